using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Journeys.Tests;

public sealed class Somebody_asks_the_policy(Browser browser, DemoProgram demo)
{
    private static readonly AxeRunOptions Standards = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Fact]
    public async Task On_a_phone_from_the_sentence_to_a_receipt_that_a_colleague_may_read()
    {
        var program = await demo.Program;
        await using var teacher = await browser.OnAPhone(program);
        await teacher.StepIn("tansyfield", "Efrem Tesfazghi");

        await FromQuestionToReceipt(teacher, look: true);

        await teacher.Page.GetByLabel("Share it with a colleague").SelectOptionAsync(new SelectOptionValue { Label = "Callum Dunwiddie" });
        await teacher.Press("Share");
        await teacher.Sees("You and those named here");
        await using var colleague = await browser.AtADesk(program);
        await colleague.StepIn("tansyfield", "Callum Dunwiddie");
        Assert.Equal(200, await colleague.Open(teacher.Path));
        await colleague.Sees("by Efrem Tesfazghi");
        var kept = teacher.Path;
        await teacher.Press("Delete this receipt");
        await teacher.Sees("You have kept none.");
        Assert.Equal(404, await colleague.Open(kept));
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task Without_JavaScript_too()
    {
        var program = await demo.Program;
        await using var teacher = await browser.WithoutJavaScript(program);
        await teacher.StepIn("oxlip-lane", "Hamish Torquille");

        await FromQuestionToReceipt(teacher, look: false);

        await teacher.Press("Delete this receipt");
        await teacher.Sees("You have kept none.");
        Assert.Empty(teacher.Complaints);
    }

    [Theory]
    [InlineData("ex pupil left in june, shes 18 now, wants to add me on facebook ok or not", "We understood: Befriend or follow somebody")]
    [InlineData("mum and me and facebook", "Which of these do you mean?")]
    [InlineData("who do i tell about a colleague thats messaging a pupil", "Could a child be at risk? Tell somebody now")]
    [InlineData("what happens if i break the rules", "What the policy says")]
    [InlineData("what time is parents evening", "The policy may have no answer to that")]
    [InlineData("a girl in my form has put on her story she wants to end it", "Could a child be at risk? Tell somebody now")]
    public async Task In_their_own_words_on_a_phone(string sentence, string seen)
    {
        var program = await demo.Program;
        await using var teacher = await browser.OnAPhone(program);
        await teacher.StepIn("quillbrook", "Imogen Starkweather");
        await teacher.Open("/ask");

        await teacher.Fill("What do you want to do?", sentence);
        await teacher.Press("Ask");

        await teacher.Sees(seen);
        await Look(teacher, look: true);
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task A_pupil_asks_from_the_house_rules_on_a_phone_without_an_account()
    {
        var program = await demo.Program;
        await using var pupil = await browser.OnAPhone(program);
        await pupil.Open("/rules/quillbrook/pupils");
        await pupil.Follow("Ask our policy a question");
        await Look(pupil, look: true);

        await pupil.Fill("What do you want to do?", "can i follow my teacher on insta");
        await pupil.Press("Ask");

        await pupil.Sees("We understood: Ask to be friends, or follow");
        await Look(pupil, look: true);
        Assert.Empty(pupil.Complaints);
    }

    [Fact]
    public async Task The_policy_is_read_from_its_contents_to_a_clause_and_printed_without_the_navigation()
    {
        var program = await demo.Program;
        await using var reader = await browser.AtADesk(program);
        await reader.StepIn("quillbrook", "Imogen Starkweather");
        await reader.Open("/policy");
        var link = reader.Page.Locator(".cs-contents a").Nth(3);
        var words = (await link.InnerTextAsync()).Trim();

        await link.ClickAsync();

        var clause = reader.Page.Locator(".cs-clause:target");
        await Assertions.Expect(clause).ToBeInViewportAsync();
        Assert.Equal(string.Join(' ', words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), string.Join(' ', (await clause.InnerTextAsync()).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
        await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var gone in new[] { ".govuk-service-navigation", ".cs-header", ".cs-footer", ".cs-contents", ".govuk-button" })
        {
            await Assertions.Expect(reader.Page.Locator(gone).First).ToBeHiddenAsync();
        }

        await Assertions.Expect(clause).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.Locator("h1")).ToBeVisibleAsync();
        Assert.Empty(reader.Complaints);
    }

    // At most one question is put for each thing that can matter; a policy has fewer than a dozen of them for one deed.
    private static async Task FromQuestionToReceipt(Someone teacher, bool look)
    {
        await teacher.Open("/ask");
        await teacher.Sees("You ask as");
        await teacher.Fill("What do you want to do?", "accept a friend request from a former pupil on my personal account");
        await teacher.Press("Ask");
        for (var questions = 0; await teacher.Page.Locator(".cs-answer").CountAsync() == 0; questions++)
        {
            Assert.InRange(questions, 0, 11);
            await Look(teacher, look);
            await Reply(teacher);
        }

        await Look(teacher, look);
        Assert.Equal("/ask/about", teacher.Path);
        var answer = await teacher.Page.Locator(".cs-answer").InnerTextAsync();
        await teacher.Press("Keep a receipt");
        await teacher.Sees("Accept a friend request: former pupil, personal account");
        await teacher.Sees(answer.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        await Look(teacher, look);
    }

    private static async Task Reply(Someone teacher)
    {
        if (await teacher.Page.GetByLabel("Year", new() { Exact = true }).CountAsync() > 0)
        {
            await teacher.Fill("Day", "1");
            await teacher.Fill("Month", "7");
            await teacher.Fill("Year", "2012");
        }
        else if (await teacher.Page.GetByLabel("No", new() { Exact = true }).CountAsync() > 0)
        {
            await teacher.Choose("No");
        }

        await teacher.Press("Continue");
    }

    private static async Task Look(Someone teacher, bool look)
    {
        if (!look)
        {
            return;
        }

        var axe = await teacher.Page.RunAxe(Standards);
        Assert.Empty(axe.Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}"));
        Assert.Equal(0, await teacher.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }
}
