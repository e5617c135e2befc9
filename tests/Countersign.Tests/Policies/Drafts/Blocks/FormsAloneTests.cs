using System.Text;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Tests.Policies.Drafts.Blocks;

public sealed class FormsAloneTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Visitor administrator = null!;
    private string draft = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        administrator = await site.As("administrator");
        await administrator.Open("/policy/drafts");
        await administrator.Attach("Your policy", "policy.txt", "1. Telephones\nThey stay in the bag.\n\n2. Lunch\nThe menu changes weekly.\n"u8.ToArray()).Press("Find the clauses");
        await administrator.Follow("Go on to the draft");
        draft = administrator.Page.Address.AbsolutePath;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_working_policy_is_put_together_without_a_block_being_typed()
    {
        await Add("A.1 Roles and words", "Add a role");
        await Ask("Who stands in?", "What may the role do?");
        await administrator.Fill("What is the role called at your school?", "safeguarding lead").Choose("Headteacher", "Who stands in?").Fill("What may the role do?", "hear concerns").Press("Save");
        await Add("A.1 Roles and words", "Add words of our own");
        await administrator.Choose("Something that is so or is not so", "What does word 1 stand for?").Fill("What is word 1?", "on a school trip").Fill("The question that people are asked about word 1", "Is it on a school trip?").Press("Another word");
        await administrator.Choose("Somebody who does something", "What does word 2 stand for?").Fill("What is word 2?", "learning mentor").Choose("Teaching assistant", "Word 2 is a kind of").Press("Save");
        await Add("1 Telephones", "Add a value left open");
        await administrator.Fill("Which words of the clause leave it open?", "regularly").Fill("What do they mean at your school?", "2 weeks").Press("Save");
        await Add("1 Telephones", "Add something that comes round again");
        await Ask("Or as often as a value left open says", "Who does it?");
        await administrator.Fill("What has to be done?", "look at who has which telephone").Choose("Regularly", "Or as often as a value left open says").Choose("Safeguarding lead", "Who does it?").Press("Save");
        await Add("1 Telephones", "Add a rule");
        await Ask("Through what?", "Unless");
        await administrator.Choose("Staff", "Who?").Choose("Use social media", "Does what?").Choose("Own device", "Through what?").Choose(ReadBack.Sentence(new Condition(new Word(WordKind.Fact, "on a school trip", [], "Is it on a school trip?"), true)), "Unless").Press("Save");
        await Add("1 Telephones", "Add an example with its answer");
        await administrator.Fill("What is asked?", "staff to use social media on their own device\nnot on a school trip").Choose("Forbidden", "Which answer must it get?").Fill("What else must the answer say?", "clause 1").Press("Save");
        await Add("1 Telephones", "Add a route for concerns");
        await Ask("If it is about somebody who would be told, line 1", "In what time?", "Not to report it is itself a breach");
        await administrator.Choose("Safeguarding", "What is the concern about?").Choose("Safeguarding lead", "Who is told?").Choose("Safeguarding lead", "If it is about whom? Line 1").Choose("Headteacher", "Who is told instead? Line 1").Fill("In what time?", "1 school day").Press("Save");
        await Add("1 Telephones", "Add a step-by-step procedure");
        await Ask("Signature 1", "What is confirmed, line 1");
        await administrator.Choose("Publish a post", "Which piece of work?").Choose("It was checked", "What does signature 1 mean?").Choose("A colleague", "Who gives signature 1?").Press("Another signature");
        await administrator.Choose("It was approved", "What does signature 2 mean?").Choose("Headteacher", "Who gives signature 2?").Choose("1 Telephones", "On which clause does line 1 rest?").Fill("What does whoever checks confirm in line 1?", "it shows no telephone").Press("Save");
        await Add("1 Telephones", "Add what follows, step by step");
        await administrator.Choose("Parent", "Whom is it for?").Fill("What is done in step 1?", "write to them").Press("Another step");
        await administrator.Fill("What is done in step 2?", "talk to them").Choose("Headteacher", "Who takes step 2?").Fill("How soon is step 2 done?", "3 days").Choose("Step 2 is offered and never automatic").Press("Save");
        await Add("1 Telephones", "Add conduct that is not accepted");
        await Ask("How grave is it?");
        await administrator.Fill("What is not accepted?", "ringing in assembly").Choose("Minor", "How grave is it?").Choose("Behaviour policy", "Under what is it dealt with?").Press("Save");
        await Add("1 Telephones", "Add a list");
        await administrator.Fill("What is listed?", "school telephones").Fill("What is entry 1?", "the office telephone").Choose("Headteacher", "Who looks after entry 1?").Press("Save");

        var document = PolicyTexts.Read(await Download());

        Assert.Equal("hear concerns", document.Roles.Single(role => role.Name == "safeguarding lead").May);
        Assert.Contains(document.Vocabulary.AddedTo(PolicyReader.CoreWords), word => word.Name == "learning mentor" && word.Covers.Contains("teaching assistant"));
        Assert.Equal(["a check by a colleague", "approval by the headteacher"], document.Procedure("publish")!.Signatures.Select(step => new Signature(step.Act, step.By).ToString()));
        Assert.Equal(["1 write to them", "2 talk to them"], document.Ladders.Single().Steps.Select(step => $"{step.Number} {step.What}"));
        Assert.Equal(new Interval(2, IntervalUnit.Week), document.Cadences.Single().EveryUnder(document));
        Assert.Equal("Everybody must tell the safeguarding lead within 1 school day about safeguarding concerns. If it is about the safeguarding lead, it goes to the headteacher. Not to report it is itself a breach.", ReadBack.Sentence(document.Routes.Single()));
        Assert.Equal((Gravity.Minor, Lane.Behaviour), (document.Conducts.Single().Gravity, document.Conducts.Single().Lanes.Single()));
        Assert.Equal("headteacher", document.Registers.Single().Entries.Single().Owner);
        Assert.Null(Assert.Single(PolicyTest.Run(document)).Differs);
    }

    [Fact]
    public async Task A_rule_that_waits_and_needs_signatures_is_put_together_from_boxes()
    {
        await Add("1 Telephones", "Add a rule");
        await Ask("With whom?", "How long does it hold?", "If it allows: what is needed first?");
        await administrator.Choose("It allows").Choose("Staff", "Who?").Choose("Connect", "Does what?").Choose("Former pupil", "With whom?").Fill("Ends how many years after leaving?", "3").Fill("Ends at what age?", "18")
            .Choose("A check by a colleague", "If it allows: what is needed first?").Press("Check without saving");
        Assert.Equal("A check by a colleague", administrator.Page.Document.QuerySelector("option[selected][value='a check by a colleague']")!.TextContent);

        await administrator.Press("Add another to “If it allows: what is needed first?”");
        await administrator.Choose("Approval by the headteacher", "And then?").Press("Save");

        Assert.Equal(
            ["allow     staff to connect", "with      a former pupil", "until     the later of 3 years after leaving and age 18", "needs     a check by a colleague, then approval by the headteacher"],
            await Lines("rule"));
    }

    [Fact]
    public async Task A_rule_shows_the_boxes_in_use_and_adds_others_one_at_a_time()
    {
        await Type("1 Telephones", "```rule 1-no\nforbid staff or parent to post\nwhen working hours\n```");
        await administrator.Follow("Change rule 1-no");
        Assert.Equal(["Who?", "Or who?", "Does what?", "Only if"], Asked());

        await administrator.Press("Add another to “Or who?”");
        await administrator.Press("Add “Unless”");
        await administrator.Press("Another condition");
        Assert.Equal(["Who?", "Or who?", "Or who?", "Does what?", "Only if", "And only if", "Unless"], Asked());
        await administrator.Choose("The two are directly related", "Unless").Press("Save");

        Assert.Equal(["forbid    staff or parent to post", "when      working hours", "unless    family"], await Lines("rule"));
    }

    [Fact]
    public async Task A_long_list_is_searched_by_typing_and_what_is_not_on_it_is_told()
    {
        await Add("1 Telephones", "Add a rule");

        var page = await administrator.Fill("Who?", "teachr").Fill("Does what?", "POST").Press("Save");

        Assert.Contains("Unknown word “teachr”. To mend it: write “teacher”", page.ErrorAt("Who?"), StringComparison.Ordinal);
        Assert.Equal(("teachr", "Post"), (page.Value("Who?"), page.Value("Does what?")));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_box_that_says_it_and_nothing_typed_is_lost()
    {
        await Add("1 Telephones", "Add what follows, step by step");

        var page = await administrator.Choose("Parent", "Whom is it for?").Fill("What is done in step 1?", "write, sign and send").Fill("How soon is step 1 done?", "soon").Press("Save");

        Assert.Equal("Error: Write this without a comma", page.ErrorAt("What is done in step 1?"));
        Assert.Equal("write, sign and send", page.Value("What is done in step 1?"));
        page = await administrator.Fill("What is done in step 1?", "write to them").Press("Save");
        Assert.StartsWith("Error: “soon” is not a deadline", page.ErrorAt("How soon is step 1 done?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add a role", "Enter what the role is called")]
    [InlineData("Add a route for concerns", "Choose who is told")]
    [InlineData("Add a step-by-step procedure", "Choose a piece of work, or say which other it is")]
    [InlineData("Add an example with its answer", "Choose which answer it must get")]
    [InlineData("Add words of our own", "Enter a word")]
    public async Task An_empty_form_is_told_what_it_lacks(string add, string sentence)
    {
        await Add("1 Telephones", add);

        var page = await administrator.Press("Save");

        Assert.Contains(sentence, page.Document.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_whose_kind_nobody_chose_is_asked_for()
    {
        await Add("1 Telephones", "Add words of our own");

        var page = await administrator.Fill("What is word 1?", "livestream").Press("Save");

        Assert.Equal("Error: Answer the question “What does word 1 stand for?”", page.ErrorAt("What does word 1 stand for?"));
    }

    [Fact]
    public async Task A_line_that_the_form_has_no_box_for_is_shown_and_kept()
    {
        await Type("1 Telephones", "```ladder 1-steps\nfor parent\nstep 2 talk, under A policy, by the headteacher, when family, under B\nstep 1 write\nshout loudly\n```");
        await administrator.Follow("Change what follows, step by step 1-steps");
        Assert.Contains("step 2 talk, under A policy, by the headteacher, when family, under B", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("shout loudly", administrator.Page.Text(), StringComparison.Ordinal);

        await administrator.Fill("What is done in step 2?", "write to them").Press("Check without saving");

        Assert.Contains("Unknown line “shout” in a ladder", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("a second step has the number", administrator.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_moves_to_another_place_and_what_points_to_it_goes_with_it()
    {
        await Type("1 Telephones", "```ladder 1-steps\nfor parent\nstep 1 write\nstep 2 talk\nstep 3 go to the police\nskip to 3, when family\n```");
        await administrator.Follow("Change what follows, step by step 1-steps");

        await administrator.Fill("Place of step 3", "1").Press("Save");

        Assert.Equal("for      parent step 1   go to the police step 2   write step 3   talk skip to  1, when family", string.Join(" ", await Lines("ladder")));
        await administrator.Follow("Change what follows, step by step 1-steps");
        await administrator.Fill("What is done in step 2?", "").Press("Save");
        Assert.Equal(["step 1   go to the police", "step 2   talk"], (await Lines("ladder")).Where(line => line.StartsWith("step", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_block_that_is_removed_is_gone_from_the_draft_and_the_others_stay()
    {
        await Type("1 Telephones", "```setting 1-regularly\nmeans regularly\n```\n```setting 1-timely\nmeans timely\n```");
        await administrator.Follow("Change value left open 1-regularly");

        await administrator.Press("Remove it");

        Assert.Contains("It is removed from the draft The policy in force stays as it is.", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Equal("```setting 1-timely means timely ```", Page.Squeeze(administrator.Page.Value("What the program does, as text")));
    }

    [Fact]
    public async Task A_piece_of_work_that_the_draft_has_already_is_not_described_twice()
    {
        await Type("1 Telephones", "```procedure use-logo\nstep 1 ask\n```");
        await Add("2 Lunch", "Add a step-by-step procedure");

        var page = await administrator.Choose("Use the logo", "Which piece of work?").Fill("What is done in step 1?", "ask").Press("Save");

        Assert.Contains("The draft says already how that is done", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_opened_and_saved_whole()
    {
        var entries = string.Join('\n', Enumerable.Range(1, 300).Select(number => $"entry    site {number}; edition {number}"));
        await Type("1 Telephones", $"```register 1-sites\nlists    blocked sites\n{entries}\n```");
        await administrator.Follow("Change list 1-sites");

        await administrator.Fill("What is listed?", "sites that are blocked").Press("Save");

        Assert.Equal(["lists    sites that are blocked", .. entries.Split('\n')], await Lines("register"));
    }

    [Fact]
    public async Task A_broken_block_does_not_keep_another_of_its_clause_from_being_changed()
    {
        await Type("1 Telephones", "```route 1-broken\nabout nothing known\nto the headteacher\n```\n```setting 1-regularly\nmeans regularly\n```\n```rule 1-rule\nforbid staff to post\n```");
        await administrator.Follow("Change value left open 1-regularly");
        await administrator.Fill("What do they mean at your school?", "2 weeks").Press("Save");
        Assert.Contains("value 2 weeks", administrator.Page.Value("What the program does, as text"), StringComparison.Ordinal);
        await administrator.Follow("Change route for concerns 1-broken");

        await administrator.Choose("Safeguarding", "What is the concern about?").Press("Save");

        Assert.Empty(PolicyReader.Read("draft.md", await Download()).Problems);
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_overwritten_by_a_form()
    {
        await Type("1 Telephones", "```setting 1-regularly\nmeans regularly\n```");
        var other = await site.As("administrator");
        await other.Open(administrator.Page.Address.AbsolutePath);
        await administrator.Follow("Change value left open 1-regularly");
        await other.Fill("Heading", "Phones").Press("Save");

        var page = await administrator.Fill("What do they mean at your school?", "2 weeks").Press("Save");

        Assert.Contains("Somebody else changed this draft in the meantime", page.Text(), StringComparison.Ordinal);
        Assert.Equal("2 weeks", page.Value("What do they mean at your school?"));
    }

    [Theory]
    [InlineData("rules/new")]
    [InlineData("blocks/nothing/new")]
    [InlineData("blocks/setting/missing")]
    public async Task A_form_of_what_is_not_there_is_not_found(string form)
    {
        await Clause("1 Telephones");

        var page = await administrator.Open($"{administrator.Page.Address.AbsolutePath}/{form}");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Every_form_shows_what_is_in_use_and_adds_the_rest_one_at_a_time()
    {
        await Type("1 Telephones", "```route 1-tell\nabout safeguarding\nto the headteacher\n```");
        await administrator.Follow("Change route for concerns 1-tell");
        Assert.Equal(["What is the concern about?", "Who is told?"], Asked());

        await administrator.Press("Add another to “Who is told?”");
        await administrator.Press("Add “Why?”");
        Assert.Equal(["What is the concern about?", "Who is told?", "Or another", "Why?"], Asked());
        await Add("1 Telephones", "Add a step-by-step procedure");
        Assert.Equal(["Which piece of work?", "Or which other?", "What is done in step 1?", "Place of step 1"], Asked().Take(4));
        await Ask("Signature 1");
        await administrator.Press("Add another to “Signature 1 is needed only if”");
        Assert.Contains("And only if", Asked());
        Assert.NotNull(administrator.Page.Document.QuerySelector("#line-signature-0 details[open]"));
    }

    [Fact]
    public async Task A_rule_about_several_things_with_a_limit_and_months_is_put_together_from_boxes()
    {
        await Type("1 Telephones", "```words more\nfact administrators; counts administrators; asks How many administrators are there?\ndate end of the contract; asks When does the contract end?\n```");
        await Add("1 Telephones", "Add a rule");
        await Ask("Only if", "How long does it hold?");
        await administrator.Press("Add another to “Does what?”");

        await administrator.Choose("Staff", "Who?").Choose("Connect", "Does what?").Choose("Message", "Or does what?").Choose("Administrators (a number)", "Only if").Choose("At least", "If it is a number: how many?").Fill("The limit", "2")
            .Fill("Or how many months after?", "2").Choose("End of the contract", "After which other day, if not leaving?").Press("Save");

        Assert.Equal(["forbid    staff to connect or message", "when      administrators at least 2", "until     2 months after the end of the contract"], await Lines("rule"));
    }

    [Fact]
    public async Task What_is_said_by_its_name_alone_is_said_once_it_is_added()
    {
        await Type("1 Telephones", "```register 1-sites\nlists blocked sites\n```");
        await administrator.Follow("Change list 1-sites");

        await Ask("The wording leaves the list to the school");
        await administrator.Press("Save");

        Assert.Equal(["lists    blocked sites", "added by the school"], await Lines("register"));
    }

    // The questions of the form, without those of the choice at its top.
    private List<string> Asked() =>
        [.. administrator.Page.Document.QuerySelectorAll("form[data-draft] label:not(.govuk-radios__label)").Select(label => Page.Squeeze(label.TextContent))];

    private async Task Add(string clause, string what)
    {
        await Clause(clause);
        await administrator.Follow(what);
    }

    // Boxes that the form shows only where they are asked for.
    private async Task Ask(params string[] boxes)
    {
        foreach (var box in boxes)
        {
            await administrator.Press($"Add “{box}”");
        }
    }

    private async Task Clause(string clause)
    {
        await administrator.Open(draft);
        await administrator.Follow(clause);
    }

    private async Task Type(string clause, string blocks)
    {
        await Clause(clause);
        await administrator.Fill("What the program does, as text", blocks).Press("Save");
    }

    private async Task<byte[]> Download()
    {
        await administrator.Open(draft);
        return (await administrator.Open(administrator.Page.Link("Download the draft as text").Href)).Bytes;
    }

    private async Task<List<string>> Lines(string kind)
    {
        var here = administrator.Page.Address.AbsolutePath;
        var lines = Encoding.UTF8.GetString(await Download()).Split('\n');
        await administrator.Open(here);
        return [.. lines.SkipWhile(line => !line.StartsWith("```" + kind, StringComparison.Ordinal)).Skip(1).TakeWhile(line => line != "```")];
    }
}
