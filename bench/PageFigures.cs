using System.Diagnostics;
using System.Net;

namespace Bench;

/// <summary>What the main pages take, from a client on the same machine with the demo trust on SQLite. Nothing is taken off.</summary>
internal static class PageFigures
{
    private const int Requests = 30;

    private const double TooLong = 50;

    /// <summary>The program of a checkout, built for release.</summary>
    public static IReadOnlyList<string> Program(string repository) => ["dotnet", Path.Combine(repository, "src", "Countersign", "bin", "Release", "net10.0", "countersign.dll")];

    public static async Task Print(IReadOnlyList<string> program, string scratch, CancellationToken ct)
    {
        using var server = await DemoServer.StartDemo(program, Path.Combine(scratch, "demo"), ct);
        var school = await server.StepIn("headteacher", ct);
        var posts = await server.Browser.GetStringAsync(new Uri("/posts", UriKind.Relative), ct);
        var ids = posts.Split("href=\"/posts/").Skip(1).Select(part => part.Split('"')[0]).Where(id => Guid.TryParse(id, out _)).Distinct().ToList();
        var post = ids.FirstOrDefault() ?? throw new InvalidOperationException("the demo has no post");
        var toSign = await FirstThatAnswers(server.Browser, ids.Select(id => $"/posts/{id}/sign"), ct);
        string[] pages = ["/health/live", "/", "/posts", "/posts/calendar", $"/posts/{post}", "/posts/new", toSign ?? $"/posts/{post}/sign", "/ask", "/policy", "/accounts", $"/news/{school}"];

        var times = pages.ToDictionary(page => page, _ => new List<double>());
        var answers = new Dictionary<string, (HttpStatusCode Status, int Bytes)>();
        for (var turn = -5; turn < Requests; turn++)
        {
            foreach (var page in pages)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await server.Browser.GetAsync(new Uri(page, UriKind.Relative), ct);
                var body = await answer.Content.ReadAsByteArrayAsync(ct);
                if (turn >= 0)
                {
                    times[page].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    answers[page] = (answer.StatusCode, body.Length);
                }
            }
        }

        Show(pages, times, answers, post, toSign);
    }

    private static void Show(string[] pages, Dictionary<string, List<double>> times, Dictionary<string, (HttpStatusCode Status, int Bytes)> answers, string post, string? toSign)
    {
        Console.WriteLine($"## Pages: SQLite, demo trust, {Requests} requests each in turn, seen by a client on the same machine\n");
        Console.WriteLine("| page | least ms | median ms | × the anchor | bytes | |\n|---|---:|---:|---:|---:|---|");
        var anchor = Median(times[pages[0]]);
        foreach (var page in pages)
        {
            var (status, bytes) = answers[page];
            var name = page == toSign ? "/posts/{id}/sign" : page.Replace(post, "{id}", StringComparison.Ordinal);
            var note = page == pages[0] ? "anchor" : status != HttpStatusCode.OK ? $"answers {(int)status}: not counted" : Median(times[page]) > TooLong ? $"over {TooLong:N0} ms" : "";
            Console.WriteLine($"| {name} | {times[page].Min():N1} | {Median(times[page]):N1} | {Median(times[page]) / anchor:N1} | {bytes:N0} | {note} |");
        }

        Console.WriteLine();
    }

    private static async Task<string?> FirstThatAnswers(HttpClient browser, IEnumerable<string> pages, CancellationToken ct)
    {
        foreach (var page in pages)
        {
            using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative), ct);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return page;
            }
        }

        return null;
    }

    private static double Median(List<double> times)
    {
        var sorted = times.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
