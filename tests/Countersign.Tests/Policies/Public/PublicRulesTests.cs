using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Tests.Policies.Public;

public sealed class PublicRulesTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Visitor parent = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        parent = site.Nobody();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Anybody_reads_the_policy_of_a_school_without_signing_in()
    {
        await site.Adopt("primary");

        var page = await parent.Open("/rules/wrenfield-school");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Contents", page.Text(), StringComparison.Ordinal);
        Assert.Empty(parent.Cookies.GetAllCookies());
    }

    [Fact]
    public async Task Families_read_what_binds_them_and_what_staff_keep_to()
    {
        await site.Adopt("primary");
        await parent.Open("/rules/wrenfield-school");

        var page = await parent.Follow("House rules for families");

        Assert.Equal("House rules for families", page.Heading());
        Assert.Contains("You must not", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Staff must not connect with you, unless you know each other", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("A parent must not", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pupils_are_spoken_to_and_told_whom_to_ask()
    {
        await site.Adopt("primary");

        var page = await parent.Open("/rules/wrenfield-school/pupils");

        Assert.Equal("House rules for pupils", page.Heading());
        Assert.Contains("You must not connect with a member of staff.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("You must not make a post if somebody in charge has found that it harms the school's good name.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Ask the headteacher, or any adult at the school whom you trust", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rules/nowhere")]
    [InlineData("/rules/nowhere/pupils")]
    [InlineData("/rules/nowhere/policy.docx")]
    [InlineData("/rules/wrenfield-school/governors")]
    [InlineData("/rules/wrenfield-school/governors.docx")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        await site.Adopt("primary");

        var page = await parent.Open(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task A_school_without_a_policy_in_force_shows_none()
    {
        var page = await parent.Open("/rules/wrenfield-school");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Theory]
    [InlineData("federation")]
    [InlineData("infant")]
    [InlineData("primary")]
    [InlineData("school")]
    [InlineData("trust")]
    public async Task A_Word_file_of_the_policy_is_valid_and_holds_every_clause_under_a_real_heading(string policy)
    {
        await site.Adopt(policy);
        var page = await parent.Open("/rules/wrenfield-school");

        var file = await parent.Open("/rules/wrenfield-school/policy.docx");

        Assert.Equal(HttpStatusCode.OK, file.Status);
        var headings = Valid(file.Bytes).Where(paragraph => Style(paragraph)?.StartsWith("Heading", StringComparison.Ordinal) == true).Select(paragraph => Page.Squeeze(paragraph.InnerText)).ToList();
        Assert.Equal(page.Document.QuerySelectorAll(".cs-clause").Select(heading => Page.Squeeze(heading.TextContent)), headings);
        Assert.NotEmpty(headings);
    }

    [Theory]
    [InlineData("federation", "pupils")]
    [InlineData("federation", "families")]
    [InlineData("infant", "pupils")]
    [InlineData("infant", "families")]
    [InlineData("primary", "pupils")]
    [InlineData("primary", "families")]
    [InlineData("school", "pupils")]
    [InlineData("school", "families")]
    [InlineData("trust", "pupils")]
    public async Task A_Word_file_of_house_rules_says_what_the_page_says(string policy, string audience)
    {
        await site.Adopt(policy);
        var page = await parent.Open("/rules/wrenfield-school/" + audience);

        var file = await parent.Open($"/rules/wrenfield-school/{audience}.docx");

        var paragraphs = Valid(file.Bytes);
        var lines = page.Document.QuerySelectorAll("article h2, article p, article li").Select(line => Page.Squeeze(line.TextContent)).ToList();
        Assert.Equal(lines, paragraphs.Select(paragraph => Page.Squeeze(paragraph.InnerText)).Where(lines.Contains));
        Assert.Equal(page.Document.QuerySelectorAll("article h2").Length + 1, paragraphs.Count(paragraph => Style(paragraph) == "Heading1"));
        Assert.Equal(page.Document.QuerySelectorAll("article li").Length, paragraphs.Count(paragraph => paragraph.ParagraphProperties?.NumberingProperties is not null));
        Assert.NotEmpty(page.Document.QuerySelectorAll("article li"));
    }

    [Fact]
    public async Task Every_house_rule_leads_to_its_clause()
    {
        await site.Adopt("primary");
        var whole = await parent.Open("/rules/wrenfield-school");

        var page = await parent.Open("/rules/wrenfield-school/families");

        var links = page.Document.QuerySelectorAll("article a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.NotNull(whole.Document.GetElementById(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..])));
    }

    [Fact]
    public async Task Whom_to_tell_and_what_can_follow_stand_in_the_house_rules()
    {
        await site.Adopt("primary");

        var page = await parent.Open("/rules/wrenfield-school/families");

        Assert.Equal(
            ["Pictures and films", "Friends, followers and messages", "When and where you use social media", "What you post", "What is never all right", "What others must not do to you", "If something worries you", "What you can count on", "What happens if a rule is broken"],
            page.Document.QuerySelectorAll("article h2").Select(heading => Page.Squeeze(heading.TextContent)));
        Assert.Contains("Tell the headteacher or the governing body about allegations against staff", page.Text(), StringComparison.Ordinal);
        Assert.Contains("The school will send families a leaflet with the main points every year.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("The school will contact the parent and ask for the content to be taken down.", Page.Squeeze(page.Document.QuerySelector("article ol li")!.TextContent));
    }

    [Fact]
    public async Task Where_the_policy_binds_staff_alone_families_read_what_the_law_says_to_them()
    {
        await site.Adopt("trust");

        var page = await parent.Open("/rules/wrenfield-school/families");

        Assert.Contains("Tell the designated safeguarding lead or the police within 1 day about safeguarding concerns", page.Text(), StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll("article .govuk-hint"), clause => Assert.EndsWith(" of the law in England", Page.Squeeze(clause.TextContent), StringComparison.Ordinal));
        Assert.Empty(page.Document.QuerySelectorAll("article .govuk-hint a"));
    }

    [Fact]
    public async Task Markup_in_the_prose_stays_text_and_lists_and_tables_become_real_ones()
    {
        await site.AdoptText("""
            ### 2.1 Prose

            **Everybody** is bound: see <b>this</b>.

            1. first
            2. second

            | a | b |
            |---|---|
            | c | *d* |
            """);

        var file = await parent.Open("/rules/wrenfield-school/policy.docx");

        var paragraphs = Valid(file.Bytes);
        Assert.Contains(paragraphs, paragraph => paragraph.InnerText == "Everybody is bound: see <b>this</b>.");
        Assert.Equal("Everybody", paragraphs.SelectMany(paragraph => paragraph.Descendants<Run>()).Single(run => run.RunProperties?.Bold is not null && run.InnerText.StartsWith('E')).InnerText);
        Assert.Equal(2, paragraphs.Count(paragraph => paragraph.ParagraphProperties?.NumberingProperties is not null));
        Assert.Equal(4, paragraphs.Count(paragraph => paragraph.Parent is TableCell));
    }

    [Fact]
    public async Task A_numbered_list_goes_on_where_a_block_broke_it_off_and_a_link_says_where_it_leads()
    {
        await site.AdoptText("""
            ### 2.1 Steps

            1. Tell the headteacher

            ```rule 2.1-a
            forbid staff to use the logo
            ```

            2. Read [the guidance](https://guidance.example/logo)
            """);

        var file = await parent.Open("/rules/wrenfield-school/policy.docx");

        Assert.Contains(Valid(file.Bytes), paragraph => paragraph.InnerText == "Read the guidance (https://guidance.example/logo)");
        using var word = WordprocessingDocument.Open(new MemoryStream(file.Bytes), isEditable: false);
        var starts = word.MainDocumentPart!.NumberingDefinitionsPart!.Numbering!.Descendants<StartOverrideNumberingValue>().Select(start => start.Val!.Value);
        Assert.Equal([1, 2], starts);
    }

    private static string? Style(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static List<Paragraph> Valid(byte[] bytes)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        return [.. file.MainDocumentPart!.Document.Descendants<Paragraph>()];
    }
}
