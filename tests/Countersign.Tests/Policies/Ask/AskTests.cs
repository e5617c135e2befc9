using Countersign.Foundation.Audit;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Policies.Ask;

public sealed class AskTests : IAsyncLifetime
{
    private const string LeadsKeepOff = """
        ### 2.1 Logo

        ```rule 2.1-staff
        allow staff to use the logo
        ```

        ```rule 2.1-leads
        forbid account lead to use the logo
        ```
        """;

    private readonly CommandCounter commands = new();

    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start(commands.Watch);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_former_pupil_who_is_not_yet_eighteen_has_to_wait_until_the_birthday()
    {
        var teacher = await AskAboutAFormerPupil();

        await teacher.Fill("Day", "21").Fill("Month", "7").Fill("Year", "2023").Press("Continue");
        await teacher.Fill("Day", "10").Fill("Month", "3").Fill("Year", "2010").Press("Continue");
        var page = await teacher.Press("Continue");

        Assert.Equal("No.", page.Heading());
        Assert.Contains("A teacher may not connect with a former pupil on a personal account until 10 March 2028.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("From 10 March 2028 the answer is different: then it is allowed.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("29 February means 1 March", page.Text(), StringComparison.Ordinal);
        Assert.EndsWith("/policy#c2.9-P2", page.Links().First(link => link.TextContent.StartsWith("2.9-P2", StringComparison.Ordinal)).Href, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_with_an_empty_box_is_answered_at_the_box()
    {
        var teacher = await AskAboutAFormerPupil();
        await teacher.Open("/ask");

        var page = await teacher.Press("Ask");

        Assert.Contains("Say what you want to do, or choose from the lists", page.ErrorAt("What do you want to do?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_understood_is_said_and_another_meaning_can_be_chosen()
    {
        var teacher = await AskAboutAFormerPupil();
        await teacher.Open("/ask");

        var page = await teacher.Fill("What do you want to do?", "ex pupil wants to add me on insta, shes 18 now").Press("Ask");

        Assert.Contains("We understood: Befriend or follow somebody, or accept a request: former pupil, personal account. We took Instagram as a personal account", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Not what you meant?", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_at_risk_comes_before_any_answer_and_the_question_stays_at_hand()
    {
        var teacher = await AskAboutAFormerPupil();
        await teacher.Open("/ask");

        var page = await teacher.Fill("What do you want to do?", "a girl in my form says she wants to kill herself").Press("Ask");

        Assert.Equal("Could a child be at risk? Tell somebody now", page.Heading());
        Assert.Contains("Tell the designated safeguarding lead, within 1 day and better at once. You need nobody’s permission", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nobody is named as the designated safeguarding lead here yet. Until then tell the headteacher", page.Text(), StringComparison.Ordinal);
        Assert.Contains("999, where somebody is in danger now", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Do not look at, copy, forward or save", page.Text(), StringComparison.Ordinal);
        Assert.Equal("a girl in my form says she wants to kill herself", page.Value("What do you want to do?"));
    }

    [Fact]
    public async Task Whoever_asks_what_follows_reads_the_clause_that_says_so()
    {
        var teacher = await AskAboutAFormerPupil();
        await teacher.Open("/ask");

        var page = await teacher.Fill("What do you want to do?", "what happens if a teacher breaks the policy").Press("Ask");

        Assert.Equal("What the policy says", page.Heading());
        Assert.Contains("What happens if", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_looked_up_in_the_policy_is_shown_before_any_question()
    {
        await site.Adopt("federation");
        var teacher = await site.As("teacher");
        await teacher.Open("/policy");

        var page = await teacher.Fill("Look something up in the policy", "can i accept a friend request from an ex pupil").Press("Look it up");

        Assert.Equal("What the policy says", page.Heading());
        Assert.Contains("Or were you asking whether something is allowed?", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_sent_to_themselves()
    {
        await site.Adopt("infant");
        await site.Join("Edda Quarrington", "headteacher");
        await site.Join("Osric Fennimore", "chair of governors");
        var head = await site.As("Edda Quarrington");
        await head.Open("/ask");

        await head.Press("Somebody sent me a message or request");
        var page = await Through(head, "Current pupil");

        Assert.Contains("Report to the chair of governors (Osric Fennimore), since you are the headteacher yourself.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_safeguarding_lead_is_told_that_it_is_for_them()
    {
        await site.Adopt("infant");
        await site.Join("Edda Quarrington", "headteacher");
        await site.Join("Sunniva Holloway", "designated safeguarding lead");
        var lead = await site.As("Sunniva Holloway");
        await lead.Open("/ask");

        var page = await lead.Fill("What do you want to do?", "a girl in my form says she wants to kill herself").Press("Ask");

        Assert.Contains("This is for you: you are the designated safeguarding lead here. Act on it within 1 day, and better at once.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("If it is about you, or you cannot act now, tell the headteacher (Edda Quarrington).", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_safeguarding_lead_is_found_is_kept_in_People_and_told_first()
    {
        await site.Adopt("infant");
        var person = await site.Join("Sunniva Holloway", "designated safeguarding lead");
        var administrator = await site.As("administrator");
        await administrator.Open($"/people/{person}");
        await administrator.Fill("Telephone at the school", " extension 204 ").Fill("Room", "12").Press("Save telephone and room");
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");

        var page = await teacher.Fill("What do you want to do?", "a girl in my form says she wants to kill herself").Press("Ask");

        Assert.Contains("Tell the designated safeguarding lead (Sunniva Holloway, extension 204, room 12)", page.Text(), StringComparison.Ordinal);
        var act = Assert.Single(await Acts(), act => act.Kind == "where-found.changed");
        Assert.DoesNotContain("204", act.Content ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_typed_and_what_nobody_can_tell_goes_to_a_person()
    {
        await site.AdoptText("""
            ### 2.1 Two people for every account

            ```words numbers
            fact      administrators; counts administrators; asks How many people administer the account?
            ```

            ```rule 2.1-two
            forbid    staff to keep an account
            unless    administrators at least 2
            ```
            """);
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");
        await teacher.Press("Have an account of my own");

        var refused = await teacher.Fill("How many people administer the account?", "a few").Press("Continue");
        Assert.Contains("Enter a whole number, such as 2", refused.ErrorAt("How many people administer the account?"), StringComparison.Ordinal);
        Assert.Equal("a few", refused.Value("How many people administer the account?"));

        var page = await teacher.Press("I do not know, and cannot find out");

        Assert.Equal("The headteacher decides.", page.Heading());
    }

    [Fact]
    public async Task A_safeguarding_report_is_a_duty_of_today_and_not_a_permission()
    {
        await site.Adopt("infant");
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");

        var page = await teacher.Fill("What do you want to do?", "report a safeguarding concern").Press("Ask");
        Assert.Equal("Could a child be at risk? Tell somebody now", page.Heading());
        await teacher.Press("Report a safeguarding concern");
        page = await Through(teacher);

        Assert.Equal("You must, now.", page.Heading());
        Assert.Contains("Report to the designated safeguarding lead now, and by the end of", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_changes_nothing_is_said_to_change_nothing()
    {
        await site.Adopt("school");
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");

        await teacher.Fill("What do you want to do?", "connect with a current pupil on a personal account, family").Press("Ask");
        var page = await Through(teacher);

        Assert.Contains("You told us this, and it makes no difference here, under", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_about_something_else_gets_no_ruling()
    {
        var teacher = await AskAboutAFormerPupil();
        await teacher.Open("/ask");

        var page = await teacher.Fill("What do you want to do?", "what time is parents evening").Press("Ask");

        Assert.Equal("The policy may have no answer to that", page.Heading());
        Assert.DoesNotContain("Ask the headteacher before you go on", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_birth_date_that_nobody_can_tell_leaves_it_to_a_person()
    {
        var teacher = await AskAboutAFormerPupil();

        await teacher.Fill("Day", "21").Fill("Month", "7").Fill("Year", "2020").Press("Continue");
        var page = await teacher.Press("I do not know, and cannot find out");

        Assert.Equal("The senior authoriser decides.", page.Heading());
        Assert.Contains("Ask the senior authoriser before you go on. Nobody is named as the senior authoriser here yet.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_counts_only_where_somebody_says_it()
    {
        var teacher = await AskAboutAFormerPupil();

        await teacher.Fill("Day", "21").Fill("Month", "7").Fill("Year", "2023").Press("Continue");
        await teacher.Fill("Day", "10").Fill("Month", "3").Fill("Year", "2010").Press("Continue");
        var page = await teacher.Choose("The two are directly related").Press("Continue");

        Assert.Equal("The senior authoriser decides.", page.Heading());
        Assert.Contains("this would apply, but its own exception holds", page.Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_changed_answer_changes_the_outcome()
    {
        var teacher = await AskAboutAFormerPupil();
        await teacher.Fill("Day", "21").Fill("Month", "7").Fill("Year", "2023").Press("Continue");
        await teacher.Fill("Day", "10").Fill("Month", "3").Fill("Year", "2010").Press("Continue");
        await teacher.Press("Continue");

        await teacher.Press("Change Born");
        await teacher.Fill("Day", "10").Fill("Month", "3").Fill("Year", "2005").Press("Continue");
        var page = teacher.Page;

        Assert.Equal("Yes.", page.Heading());
        Assert.Contains("10 March 2005", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_was_said_is_in_an_address_or_in_the_record()
    {
        var teacher = await AskAboutAFormerPupil();
        await teacher.Fill("Day", "21").Fill("Month", "7").Fill("Year", "2023").Press("Continue");
        await teacher.Fill("Day", "10").Fill("Month", "3").Fill("Year", "2010").Press("Continue");

        var page = await teacher.Press("Continue");

        Assert.Equal("/ask/about", page.Path);
        Assert.All(page.Links(), link => Assert.DoesNotContain("2010", link.Href, StringComparison.Ordinal));
        Assert.DoesNotContain("2010-03-10", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(await Acts(), act => act.Kind.StartsWith("ask.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_text_is_silent_the_page_says_whom_to_ask_and_counts_it_without_a_name()
    {
        await site.AdoptText("### 2.1 Nothing\n\nBe kind.");
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");

        var page = await teacher.Press("Use the school’s logo");

        Assert.Equal("Ask the headteacher first.", page.Heading());
        Assert.Contains("The policy does not say whether a teacher may use the logo: silence is not a yes.", page.Text(), StringComparison.Ordinal);
        var act = Assert.Single(await Acts(), act => act.Kind == "ask.silent");
        Assert.Null(act.By);
        Assert.Contains("use the logo", act.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_chosen_is_asked_for_again_in_words()
    {
        await site.Adopt("federation");
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");
        await teacher.Press("Befriend or follow somebody, or accept a request");

        var page = await teacher.Press("Continue");

        Assert.Contains("Select one, or none of these", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Through which account, site or device?", page.Heading());
    }

    [Theory]
    [InlineData("20", "They cannot have left before they were born")]
    [InlineData("21", "No.")]
    public async Task Nobody_leaves_before_the_day_they_were_born(string left, string said)
    {
        var teacher = await AskAboutAFormerPupil();
        await teacher.Fill("Day", left).Fill("Month", "7").Fill("Year", "2023").Press("Continue");

        var page = await teacher.Fill("Day", "21").Fill("Month", "7").Fill("Year", "2023").Press("Continue");
        page = page.Has("Continue") && left == "21" ? await teacher.Press("Continue") : page;

        Assert.Contains(said, page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_is_none_and_a_date_to_come_are_refused()
    {
        var teacher = await AskAboutAFormerPupil();

        var none = await teacher.Fill("Day", "31").Fill("Month", "2").Fill("Year", "2020").Press("Continue");
        Assert.Contains("The date must be a real date", none.Text(), StringComparison.Ordinal);
        var later = await teacher.Fill("Day", "22").Fill("Month", "11").Fill("Year", "2026").Press("Continue");
        Assert.Contains("The date must be today or earlier", later.Text(), StringComparison.Ordinal);
        var empty = await teacher.Fill("Day", "").Fill("Month", "").Fill("Year", "").Press("Continue");
        Assert.Contains("Enter the date, or choose that you cannot find out", empty.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_for_a_governor_the_answer_is_the_governors()
    {
        await site.AdoptText("""
            ### 2.1 Governors

            Governors keep out of the press.

            ```rule 2.1-press
            forbid governor to answer the press
            then pass it on to the headteacher
            ```
            """);
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");
        await teacher.Press("A journalist asks me something");

        var page = await teacher.Choose("Governor", "Who would do it?").Press("Ask for them");

        Assert.Equal("No.", page.Heading());
        Assert.Contains("A governor may not answer the press.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Pass it on to the headteacher.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_form_and_a_changed_form_begin_anew()
    {
        await site.Adopt("federation");
        var teacher = await site.As("teacher");
        var other = await site.As("headteacher");
        await teacher.Open("/ask");
        await teacher.Press("Befriend or follow somebody, or accept a request");
        var state = Hidden(teacher.Page);
        await other.Open("/ask");
        await other.Press("Befriend or follow somebody, or accept a request");

        SetHidden(other.Page, state);
        var page = await other.Choose("Personal account").Press("Continue");

        Assert.Equal("/ask", page.Path);
    }

    [Theory]
    [InlineData("Account lead", "No.")]
    [InlineData("None of these", "Yes.")]
    public async Task Somebody_known_as_staff_alone_is_asked_which_of_them_they_are(string reply, string expected)
    {
        await site.AdoptText(LeadsKeepOff);
        var staff = await site.As("staff");
        await staff.Open("/ask");

        var asked = await staff.Press("Use the school’s logo");
        var page = await staff.Choose(reply).Press("Continue");

        Assert.Equal("Which of these are you?", asked.Heading());
        Assert.Equal(expected, page.Heading());
    }

    [Theory]
    [InlineData("teacher", "Yes.")]
    [InlineData("account lead", "No.")]
    public async Task Somebody_with_a_role_is_answered_without_that_question(string role, string expected)
    {
        await site.AdoptText(LeadsKeepOff);
        var somebody = await site.As(role);
        await somebody.Open("/ask");

        var page = await somebody.Press("Use the school’s logo");

        Assert.Equal(expected, page.Heading());
    }

    [Fact]
    public async Task Without_a_policy_nothing_can_be_asked()
    {
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/ask");

        Assert.Contains("No policy is in force here yet", page.Text(), StringComparison.Ordinal);
        Assert.Equal("/ask", (await teacher.Open("/ask/about")).Path);
    }

    [Fact]
    public async Task The_last_question_asks_the_database_as_often_as_the_first()
    {
        await site.Adopt("federation");
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");

        var first = await commands.During(() => teacher.Press("Befriend or follow somebody, or accept a request"));
        await teacher.Choose("Personal account").Press("Continue");
        await teacher.Choose("Former pupil").Press("Continue");
        var last = await commands.During(() => teacher.Fill("Day", "21").Fill("Month", "7").Fill("Year", "2023").Press("Continue"));

        Assert.InRange(first, 1, 12);
        Assert.Equal(first, last);
    }

    private static string Hidden(Page page) => page.Document.QuerySelector("input[name=State]")!.GetAttribute("value")!;

    private static void SetHidden(Page page, string state) => page.Document.QuerySelector("input[name=State]")!.SetAttribute("value", state);

    private async Task<Visitor> AskAboutAFormerPupil()
    {
        await site.Adopt("federation");
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");
        await teacher.Press("Befriend or follow somebody, or accept a request");
        await teacher.Choose("Personal account").Press("Continue");
        await teacher.Choose("Former pupil").Press("Continue");
        Assert.Equal("When did they leave the school?", teacher.Page.Heading());
        return teacher;
    }

    // Answers one question after another with what is given.
    private static async Task<Page> Through(Visitor asker, params string[] choices)
    {
        foreach (var choice in choices)
        {
            await asker.Choose(choice).Press("Continue");
        }

        return asker.Page;
    }

    private Task<List<StoredAuditEvent>> Acts() => site.Read(db => db.Set<StoredAuditEvent>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
}
