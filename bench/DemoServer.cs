using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bench;

/// <summary>A server in a process of its own, such as the real program with the demo trust, and a browser that can step in there.</summary>
internal sealed class DemoServer : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private readonly Process process;
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = true, CookieContainer = new CookieContainer() };

    private DemoServer(Process process, Uri address)
    {
        this.process = process;
        Browser = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
    }

    public HttpClient Browser { get; }

    /// <summary>What somebody who has stepped in sends with each request.</summary>
    public string Cookie => handler.CookieContainer.GetCookieHeader(Browser.BaseAddress!);

    /// <summary>From the start of the process to the first answer that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>What the process holds in memory, in bytes: all of it, and what of it is no page of a file that the system could drop.</summary>
    public (long Resident, long Private) Memory
    {
        get
        {
            var status = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status"));
            long Kilobytes(string name) => long.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..^3], CultureInfo.InvariantCulture);
            return (Kilobytes("VmRSS:") * 1024, (Kilobytes("VmRSS:") - Kilobytes("RssFile:")) * 1024);
        }
    }

    /// <summary>The program, with the demo trust in this folder.</summary>
    public static Task<DemoServer> StartDemo(IReadOnlyList<string> program, string data, CancellationToken ct) =>
        Start([.. program, "run", "--demo", "--data", data, "--url"], "/health/ready", ct);

    /// <param name="command">The program and its arguments, of which the address will be the last.</param>
    /// <param name="ready">The address that answers 200 once it is ready.</param>
    public static async Task<DemoServer> Start(IReadOnlyList<string> command, string ready, CancellationToken ct)
    {
        var address = new Uri($"http://localhost:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command.Skip(1).Append(address.ToString()))
        {
            start.ArgumentList.Add(argument);
        }

        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new DemoServer(process, address);
        await server.WaitUntil(ready, ct);
        server.ReadyAfter = Stopwatch.GetElapsedTime(begun);
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

    private async Task WaitUntil(string ready, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2))
        {
            try
            {
                using var answer = await Browser.GetAsync(new Uri(ready, UriKind.Relative), ct);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Glance, ct);
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
