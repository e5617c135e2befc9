using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bench;

/// <summary>The real program with the demo trust, in a process and a data folder of its own, and a browser that has stepped in.</summary>
internal sealed class DemoServer : IDisposable
{
    private readonly Process process;
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = true, CookieContainer = new CookieContainer() };

    private DemoServer(Process process, Uri address)
    {
        this.process = process;
        Browser = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
    }

    public HttpClient Browser { get; }

    public static async Task<DemoServer> Start(string program, string data, CancellationToken ct)
    {
        var address = new Uri($"http://localhost:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[program, "run", "--demo", "--data", data, "--url", address.ToString()])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new DemoServer(process, address);
        await server.WaitUntilLive(ct);
        return server;
    }

    /// <summary>Signs in through the page, as anyone does, as the first person of the first school who holds the role.</summary>
    /// <returns>The school's short name.</returns>
    public async Task<string> StepIn(string role, CancellationToken ct)
    {
        var school = Between(await Browser.GetStringAsync(new Uri("/step-in", UriKind.Relative), ct), "/step-in?school=", "\"");
        var page = new Uri($"/step-in?school={school}", UriKind.Relative);
        var form = (await Browser.GetStringAsync(page, ct)).Split("<form ").Skip(1).FirstOrDefault(form => form.Contains(role, StringComparison.OrdinalIgnoreCase) && form.Contains("name=\"person\"", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"nobody there is {role}");
        var fields = new Dictionary<string, string>
        {
            ["person"] = Between(form, "name=\"person\" value=\"", "\""),
            ["__RequestVerificationToken"] = Between(form, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"", "\""),
        };
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await Browser.PostAsync(page, content, ct);
        answer.EnsureSuccessStatusCode();
        return school;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Browser.Dispose();
        handler.Dispose();
    }

    public static string Between(string text, string before, string after)
    {
        var from = text.IndexOf(before, StringComparison.Ordinal);
        return from < 0 ? throw new InvalidOperationException($"the page does not hold {before}") : text[(from + before.Length)..text.IndexOf(after, from + before.Length, StringComparison.Ordinal)];
    }

    private async Task WaitUntilLive(CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2))
        {
            try
            {
                using var answer = await Browser.GetAsync(new Uri("/health/live", UriKind.Relative), ct);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(200, ct);
        }

        Dispose();
        throw new InvalidOperationException("the program did not come up");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
