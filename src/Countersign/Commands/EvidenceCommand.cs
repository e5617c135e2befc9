using System.CommandLine;
using Countersign.Foundation.Worker;
using Countersign.Posts.Evidence;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Commands;

/// <summary>Says what an evidence file proves. It needs no server, no database and no key of the school's.</summary>
internal static class EvidenceCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "a file that was downloaded from a post's page" };
        var verify = new Command("verify", "check every part of the file; ends with 1 where something does not hold") { file };
        verify.SetAction((line, ct) => Verify(line.GetRequiredValue(file), ct));
        return new Command("evidence", "what was published and on whose word") { verify };
    }

    private static async Task<int> Verify(FileInfo file, CancellationToken ct)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"{file}: there is no such file");
            return 1;
        }

        using var workers = new Workers(NullLogger<Workers>.Instance);
        var read = await EvidenceCheck.Verify(workers, file, ct);
        if (read is not Outcome<EvidenceVerdict>.Done(var verdict))
        {
            await Console.Error.WriteLineAsync(((Outcome<EvidenceVerdict>.Refused)read).Why.Sentence);
            return 1;
        }

        foreach (var sentence in verdict.Holds)
        {
            Console.WriteLine($"{sentence}.");
        }

        Console.WriteLine(verdict.Wrong is { } wrong ? $"It does not hold: {wrong}." : "Everything in the file holds.");
        return verdict.Wrong is null ? 0 : 1;
    }
}
