using System.Net;
using Microsoft.Playwright;

namespace Journeys.Tests;

/// <summary>The same journey in each of the demo's schools, on a phone: who is asked, and in which order, is the school's own text.</summary>
public sealed class Each_school_goes_its_own_way(Browser browser, DemoProgram demo)
{
    public static TheoryData<Chain> Schools => new()
    {
        new Chain("quillbrook", "Imogen Starkweather", Controversial: false, Silent: null)
        {
            Steps = ["A colleague checks it", "The manager approves it: Gareth Llwyd-Parry", "The designated staff gives the final sign-off: Folasade Ogunmola"],
        },
        new Chain("tansyfield", "Efrem Tesfazghi", Controversial: true, Silent: null)
        {
            Steps = ["The senior leader approves it: Sunniva Dahlgaard", "The lead member of staff gives the final sign-off: Adaeze Nwokorie"],
        },
        new Chain("oxlip-lane", "Lowri Gethinog", Controversial: false, Silent: "The text does not say who approves an official post, so the headteacher is asked.")
        {
            Steps = ["The headteacher approves it: Desmond Okonjobi"],
        },
        new Chain("marlowick", "Chiamaka Ezeudo", Controversial: false, Silent: null)
        {
            Steps = ["The headteacher approves it: Ishaan Mukherji"],
        },
        new Chain("little-sedgewell", "Thandeka Mabusela", Controversial: false, Silent: "The text does not say who agrees to an official post, so the headteacher is asked.")
        {
            Steps = ["The headteacher approves it: Nikolai Vasserman"],
        },
    };

    [Theory]
    [MemberData(nameof(Schools))]
    public async Task From_the_draft_to_the_news_page_and_back(Chain chain)
    {
        var program = await demo.Program;
        await using var author = await browser.OnAPhone(program);
        await author.StepIn(chain.School, chain.Author);
        await author.Compose("Bring an old shirt for painting");
        if (chain.Controversial)
        {
            await author.Page.GetByRole(AriaRole.Group, new() { Name = "Could this prove controversial?" }).GetByLabel("Yes", new() { Exact = true }).CheckAsync();
        }

        var post = await author.HandIn();
        foreach (var (step, place) in chain.Steps.Select((step, place) => (step, place)))
        {
            await Asks(author, chain, step, place);
            await Signs(program, chain, post, await NextSigner(author, [.. chain.Steps.Skip(place + 1)]));
            await author.Open(post);
        }

        await author.WaitsFor("See it there");
        var news = await author.Page.GetByText("See it there").GetAttributeAsync("href");
        Assert.Equal(200, await author.Open(news!));
        await author.IsAt("Bring an old shirt for painting");
        await author.Open(post);
        Assert.Equal((0, "Everything in the file holds."), await Verify(author));

        await author.Press("Take down");
        await author.Fill("Why?", "The day has changed");
        await author.Press("Take down");
        await author.WaitsFor("Taken down, and proved to be gone");
        await author.Open(news!);
        Assert.Equal((int)HttpStatusCode.Gone, (await author.Page.ReloadAsync())!.Status);
        await author.IsAt("This post is no longer here");
        Assert.Empty(author.Complaints);
    }

    private static async Task Asks(Someone author, Chain chain, string step, int place)
    {
        var signing = author.Main.Locator(".govuk-summary-list", new() { HasText = "Written by" }).Locator(".govuk-summary-list__row");
        var (words, who) = step.Split(": ") is [var before, var after] ? (before, after) : (step, "");
        Assert.Equal(chain.Steps.Count + 1, await signing.CountAsync());
        Assert.Equal(words, await signing.Nth(place + 1).Locator("dt").InnerTextAsync());
        Assert.Contains("Waiting for " + who, await signing.Nth(place + 1).Locator("dd").InnerTextAsync(), StringComparison.Ordinal);
        if (chain.Silent is not null)
        {
            await author.Sees(chain.Silent);
        }
    }

    // Whoever alone can give a later signature leaves this one to somebody else.
    private static async Task<string> NextSigner(Someone author, IReadOnlyList<string> later) =>
        (await author.Main.GetByText("Waiting for ").Last.InnerTextAsync()).Replace("Waiting for ", "", StringComparison.Ordinal).Split([", ", " or "], StringSplitOptions.None)
            .Select(name => name.Trim()).First(name => !later.Any(step => step.EndsWith(": " + name, StringComparison.Ordinal)));

    private async Task Signs(RunningProgram program, Chain chain, string post, string name)
    {
        Assert.NotEqual(chain.Author, name);
        await using var signer = await browser.OnAPhone(program);
        await signer.StepIn(chain.School, name);
        await signer.Sign(post);
        Assert.Empty(signer.Complaints);
    }

    /// <summary>Downloads the evidence and has it checked by a process that knows nothing of the server.</summary>
    private static async Task<(int Code, string LastLine)> Verify(Someone author)
    {
        var answer = await author.Context.APIRequest.GetAsync((await author.Page.GetByText("Download the evidence").GetAttributeAsync("href"))!);
        var folder = Directory.CreateTempSubdirectory("countersign-evidence-");
        try
        {
            var file = Path.Combine(folder.FullName, "evidence.zip");
            await File.WriteAllBytesAsync(file, await answer.BodyAsync(), TestContext.Current.CancellationToken);
            var (code, printed) = await RunningProgram.Command("evidence", "verify", file);
            return (code, printed.TrimEnd().Split('\n')[^1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>A school, an author there, and who is asked in which order.</summary>
/// <param name="Silent">What the program says where the school's text names nobody; null where it does.</param>
public sealed record Chain(string School, string Author, bool Controversial, string? Silent)
{
    public required IReadOnlyList<string> Steps { get; init; }

    public override string ToString() => School;
}
