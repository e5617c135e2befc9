using System.Diagnostics;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Countersign.Tests;
using Countersign.Tests.Peers;
using Microsoft.Data.Sqlite;

namespace Journeys.Tests.Kill;

/// <summary>
/// The program is killed at moments that nobody chose, while people write and sign and a slow platform takes what they send; every second time before that, while it starts. Twenty
/// times here; COUNTERSIGN_KILLS asks for another number, and ./dev long for 200.
/// </summary>
public sealed class At_random_moments(BlueskyPeer peer)
{
    private const string School = "oxlip-lane";

    // How long a claim stands (src/Foundation/Outbox/OutboxQueue.cs).
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const string Ours = "SELECT Id FROM Posts WHERE Text LIKE 'Post % of the day'";

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("COUNTERSIGN_KILLS") ?? "20", CultureInfo.InvariantCulture);

    private readonly Random chance = new(20_261_129);
    private readonly Dictionary<string, string> handedIn = [];
    private readonly HashSet<string> signed = [];
    private readonly HashSet<string> tried = [];
    private RunningProgram program = null!;
    private string handle = "";
    private TaskCompletionSource awaited = new();
    private DateTimeOffset lastStart;
    private int missing;
    private int written;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_and_nothing_is_doubled()
    {
        var account = await peer.NewAccount();
        handle = account.Handle;
        await using var road = await FaultyRoad.To(account.Server);
        program = await RunningProgram.Demo();
        using (var administrator = await StepIn("Marguerite Tull"))
        {
            await administrator.Open("/accounts/connect/bluesky");
            await administrator.Fill("Handle", account.Handle).Fill("App password", account.Secret).Fill("Server", road.Address.ToString()).Press("Connect the account");
            Assert.Contains("is connected", administrator.Page.Text(), StringComparison.Ordinal);
        }

        road.Rule = async traveller =>
        {
            await Task.Delay(Some(0, 120), traveller.Left);
            await traveller.PassOn();
        };
        using var author = await StepIn("Hamish Torquille");
        var first = await Write(author);
        using var signer = await StepIn(await Asked(author, first));

        var time = Stopwatch.StartNew();
        var starting = TimeSpan.Zero;
        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = After(Some(1, 4));
            var (writing, signing) = (UntilItEnds(() => Write(author)), UntilItEnds(() => SignNextOrLook(signer)));
            await enough.WaitAsync(Patience.WithProgram, Ct);
            await Task.Delay(Some(0, 300), Ct);
            await program.Kill();
            await Task.WhenAll(writing, signing).WaitAsync(Patience.WithProgram, Ct);
            if (++kill < Kills)
            {
                await program.IsKilledWhileItStarts(starting * Some(0, 1_200) / 1_000);
            }

            starting = await StartAgain();
        }

        while (await SignNext(signer))
        {
            // The rest.
        }

        await Everything(author);
        await program.Kill();
        var there = (await peer.Posts(account)).Select(post => post.GetProperty("text").GetString()!.Split('\n')[0]).ToList();
        var (longest, left) = (await LongestWait("0"), await LongestWait($"{lastStart.ToUnixTimeMilliseconds()}"));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Kills} kills in {time.Elapsed.TotalSeconds:0} s; {handedIn.Count} posts and {signed.Count} signatures acknowledged, {handedIn.Values.Except(there).Count()} posts lost, "
                + $"{there.Count - there.Distinct().Count()} doubled; the longest wait from signature to publication {longest.TotalSeconds:0.0} s, {left.TotalSeconds:0.0} s of it once nobody killed any more; the last start took {starting.TotalSeconds:0.0} s");
        await IsWhole();
        Assert.Equal(there.Distinct().Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        Assert.Empty(handedIn.Values.Except(there));
        Assert.True(left <= Lease, $"a post waited {left} in a program that nobody killed any more");
        await program.DisposeAsync();
    }

    /// <summary>How long it takes until the program is ready says when, in its next start, it is killed.</summary>
    private async Task<TimeSpan> StartAgain()
    {
        var time = Stopwatch.StartNew();
        program = await program.DemoAgain();
        lastStart = TimeProvider.System.GetUtcNow();
        return time.Elapsed;
    }

    /// <summary>Hands in one post; it is acknowledged when its page answers.</summary>
    private async Task<string> Write(Visitor author)
    {
        var text = $"Post {++written} of the day";
        await author.Open("/posts/new");
        author.Fill("What do you want to say?", text);
        foreach (var question in author.Page.Document.QuerySelectorAll("main fieldset"))
        {
            foreach (var label in question.QuerySelectorAll<IHtmlLabelElement>("label").Where(label => Page.Squeeze(label.TextContent) is "No" or "None of these is true"))
            {
                ((IHtmlInputElement)label.Control!).IsChecked = true;
            }
        }

        foreach (var box in author.Page.Document.QuerySelectorAll<IHtmlTextAreaElement>("main textarea").Where(box => box.Value.Length == 0))
        {
            box.Value = "To tell families about the school's day";
        }

        foreach (var place in author.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name='Form.Accounts']"))
        {
            place.IsChecked = author.Page.Document.QuerySelector($"label[for='{place.Id}']")!.TextContent.Contains(handle, StringComparison.Ordinal);
        }

        var button = author.Page.Document.QuerySelectorAll<IHtmlButtonElement>("main button").First(button => Page.Squeeze(button.TextContent).StartsWith("Ask ", StringComparison.Ordinal));
        var page = await author.Press(Page.Squeeze(button.TextContent));
        Assert.Matches("^/posts/[0-9a-f-]{36}$", page.Path);
        lock (handedIn)
        {
            handedIn[page.Path] = text;
        }

        Acknowledged();
        return page.Path;
    }

    private static async Task<string> Asked(Visitor author, string post) =>
        (await author.Open(post)).Text().Split("Waiting for ")[^1].Split([", ", " or ", " Why these steps?", " Where it goes"], StringSplitOptions.None)[0].Trim();

    /// <summary>Signs a post that waits; false where none does.</summary>
    private async Task<bool> SignNext(Visitor signer)
    {
        string? post;
        lock (handedIn)
        {
            post = handedIn.Keys.FirstOrDefault(post => !signed.Contains(post));
        }

        if (post is null)
        {
            return false;
        }

        // What was sent and not answered may have been taken; then there is nothing left to sign.
        var page = await signer.Open(post + "/sign");
        if (!tried.Add(post) && page.Document.QuerySelector("main button.govuk-button:not(.govuk-button--secondary)") is null)
        {
            signed.Add(post);
            return true;
        }

        foreach (var line in page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=Confirmed]"))
        {
            line.IsChecked = true;
        }

        await signer.Press(Page.Squeeze(page.Document.QuerySelector("main button.govuk-button:not(.govuk-button--secondary)")!.TextContent));
        signed.Add(post);
        Acknowledged();
        return true;
    }

    /// <summary>Done when so many posts and signatures more were acknowledged.</summary>
    private Task After(int acknowledged)
    {
        awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        missing = acknowledged;
        return awaited.Task;
    }

    private void Acknowledged()
    {
        if (Interlocked.Decrement(ref missing) == 0)
        {
            awaited.SetResult();
        }
    }

    /// <summary>Goes on until the program is gone.</summary>
    private static async Task UntilItEnds<T>(Func<Task<T>> work)
    {
        try
        {
            while (true)
            {
                await work();
            }
        }
        catch (HttpRequestException)
        {
            // It was killed: whatever was under way was not acknowledged.
        }
    }

    /// <summary>Where nothing waits the signer looks at a page: whoever asks nothing would not notice that the program is gone.</summary>
    private async Task<bool> SignNextOrLook(Visitor signer) => await SignNext(signer) || (await signer.Open("/")).Path.Length > 0;

    /// <summary>Until every post that was handed in is out.</summary>
    private async Task Everything(Visitor reader)
    {
        using var patience = new CancellationTokenSource(Patience.WithProgram);
        foreach (var post in handedIn.Keys)
        {
            while (!(await reader.Open(post)).Text().Contains("See it there", StringComparison.Ordinal))
            {
                Assert.False(patience.IsCancellationRequested, $"{post} does not go out: {reader.Page.Text()}");
            }
        }
    }

    /// <summary>The record verifies, the database is sound, and nothing is claimed that nobody works at.</summary>
    private async Task IsWhole()
    {
        var (code, printed) = await RunningProgram.Command("audit", "verify", "--data", program.Folder);
        Assert.True(code == 0, printed);
        await using var database = new SqliteConnection($"Data Source={program.Folder}/countersign.db;Pooling=False");
        await database.OpenAsync(Ct);
        Assert.Equal("ok", await Ask(database, "PRAGMA integrity_check"));
        Assert.Equal(0L, await Ask(database, $"SELECT count(*) FROM Deliveries WHERE State <> 'Published' AND Post IN ({Ours})"));
        Assert.Equal((long)signed.Count, await Ask(database, $"SELECT count(*) FROM Countersignatures WHERE Subject IN ({Ours})"));
    }

    /// <summary>
    /// From its last signature, or from a later moment, until it was out, of the post for which that took longest. What waits while a program lives for two seconds at a time is a queue
    /// that grows; once it is left alone nothing may wait for a claim that a killed program held.
    /// </summary>
    private async Task<TimeSpan> LongestWait(string since)
    {
        await using var database = new SqliteConnection($"Data Source={program.Folder}/countersign.db;Pooling=False");
        await database.OpenAsync(Ct);
        return TimeSpan.FromMilliseconds((long)(await Ask(database,
            $"SELECT max(PublishedAt - max({since}, (SELECT max(At) FROM Countersignatures WHERE Subject = Post))) FROM Deliveries WHERE Post IN ({Ours})"))!);
    }

    private static async Task<object?> Ask(SqliteConnection database, string question)
    {
        await using var command = database.CreateCommand();
#pragma warning disable CA2100 // Questions of this file.
        command.CommandText = question;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Ct);
    }

    private async Task<Visitor> StepIn(string person)
    {
        var visitor = new Visitor(program.Address, () => string.Join('\n', program.Printed));
        await visitor.Open("/step-in?school=" + School);
        await visitor.Press("Step in as " + person);
        return visitor;
    }

    private int Some(int from, int below)
    {
        lock (chance)
        {
            return chance.Next(from, below);
        }
    }
}
