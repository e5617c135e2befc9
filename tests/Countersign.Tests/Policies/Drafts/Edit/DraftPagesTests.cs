using System.Net;
using System.Text;
using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Start;
using Countersign.PolicyLanguage.Formatting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Tests.Policies.Drafts.Edit;

public sealed class DraftPagesTests : IAsyncLifetime
{
    private const string Own = """
        Social media at our school

        1. Pictures
        Staff never put a photograph of a pupil on a personal account or on a site of their own.

        2. Lunch
        The menu changes weekly.
        """;

    private TestSite site = null!;
    private Visitor administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        administrator = await site.As("administrator");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_school_brings_its_own_policy_and_a_person_accepts_what_fits()
    {
        await Upload(Own);

        await administrator.Follow("Decide on the next one");
        Assert.Contains("Our clause that says something like it", administrator.Page.Text(), StringComparison.Ordinal);
        await administrator.Press("Accept");

        Assert.DoesNotContain("waits for your decision", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("1 Pictures Runs", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("2 Lunch Prose only", administrator.Page.Text(), StringComparison.Ordinal);
        var text = await administrator.Open(administrator.Page.Link("Download the draft as text").Href);
        Assert.Contains(PolicyTexts.Read(text.Bytes).Rules, rule => rule.Clause.Id == "1");
        Assert.Contains("Staff never put a photograph of a pupil on a personal account", Encoding.UTF8.GetString(text.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_school_brought_stands_beside_its_draft_with_what_was_left_out_and_why()
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "tests/Countersign.Tests/Policies/Drafts/Upload/Clauses/cases/d35-appendix-restarts.docx"), TestContext.Current.CancellationToken);
        var hidden = await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "tests/Countersign.Tests/Policies/Drafts/Upload/Clauses/cases/d13-hidden-text.docx"), TestContext.Current.CancellationToken);
        await administrator.Open("/policy/drafts");
        Assert.DoesNotContain("word for word", administrator.Page.Text(), StringComparison.Ordinal);

        var page = await administrator.Attach("Your policy", "policy.docx", bytes).Press("Find the clauses");

        Assert.Contains("Every word that a reader of your document sees is in the draft", page.Text(), StringComparison.Ordinal);
        Assert.Contains("“1. Purpose” is cited as A-1", page.Text(), StringComparison.Ordinal);
        Assert.Contains("1. Purpose A-1 Purpose", page.Text(), StringComparison.Ordinal);
        Assert.Contains("What was left out Nothing.", page.Text(), StringComparison.Ordinal);
        await administrator.Open("/policy/drafts");
        page = await administrator.Attach("Your policy", "policy.docx", hidden).Press("Find the clauses");
        Assert.Contains("Hidden text It is formatted as hidden, so nobody who reads or prints the document sees it. NOTE TO SELF: ask the union first", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_that_is_skipped_leaves_prose_that_nothing_runs()
    {
        await Upload(Own);
        await administrator.Follow("Decide on the next one");

        await administrator.Press("Skip: our clause stays prose");

        Assert.Contains("1 Pictures Prose only", administrator.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_says_what_it_would_do_with_the_schools_own_age_and_how_sure_it_is()
    {
        await Upload("1. Former pupils\nA former pupil may be followed from a personal account once two things are true: three years have gone by since they left, and they have turned 21.\n");

        await administrator.Follow("1 Former pupils");

        Assert.Contains("21st birthday", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("It reads your “21”.", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("How sure we are", administrator.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_only_a_guess_stands_behind_a_fold_and_can_be_taken_from_there()
    {
        await Upload(Own);
        await administrator.Follow("2 Lunch");
        Assert.Null(administrator.Page.Document.QuerySelector("section.cs-proposal:not(details *)"));
        var take = administrator.Page.Document.QuerySelectorAll("details button").Select(button => Page.Squeeze(button.TextContent)).First(words => words.StartsWith("Take this one", StringComparison.Ordinal));

        await administrator.Press(take);

        Assert.Contains("The proposal is taken", administrator.Page.Text(), StringComparison.Ordinal);
        await administrator.Open(administrator.Page.Address.AbsolutePath.Split("/clauses/")[0]);
        Assert.Contains("2 Lunch Runs", administrator.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_beside_the_box()
    {
        await administrator.Open("/policy/drafts");

        var page = await administrator.Attach("Your policy", "policy.docx", "no"u8.ToArray()).Press("Find the clauses");

        Assert.Contains("The file is damaged or is not a Word document", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_in_force_becomes_a_draft_that_says_the_same_word_for_word()
    {
        await site.Adopt("trust");
        await administrator.Open("/policy/drafts");

        await administrator.Press("Draft the next version");

        var text = await administrator.Open(administrator.Page.Link("Download the draft as text").Href);
        var draft = PolicyTexts.Read(text.Bytes);
        var ratified = PolicyTexts.Shipped("trust");
        Assert.Equal(ratified.Clauses.Select(clause => (clause.Id, clause.Heading)), draft.Clauses.Select(clause => (clause.Id, clause.Heading)));
        Assert.Equal(ratified.Rules.Select(ReadBack.Sentence), draft.Rules.Select(ReadBack.Sentence));
        Assert.All(PolicyTest.Run(draft), run => Assert.Null(run.Differs));
    }

    [Theory]
    [InlineData("federation.md")]
    [InlineData("infant.md")]
    [InlineData("primary.md")]
    [InlineData("school.md")]
    [InlineData("trust.md")]
    [InlineData("law/england.md")]
    public void A_draft_of_a_document_that_nobody_touches_is_the_document(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "policies", name));
        var draft = DraftCreation.Draft(PolicyTexts.Read(bytes, name), bytes, default, default, default);

        CanonicalLayout.Write(draft);

        Assert.Equal(PolicyFormat.Format(Encoding.UTF8.GetString(bytes)), PolicyFormat.Format(DraftText.Of(draft).Text));
        Assert.Empty(DraftReport.Of(draft).Problems);
    }

    [Fact]
    public void Headings_openings_and_prose_between_blocks_stay_where_they_stand()
    {
        const string Text = "---\npolicy: larkfield\ntitle: Larkfield\nwhen silent: headteacher\nwhen unknown: headteacher\n---\nWords before any heading.\n\n# Another title\n\nA beginning.\n\n## 1 Roles\n\nSome words.\n\n```role headteacher\ncalled headteacher\n```\n\nWords after the block.\n\n```role office\ncalled office\n```\n\n# Annexes\n\n## Forms\n";
        var bytes = Encoding.UTF8.GetBytes(Text);
        var draft = DraftCreation.Draft(PolicyTexts.Read(bytes), bytes, default, default, default);

        CanonicalLayout.Write(draft);

        Assert.Equal(PolicyFormat.Format(Text), PolicyFormat.Format(DraftText.Of(draft).Text));
    }

    [Theory]
    [InlineData("Words.\n# A heading", "", "The heading “A heading” in the prose starts a new clause")]
    [InlineData("Words.\n```setting x\nmeans regularly\n```", "", "A part for the program stands in the prose")]
    [InlineData("Words.", "Lost words\n```setting x\nmeans regularly\n```", "“Lost words” stands among the parts for the program and belongs to none")]
    [InlineData("Words.", "## 9 Another\n```setting x\nmeans regularly\n```", "“## 9 Another” stands among the parts for the program and belongs to none")]
    public async Task What_would_belong_to_another_clause_is_told_and_stays_as_it_was_typed(string prose, string blocks, string sentence)
    {
        await Upload("1. Telephones\nThey stay in the bag.\n");
        await administrator.Open(administrator.Page.Link("1 Telephones").Href);

        var page = await administrator.Fill("What the clause says", prose).Fill("What the program does, as text", blocks).Press("Save");

        Assert.Contains(sentence, page.Text(), StringComparison.Ordinal);
        Assert.Equal((prose, blocks), (page.Value("What the clause says").ReplaceLineEndings("\n"), page.Value("What the program does, as text").ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("```role head\ncalled headteacher\n```")]
    [InlineData("")]
    public async Task A_proposal_is_accepted_where_the_role_that_came_with_the_draft_was_changed_or_taken_out(string blocks)
    {
        await Upload(Own);
        var address = administrator.Page.Address.AbsolutePath;
        await administrator.Follow("A.1 Roles and words");
        await administrator.Fill("What the program does, as text", blocks).Press("Save");
        await administrator.Open(address);
        await administrator.Follow("Decide on the next one");

        await administrator.Press("Accept");

        Assert.DoesNotContain("waits for your decision", administrator.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_at_the_head_of_a_document_is_changed_on_a_page()
    {
        await Upload(Own.Replace("Social media at our school", "# Social media at our school", StringComparison.Ordinal));
        await administrator.Follow("About this document");

        await administrator.Fill("Title", "Telephones: what we do").Fill("Next review due", "2028-11").Fill("Who looks after it?", "headteacher").Press("Save");

        Assert.Equal("Telephones: what we do", administrator.Page.Heading());
        var document = PolicyTexts.Read((await administrator.Open(administrator.Page.Link("Download the draft as text").Href)).Bytes);
        Assert.Equal(("Telephones: what we do", new DateOnly(2028, 11, 1), "headteacher", "headteacher"), (document.Front.Title, document.Front.ReviewDue, document.Front.Owner, document.Front.WhenSilent));
        Assert.Equal("Telephones: what we do", document.Parts.OfType<DocumentPart.Heading>().First().Text);
    }

    [Theory]
    [InlineData("Title", "", "Enter a title")]
    [InlineData("Short name", " ", "Enter a short name")]
    [InlineData("Next review due", "soon", "“soon” is not a date: write the day, then the month, then the year")]
    [InlineData("Issued", "13/14/2026", "“13/14/2026” is not a date: write the day, then the month, then the year")]
    [InlineData("How often is it reviewed?", "often", "“often” is not an interval")]
    public async Task What_the_head_of_a_document_cannot_say_is_told_beside_its_box(string box, string typed, string sentence)
    {
        await Upload(Own);
        await administrator.Follow("About this document");

        var page = await administrator.Fill(box, typed).Press("Save");

        Assert.Contains(sentence, page.Labelled(box).Closest(".govuk-form-group")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed.Trim(), page.Value(box).Trim());
    }

    [Fact]
    public async Task The_dates_of_a_document_are_typed_in_any_way_and_shown_as_people_write_them()
    {
        await Upload(Own);
        var draft = administrator.Page.Address.AbsolutePath;
        await administrator.Follow("About this document");

        await administrator.Fill("Issued", "3/9/2026").Fill("Last reviewed", "3 Sept 2026").Fill("Next review due", "November 2028").Press("Save");

        var front = PolicyTexts.Read((await administrator.Open(administrator.Page.Link("Download the draft as text").Href)).Bytes).Front;
        Assert.Equal((new DateOnly(2026, 9, 3), new DateOnly(2026, 9, 3), new DateOnly(2028, 11, 1)), (front.Issued, front.Reviewed, front.ReviewDue));
        var about = await administrator.Open(draft + "/about");
        Assert.Equal(("3 September 2026", "3 September 2026", "November 2028"), (about.Value("Issued"), about.Value("Last reviewed"), about.Value("Next review due")));
    }

    [Fact]
    public async Task A_file_without_a_name_still_gives_a_draft_with_a_title()
    {
        await administrator.Open("/policy/drafts");

        await administrator.Attach("Your policy", "_.txt", "1. Telephones\nThey stay in the bag.\n"u8.ToArray()).Press("Find the clauses");
        await administrator.Follow("Go on to the draft");

        Assert.Equal("Social media policy", administrator.Page.Heading());
        Assert.DoesNotContain("What has to be mended first", administrator.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_twice_is_gone_and_nothing_breaks()
    {
        await Upload(Own);
        var other = await site.As("administrator");
        await other.Open(administrator.Page.Address.AbsolutePath);

        var pages = await Task.WhenAll(administrator.Press("Throw it away"), other.Press("Throw it away"));

        Assert.All(pages, page => Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.NotFound));
        Assert.Contains(pages, page => page.Heading() == "Drafts of the policy");
    }

    [Fact]
    public async Task A_form_of_each_kind_that_is_opened_and_saved_leaves_the_draft_as_it_was()
    {
        await site.Adopt("federation");
        await administrator.Open("/policy/drafts");
        await administrator.Press("Draft the next version");
        var address = administrator.Page.Address.AbsolutePath;
        var clauses = administrator.Page.Links().Where(link => link.Href.Contains("/clauses/", StringComparison.Ordinal)).ToDictionary(link => Page.Squeeze(link.TextContent).Split(' ')[0] + link.Href, link => link.Href);
        var before = (await administrator.Open(address + "?handler=Text")).Bytes;
        var document = PolicyTexts.Read(before);
        var longest = document.Parts.OfType<DocumentPart.Block>().GroupBy(block => block.Kind).Select(group => group.MaxBy(block => block.Lines.Count)!).ToList();

        foreach (var block in longest)
        {
            var clause = document.Clauses.Last(clause => clause.Line < block.Line);
            var href = clauses.First(one => one.Key.StartsWith(clause.Id + "http", StringComparison.Ordinal)).Value;
            await administrator.Open($"{href}/blocks/{block.Kind}/{block.Id}");
            await administrator.Press("Save");
            Assert.Equal($"Clause {clause.Id}", Page.Squeeze(administrator.Page.Document.QuerySelector(".govuk-caption-l")!.TextContent));
        }

        Assert.Equal(11, longest.Count);
        Assert.Equal(Encoding.UTF8.GetString(before), Encoding.UTF8.GetString((await administrator.Open(address + "?handler=Text")).Bytes));
    }

    [Fact]
    public async Task A_rule_is_added_with_boxes_and_lists_and_shows_what_it_means()
    {
        await Upload("1. Telephones\nThey stay in the bag.\n");
        await administrator.Open(administrator.Page.Link("1 Telephones").Href);
        await administrator.Follow("Add a rule");
        await administrator.Press("Add “Through what?”");
        await administrator.Press("Add “Only if”");

        var checkedPage = await Telephones().Press("Check without saving");
        Assert.Contains("Staff must not use social media on their own device", checkedPage.Text(), StringComparison.Ordinal);
        await Telephones().Press("Save");

        Assert.Contains("Staff must not use social media on their own device if it is during working hours.", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("forbid    staff to use social media", administrator.Page.Value("What the program does, as text"), StringComparison.Ordinal);
        Assert.Contains("when      working hours", administrator.Page.Value("What the program does, as text"), StringComparison.Ordinal);

        Visitor Telephones() => administrator.Choose("Staff", "Who?").Choose("Use social media", "Does what?").Choose("Own device", "Through what?").Choose("It is during working hours", "Only if");
    }

    [Fact]
    public async Task What_the_analysis_finds_in_a_clause_stands_beside_it_as_it_is_typed()
    {
        await Upload("1. Telephones\nThey stay in the bag.\n");
        await administrator.Open(administrator.Page.Link("1 Telephones").Href);
        const string Rules = "```rule 1-no\nforbid staff to use social media\n```\n```rule 1-yes\nallow staff to use social media\n```";

        var page = await administrator.Fill("What the program does, as text", Rules).Press("Check without saving");

        Assert.Contains("What governors may want to look at The rule “Staff may use social media” never decides", page.Text(), StringComparison.Ordinal);
        Assert.Matches(@"[^.]\. They could ", page.Text());
    }

    [Fact]
    public async Task A_rule_that_says_too_little_is_refused_and_keeps_what_was_chosen()
    {
        await Upload("1. Telephones\nThey stay in the bag.\n");
        await administrator.Open(administrator.Page.Link("1 Telephones").Href);
        await administrator.Follow("Add a rule");
        await administrator.Press("Add “How long does it hold?”");

        var nobody = await administrator.Choose("Connect", "Does what?").Press("Save");
        var page = await administrator.Fill("Does what?", "").Choose("Staff", "Who?").Fill("Ends at what age?", "eighteen").Press("Save");

        Assert.Contains("Choose whom the rule is about", nobody.ErrorAt("Who?"), StringComparison.Ordinal);
        Assert.Contains("Answer the question “Does what?”", page.ErrorAt("Does what?"), StringComparison.Ordinal);
        Assert.Contains("Write a whole number in digits, such as 3 or 18", page.ErrorAt("Ends at what age?"), StringComparison.Ordinal);
        Assert.Equal("Staff", page.Value("Who?"));
        Assert.Equal("eighteen", page.Value("Ends at what age?"));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".govuk-error-summary li"));
    }

    [Fact]
    public async Task Two_people_who_write_at_once_do_not_lose_each_others_words()
    {
        await Upload("1. Telephones\nThey stay in the bag.\n");
        var other = await site.As("administrator");
        var address = administrator.Page.Link("1 Telephones").Href;
        await administrator.Open(address);
        await other.Open(address);
        await other.Fill("Heading", "Phones").Press("Save");

        var page = await administrator.Fill("Heading", "Handsets").Press("Save");

        Assert.Contains("Somebody else changed this draft in the meantime", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Handsets", page.Value("Heading"));
        Assert.Equal("Phones", (await other.Open(address)).Heading());
    }

    [Fact]
    public async Task Drafts_are_for_administrators_of_the_same_school()
    {
        await Upload(Own);
        var address = administrator.Page.Address.AbsolutePath;
        var elsewhere = await site.OpenSchool("Oxlip Lane School");

        var teacher = await (await site.As("teacher")).Open("/policy/drafts");
        var stranger = await (await site.As(elsewhere, "administrator")).Open(address);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (teacher.Status, stranger.Status));
    }

    [Fact]
    public async Task Governors_read_what_a_draft_would_change_and_what_they_may_want_to_look_at()
    {
        await site.Adopt("federation");
        await administrator.Open("/policy/drafts");
        await administrator.Press("Draft the next version");
        var draft = administrator.Page.Address.AbsolutePath;
        Assert.Contains("What governors may want to look at", administrator.Page.Text(), StringComparison.Ordinal);
        await administrator.Follow("What would change in practice");
        Assert.Contains("Nothing differs: no answer in any situation, and no step, route, duty or date.", administrator.Page.Text(), StringComparison.Ordinal);
        await administrator.Open(draft);
        await administrator.Open(administrator.Page.Links().Single(link => Page.Squeeze(link.TextContent).StartsWith("2.9-P2 ", StringComparison.Ordinal)).Href);
        await administrator.Fill("What the program does, as text", administrator.Page.Value("What the program does, as text").Replace("3 years after leaving and age 18", "2 years after leaving and age 18", StringComparison.Ordinal)).Press("Save");
        await administrator.Open(draft);

        await administrator.Follow("What would change in practice");

        Assert.Contains("Staff to contact a former pupil on a personal account Before Forbidden", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("asked on 21 November 2026", administrator.Page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/policy/compare?before=version-7&after=start-trust")]
    [InlineData("/policy/compare?before=start-trust&after=")]
    [InlineData("/policy/compare?before=../../x&after=start-trust")]
    [InlineData("/policy/compare?before=draft-018f0000-0000-7000-8000-000000000000&after=start-trust")]
    public async Task A_policy_that_is_not_there_is_asked_for_again(string address)
    {
        var page = await administrator.Open(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Select a policy that can be read", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_is_gone()
    {
        await Upload(Own);
        var address = administrator.Page.Address.AbsolutePath;

        await administrator.Press("Throw it away");

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open(address)).Status);
    }

    private async Task Upload(string text)
    {
        await administrator.Open("/policy/drafts");
        await administrator.Attach("Your policy", "policy.txt", Encoding.UTF8.GetBytes(text)).Press("Find the clauses");
        await administrator.Follow("Go on to the draft");
    }
}
