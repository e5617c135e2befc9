namespace Bench;

/// <summary>What the published program takes until it is ready and holds in memory, beside a site that does nothing and is published alike.</summary>
internal static class StartFigures
{
    private const int Starts = 8;

    private const int Requests = 1_000;

    private static readonly string[] Pages = ["/", "/posts", "/ask", "/posts/calendar", "/policy", "/accounts"];

    public static async Task Print(string repository, string scratch, CancellationToken ct)
    {
        var data = Path.Combine(scratch, "start");
        var (program, empty) = (PublishedProgram.Countersign(repository), PublishedProgram.Empty(repository));
        (await DemoServer.StartDemo(program, data, ct)).Dispose();
        var (ready, anchor) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        (long Resident, long Private) held = default, idle = default;
        for (var turn = 0; turn < Starts; turn++)
        {
            using (var server = await DemoServer.Start(empty, "/health/ready", ct))
            {
                anchor = Least(anchor, server.ReadyAfter);
                await Ask(server, ["/"], ct);
                idle = server.Memory;
            }

            using (var server = await DemoServer.StartDemo(program, data, ct))
            {
                ready = Least(ready, server.ReadyAfter);
                if (turn == Starts - 1)
                {
                    await server.StepIn("headteacher", ct);
                    await Ask(server, Pages, ct);
                    held = server.Memory;
                }
            }
        }

        Console.WriteLine($"## Starting the published program: {Starts} starts each in turn on the same data folder with the demo trust, and then {Requests:N0} requests\n");
        Console.WriteLine("| what | ready after ms | × the anchor | MB held | × the anchor | MB of it its own |\n|---|---:|---:|---:|---:|---:|");
        Console.WriteLine($"| a site that does nothing (anchor) | {anchor.TotalMilliseconds:N0} | 1.0 | {idle.Resident / 1e6:N0} | 1.0 | {idle.Private / 1e6:N0} |");
        Console.WriteLine($"| countersign run --demo | {ready.TotalMilliseconds:N0} | {ready / anchor:N1} | {held.Resident / 1e6:N0} | {(double)held.Resident / idle.Resident:N1} | {held.Private / 1e6:N0} |\n");
    }

    private static async Task Ask(DemoServer server, string[] pages, CancellationToken ct)
    {
        for (var request = 0; request < Requests; request++)
        {
            using var answer = await server.Browser.GetAsync(new Uri(pages[request % pages.Length], UriKind.Relative), ct);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(ct);
        }
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
