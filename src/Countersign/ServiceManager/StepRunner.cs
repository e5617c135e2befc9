using System.ComponentModel;
using System.Diagnostics;

namespace Countersign.ServiceManager;

/// <summary>Does the steps in their order and stops at the first that fails.</summary>
internal static class StepRunner
{
    public static async Task<Outcome<int>> Do(IReadOnlyList<ServiceStep> steps, CancellationToken ct)
    {
        foreach (var step in steps)
        {
            if (await Do(step, ct) is { } why)
            {
                return why;
            }
        }

        return steps.Count;
    }

    private static async Task<Refusal?> Do(ServiceStep step, CancellationToken ct)
    {
        switch (step)
        {
            case ServiceStep.MakeFolder(var path):
                Directory.CreateDirectory(path);
                return null;
            case ServiceStep.WriteFile(var path, var text):
                await File.WriteAllTextAsync(path, text, ct);
                return null;
            case ServiceStep.DeleteFile(var path):
                File.Delete(path);
                return null;
            case ServiceStep.RunTool tool:
                return await Run(tool, ct);
            default:
                throw new InvalidOperationException("there is no other step");
        }
    }

    private static async Task<Refusal?> Run(ServiceStep.RunTool step, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(step.Tool, step.Arguments))
                ?? throw new InvalidOperationException("a new process was asked for");
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0 || step.MayFail
                ? null
                : new($"`{step.Tool} {step.Arguments[0]}` ended with {process.ExitCode}, and nothing after it was done. What it said stands above.");
        }
        catch (Win32Exception)
        {
            return new($"There is no `{step.Tool}` on this machine, and nothing after it was done.");
        }
    }
}
