using AngleSharp.Html.Dom;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Tests.Policies.Drafts.Upload;

/// <summary>A nursery, a secondary school, a Scottish school and a district abroad each bring their policy and complete it with forms alone.</summary>
[Trait("Database", "none")]
public sealed class OtherShapesTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Visitor administrator = null!;
    private string draft = "";

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData(nameof(OtherShape.Nursery))]
    [InlineData(nameof(OtherShape.Secondary))]
    [InlineData(nameof(OtherShape.Scottish))]
    [InlineData(nameof(OtherShape.District))]
    public async Task A_policy_is_brought_completed_with_forms_alone_ratified_and_answers(string name)
    {
        var shape = OtherShape.Named(name);
        var school = await site.OpenSchool(shape.School);
        administrator = await site.As(school, "administrator");

        await Bring(shape);
        foreach (var (clause, form, answers) in shape.Forms)
        {
            await Clause(clause);
            await administrator.Follow(form);
            await Answer(answers);
            await Save();
        }

        await administrator.Open(draft);
        await administrator.Follow("About this document");
        await Answer(shape.About);
        await Save();
        await Ratify(shape.About);

        var teacher = await site.As(school, "teacher");
        await teacher.Open("/ask");
        await teacher.Fill("What do you want to do?", shape.Question).Press("Ask");
        foreach (var step in shape.Steps)
        {
            await (step.StartsWith('[') ? teacher.Press(step.Trim('[', ']')) : step.Split(' ') is [var day, var month, var year]
                ? teacher.Fill("Day", day).Fill("Month", month).Fill("Year", year).Press("Continue") : teacher.Choose(step).Press("Continue"));
        }

        Assert.Equal("No.", teacher.Page.Heading());
        Assert.Contains(shape.Answer, teacher.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(shape.Law is null, !teacher.Page.Text().Contains("The law in ", StringComparison.Ordinal));
        Assert.Contains(shape.Law ?? "", teacher.Page.Text(), StringComparison.Ordinal);
        Assert.EndsWith($"/policy#c{shape.Clause}", teacher.Page.Links().First(link => Number(link) == shape.Clause).Href.TrimEnd('.'), StringComparison.Ordinal);
        Assert.Contains(shape.Says, (await teacher.Open("/policy")).Text(), StringComparison.Ordinal);
    }

    private async Task Bring(OtherShape shape)
    {
        await administrator.Open("/policy/drafts");
        await administrator.Attach("Your policy", "policy.docx", shape.Document).Press("Find the clauses");
        Assert.Contains("Every word that a reader of your document sees is in the draft", administrator.Page.Text(), StringComparison.Ordinal);
        await administrator.Follow("Go on to the draft");
        draft = administrator.Page.Address.AbsolutePath;
        Assert.Equal(shape.Clauses, Clauses().Select(Number).Intersect(shape.Clauses));
        while (administrator.Page.Links().Any(link => Page.Squeeze(link.TextContent) == "Decide on the next one"))
        {
            await administrator.Follow("Decide on the next one");
            await administrator.Press("Skip: our clause stays prose");
            await administrator.Open(draft);
        }
    }

    private async Task Ratify(string about)
    {
        await administrator.Open(draft);
        var document = PolicyTexts.Read((await administrator.Open(administrator.Page.Link("Download the draft as text").Href)).Bytes);
        Assert.Contains($"says nothing? = {ReadBack.Name(document.Front.WhenSilent)}", about, StringComparison.Ordinal);
        Assert.Contains(document.Rules, rule => rule.Verdict == RuleVerdict.Forbid && (rule.Until is not null || rule.Unless.Count > 0));
        Assert.Contains(document.Rules, rule => rule.Needs.Count > 0);
        Assert.Single(document.Routes);
        Assert.Null(Assert.Single(PolicyTest.Run(document)).Differs);
        await administrator.Open(draft);
        await administrator.Follow("The governors ratified it: put it in force");
        administrator.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Choose("The governors ratified the document with the fingerprint shown here");
        var page = await administrator.Press("Put it in force");
        Assert.Equal("/policy", page.Path);
        Assert.Contains("20 November 2026", page.Text(), StringComparison.Ordinal);
    }

    // Each line is a box and what it gets, a button in brackets, a thing to tick, or a box that the form shows once it is asked for.
    private async Task Answer(string answers)
    {
        foreach (var line in answers.Split('\n'))
        {
            var (box, answer) = line.Split(" = ", 2) is [var left, var right] ? (left.Trim(), right.Replace("; ", "\n", StringComparison.Ordinal)) : (line.Trim(), null);
            if (box.StartsWith('['))
            {
                await administrator.Press(box.Trim('[', ']'));
                continue;
            }

            var isAdded = administrator.Page.Has($"Add “{box}”");
            if (isAdded)
            {
                await administrator.Press($"Add “{box}”");
            }

            // Some lines have boxes of other names, which are on the page from now on.
            if (answer is not null || !isAdded || administrator.Page.Document.QuerySelectorAll("label").Any(label => Page.Squeeze(label.TextContent) == box))
            {
                Put(box, answer);
            }
        }
    }

    private void Put(string box, string? answer)
    {
        var place = administrator.Page.Labelled(box);
        _ = answer is null ? administrator.Choose(box)
            : place.LocalName == "select" || place.HasAttribute("list") ? administrator.Choose(answer, box)
            : administrator.Fill(box, answer);
    }

    private async Task Save()
    {
        var page = await administrator.Press("Save");
        Assert.True(page.Document.QuerySelector(".govuk-error-summary") is null, page.Text());
    }

    private async Task Clause(string clause)
    {
        await administrator.Open(draft);
        await administrator.Open(Clauses().First(link => Number(link) == clause || Page.Squeeze(link.TextContent).EndsWith(clause, StringComparison.Ordinal)).Href);
    }

    // A section that has no more than a letter is shown with a stop, and cited without.
    private static string Number(IHtmlAnchorElement link) => Page.Squeeze(link.TextContent).Split(' ')[0].TrimEnd('.');

    private IEnumerable<IHtmlAnchorElement> Clauses() => administrator.Page.Links().Where(link => link.Href.Contains("/clauses/", StringComparison.Ordinal));
}
