using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Countersign.Tests;

namespace Journeys.Tests.Kill;

/// <summary>Two programs on one database whose leader is killed while people write and read on both of them. A part of ./dev long.</summary>
public sealed class When_the_database_fails_over
{
    private const string School = "oxlip-lane";

    private readonly ConcurrentDictionary<string, string> acknowledged = [];
    private readonly ConcurrentBag<HttpStatusCode> answers = [];
    private readonly Lock door = new();
    private readonly Stopwatch time = Stopwatch.StartNew();
    private Task over = Task.CompletedTask;
    private TaskCompletionSource awaited = new();
    private int missing;
    private TimeSpan lastTaken;
    private TimeSpan gap;

    public static bool HasPatroni => FailingOver.IsThere;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(SkipUnless = nameof(HasPatroni), Skip = "tools/with-patroni starts the servers for it")]
    public async Task Nothing_that_was_acknowledged_is_lost_nothing_is_doubled_and_nobody_reads_that_something_went_wrong()
    {
        var database = await FailingOver.Take();
        await using var one = await RunningProgram.DemoOn(database.Connection, database.Prepare);
        await using var other = await one.Beside();
        List<Visitor> visitors = [await StepIn(one), await StepIn(other), await StepIn(one), await StepIn(other), await StepIn(one), await StepIn(other)];
        using var end = new CancellationTokenSource();
        var enough = Acknowledged(100);
        List<Task> load = [.. visitors[..4].Select(writer => Until(() => Write(writer), end.Token)), .. visitors[4..].Select(reader => Until(() => Read(reader), end.Token))];
        await Reaches(enough, load);

        var killed = FailingOver.KillTheLeader();
        over = killed;
        var without = await killed.WaitAsync(Patience.WithProgram, Ct);
        await Reaches(Acknowledged(100), load);
        await end.CancelAsync();
        await Task.WhenAll(load).WaitAsync(Patience.WithProgram, Ct);

        var kept = await database.Column("SELECT \"Text\" FROM \"Posts\" WHERE \"Text\" LIKE 'Year 4 planted beans%'");
        var lost = acknowledged.Values.Except(kept).Count();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{acknowledged.Count} acknowledged, {lost} lost, {kept.Count - kept.Distinct().Count()} doubled; {answers.Count} answers, of them "
                + $"{answers.Count(status => status == HttpStatusCode.ServiceUnavailable)} that it is away; nobody led for {without.TotalSeconds:0.0} s, "
                + $"nothing was acknowledged for {gap.TotalSeconds:0.0} s");
        Assert.Equal(0, lost);
        Assert.Equal(kept.Distinct().Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, status.ToString()));
        await Works(one, database);
        await Works(other, database);
    }

    /// <summary>Done when so many drafts more were acknowledged.</summary>
    private Task Acknowledged(int more)
    {
        lock (door)
        {
            missing = more;
            awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return awaited.Task;
        }
    }

    /// <summary>Waits for something as long as nobody meets a fault.</summary>
    private static async Task Reaches(Task something, IReadOnlyList<Task> load) => await await Task.WhenAny([something, .. load]).WaitAsync(Patience.WithProgram, Ct);

    private static async Task Until(Func<Task> work, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await work();
        }
    }

    private async Task Write(Visitor writer)
    {
        var text = $"Year 4 planted beans {Guid.CreateVersion7()}";
        if (!await Answered(await writer.Open("/posts/new")))
        {
            return;
        }

        var page = await writer.Fill("What do you want to say?", text).Press("Save draft");
        if (!await Answered(page))
        {
            return;
        }

        Assert.Matches("^/posts/[0-9a-f-]{36}$", page.Path);
        acknowledged[page.Path] = text;
        lock (door)
        {
            var now = time.Elapsed;
            (gap, lastTaken) = (now - lastTaken > gap && lastTaken > TimeSpan.Zero ? now - lastTaken : gap, now);
            if (--missing == 0)
            {
                awaited.SetResult();
            }
        }
    }

    /// <summary>What was acknowledged can be read, at whichever program.</summary>
    private async Task Read(Visitor reader)
    {
        var (path, text) = acknowledged.LastOrDefault();
        var page = await reader.Open(path ?? "/posts/new");
        if (await Answered(page) && path is not null)
        {
            Assert.Contains(text, page.Text(), StringComparison.Ordinal);
        }
    }

    /// <summary>Whether the page came. Where the database is said to be away, it is said when to come back, and whoever asked waits for the new leader.</summary>
    private async Task<bool> Answered(Page page)
    {
        answers.Add(page.Status);
        if (page.Status != HttpStatusCode.ServiceUnavailable)
        {
            return true;
        }

        Assert.Equal("10", page.Headers["Retry-After"]);
        await over;
        return false;
    }

    /// <summary>The program goes on: what recurs and what is sent, too; and the record of every school verifies.</summary>
    private static async Task Works(RunningProgram program, FailingOver database)
    {
        using var monitor = new Visitor(program.Address, () => string.Join('\n', program.Printed));
        using var patience = new CancellationTokenSource(Patience.WithProgram);
        while ((await monitor.Open("/health/send")).Status != HttpStatusCode.OK)
        {
            Assert.False(patience.IsCancellationRequested, $"{System.Text.Encoding.UTF8.GetString(monitor.Page.Bytes)}\n{string.Join('\n', program.Printed)}");
        }

        // Whoever reads the log finds what happened, and not every look for the database that found nobody.
        Assert.InRange(program.Printed.Count, 1, 1_000);
        var (code, printed) = await RunningProgram.Command("audit", "verify", "--data", program.Folder, "--postgres", database.Connection);
        Assert.True(code == 0, printed);
    }

    private static async Task<Visitor> StepIn(RunningProgram program)
    {
        var visitor = new Visitor(program.Address, () => string.Join('\n', program.Printed));
        await visitor.Open("/step-in?school=" + School);
        await visitor.Press("Step in as Hamish Torquille");
        return visitor;
    }
}
