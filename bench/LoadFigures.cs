using System.Diagnostics;

namespace Bench;

/// <summary>Requests a second that the published program answers to somebody signed in. The client runs on the same machine and takes its part of it.</summary>
internal static class LoadFigures
{
    private const int Connections = 16;

    private const int Turns = 4;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    public static async Task Print(string repository, string scratch, CancellationToken ct)
    {
        using var empty = await DemoServer.Start(PublishedProgram.Empty(repository), "/health/ready", ct);
        using var server = await DemoServer.StartDemo(PublishedProgram.Countersign(repository), Path.Combine(scratch, "load"), ct);
        await server.StepIn("headteacher", ct);
        (string Name, DemoServer Of, string Page)[] asked =
            [("a site that does nothing (anchor)", empty, "/"), ("/health/live", server, "/health/live"), ("/posts", server, "/posts"), ("/", server, "/"), ("/ask", server, "/ask")];
        var most = new double[asked.Length];
        for (var turn = -1; turn < Turns; turn++)
        {
            for (var place = 0; place < asked.Length; place++)
            {
                var answered = await Answered(asked[place].Of, asked[place].Page, ct);
                most[place] = turn < 0 ? 0 : Math.Max(most[place], answered);
            }
        }

        Console.WriteLine($"## Requests a second: SQLite, demo trust, a signed-in cookie, {Connections} connections, most of {Turns} turns of {Turn.TotalSeconds:N0} s\n");
        Console.WriteLine("| page | requests/s | of the anchor |\n|---|---:|---:|");
        foreach (var (place, (name, _, _)) in asked.Index())
        {
            Console.WriteLine($"| {name} | {most[place]:N0} | {most[place] / most[0]:P0} |");
        }

        Console.WriteLine();
    }

    private static async Task<double> Answered(DemoServer server, string page, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Browser.BaseAddress };
        if (server.Cookie.Length > 0)
        {
            client.DefaultRequestHeaders.Add("Cookie", server.Cookie);
        }

        var (start, address) = (Stopwatch.GetTimestamp(), new Uri(page, UriKind.Relative));
        var answered = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < Turn; count++)
            {
                using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
                if (answer.StatusCode != System.Net.HttpStatusCode.OK)
                {
                    throw new InvalidOperationException($"{page} answered {answer.StatusCode}");
                }

                await answer.Content.CopyToAsync(Stream.Null, ct);
            }

            return count;
        }));
        return answered.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
