using System.Net;
using System.Text;
using Countersign.Foundation.Audit;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Policies.Drafts.Ratify;

public sealed class RatifyTests : IAsyncLifetime
{
    private const string Own = """
        ---
        policy: larkfield
        title: Larkfield on social media
        when silent: headteacher
        when unknown: headteacher
        ---
        # Larkfield on social media

        ### 1 Roles

        ```role headteacher
        called headteacher
        ```

        ### 2 Logo

        Nobody uses the logo privately.

        ```rule 2-logo
        forbid    staff to use the logo
        ```
        ```ask 2-logo-1
        staff to use the logo
        = forbidden, clause 2
        ```

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
    public async Task What_governors_ratified_answers_from_then_on()
    {
        await Open(Own);

        var page = await Ratified("20", "11", "2026").Fill("Where is it minuted? (optional)", "Full governing body, item 6").Press("Put it in force");

        Assert.Equal(("/policy", "Larkfield on social media"), (page.Path, page.Heading()));
        Assert.Equal(Own, Encoding.UTF8.GetString((await administrator.Open("/policy/source")).Bytes));
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");
        Assert.Equal("No.", (await teacher.Press("Use the school’s logo")).Heading());
        var act = Assert.Single(await Acts(), act => act.Kind == "policy.adopted");
        Assert.Contains("2026-11-20", act.Content, StringComparison.Ordinal);
        Assert.Contains("Full governing body, item 6", act.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("Larkfield", (await administrator.Open("/policy/drafts")).Document.QuerySelector("table")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_of_the_meeting_is_asked_and_may_not_be_still_to_come()
    {
        await Open(Own);

        var missing = await administrator.Choose("The governors ratified the document with the fingerprint shown here").Press("Put it in force");
        var tomorrow = await Ratified("22", "11", "2026").Press("Put it in force");
        var today = await Ratified("21", "11", "2026").Press("Put it in force");

        Assert.Contains("Enter the day on which the governors ratified it", missing.Text(), StringComparison.Ordinal);
        Assert.Contains("That day is still to come", tomorrow.Text(), StringComparison.Ordinal);
        Assert.Equal("/policy", today.Path);
    }

    [Theory]
    [InlineData("ratified: 2021-05-12", "on 12 May 2021")]
    [InlineData("ratified: 2021-05", "in May 2021")]
    public async Task The_day_that_is_recorded_stands_beside_the_text_whatever_that_says(string front, string said)
    {
        await Open(Own.Replace("when silent", front + "\nwhen silent", StringComparison.Ordinal));
        var fingerprint = administrator.Page.Document.QuerySelector(".cs-hash")!.TextContent;
        Assert.Contains($"The text itself says that it was ratified {said}.", administrator.Page.Text(), StringComparison.Ordinal);

        var page = await Ratified("20", "11", "2026").Fill("Where is it minuted? (optional)", "Full governing body, item 6").Press("Put it in force");

        Assert.Contains("20 November 2026. Minuted: Full governing body, item 6", page.Text(), StringComparison.Ordinal);
        Assert.Contains(fingerprint, page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_starting_policy_is_ratified_as_it_stands_and_shown_to_the_public_from_then_on()
    {
        await site.StartFrom("primary");
        var (parent, teacher) = (site.Nobody(), await site.As("teacher"));
        foreach (var address in (string[])["/rules/wrenfield-school", "/rules/wrenfield-school/pupils"])
        {
            Assert.Equal("The policy is not yet ratified", (await parent.Open(address)).Heading());
            Assert.DoesNotContain("You must not", parent.Page.Text(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open("/rules/wrenfield-school/policy.docx")).Status);
        Assert.Contains("Not yet ratified. This text is what the school starts from.", (await teacher.Open("/policy")).Text(), StringComparison.Ordinal);
        await administrator.Open("/policy/drafts");
        await administrator.Press("Draft the next version");
        await administrator.Follow("The governors ratified it: put it in force");

        var page = await Ratified("20", "11", "2026").Press("Put it in force");

        Assert.Contains("20 November 2026, by the", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Not yet ratified", (await teacher.Open("/policy")).Text(), StringComparison.Ordinal);
        Assert.Contains("Ratified on 20 November 2026", (await parent.Open("/rules/wrenfield-school")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await parent.Open("/rules/wrenfield-school/policy.docx")).Status);
    }

    [Fact]
    public async Task Nothing_is_put_in_force_that_nobody_confirmed()
    {
        await Open(Own);

        var page = await administrator.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Press("Put it in force");

        Assert.Contains("Confirm that the governors ratified this very document", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(await Acts(), act => act.Kind == "policy.adopted");
    }

    [Fact]
    public async Task A_draft_that_was_changed_in_the_meantime_has_to_be_confirmed_anew()
    {
        await Open(Own);
        var colleague = await site.As(site.School, await site.Join("Ottoline Marchbanks", "administrator"));
        await colleague.Open(administrator.Page.Path.Replace("/ratified", "", StringComparison.Ordinal));
        await colleague.Follow("2 Logo");
        await colleague.Fill("What the clause says", "Nobody uses the logo, ever.").Press("Save");

        var page = await Ratified("20", "11", "2026").Press("Put it in force");

        Assert.Contains("The draft was changed since you opened this page", page.Text(), StringComparison.Ordinal);
        Assert.False(page.IsTicked("The governors ratified the document with the fingerprint shown here"));
        Assert.DoesNotContain(await Acts(), act => act.Kind == "policy.adopted");
        Assert.Equal("/policy", (await administrator.Choose("The governors ratified the document with the fingerprint shown here").Press("Put it in force")).Path);
    }

    [Fact]
    public async Task Pressed_twice_at_once_it_is_in_force_once()
    {
        await Open(Own);
        var twin = await site.As(site.School, await site.Join("Ottoline Marchbanks", "administrator"));
        await twin.Open(administrator.Page.Path);
        Ratified("20", "11", "2026");
        twin.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Choose("The governors ratified the document with the fingerprint shown here");

        var pages = await Task.WhenAll(Task.Run(() => administrator.Press("Put it in force")), Task.Run(() => twin.Press("Put it in force")));

        Assert.Contains(pages, page => page is { Status: HttpStatusCode.OK, Path: "/policy" });
        Assert.All(pages, page => Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.NotFound));
        Assert.Single(await Acts(), act => act.Kind == "policy.adopted");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_somebody_else_could_confirm_it_is_in_force_once_they_have_and_only_the_text_that_was_asked_for(bool changed)
    {
        administrator = await site.As(site.School, await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", "administrator"));
        var head = await site.As(site.School, await site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher"));
        await Open(Own);
        var waiting = await Ratified("20", "11", "2026").Press("Put it in force");
        if (changed)
        {
            await administrator.Follow("2 Logo");
            await administrator.Fill("What the clause says", "Nobody uses the logo, ever.").Press("Save");
        }

        var asked = await head.Open("/people/changes");
        var answer = await head.Press("Confirm it");

        Assert.Contains("The document waits to be put in force", waiting.Text(), StringComparison.Ordinal);
        Assert.Contains("“Larkfield on social media” is put in force as the policy, ratified on 2026-11-20", asked.Text(), StringComparison.Ordinal);
        Assert.Equal(changed, answer.Text().Contains("The draft was changed since this was asked for", StringComparison.Ordinal));
        Assert.Equal(changed ? 0 : 1, (await Acts()).Count(act => act.Kind == "policy.adopted"));
        Assert.Equal(changed ? 1 : 0, (await Acts()).Count(act => act.Kind == "power-change.lapsed"));
    }

    [Theory]
    [InlineData("= forbidden, clause 2", "= allowed, clause 2", "One of its examples does not hold")]
    [InlineData("Nobody uses", "Somebody uses", null)]
    public async Task What_hinders_it_is_said_before_anything_is_asked(string from, string to, string? hindrance)
    {
        await Open(Own.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal(hindrance is null, administrator.Page.Has("Put it in force"));
        Assert.Contains(hindrance ?? "headteacher. What needs them waits until", administrator.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_in_force_is_not_put_in_force_again()
    {
        await Open(Own);
        await Ratified("20", "11", "2026").Press("Put it in force");
        await administrator.Open("/policy/drafts");
        await administrator.Press("Draft the next version");

        var page = await administrator.Follow("The governors ratified it: put it in force");

        Assert.Contains("This very text is in force already", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_in_our_own_form_with_a_mistake_is_refused_with_its_line()
    {
        await administrator.Open("/policy/drafts");

        var page = await administrator.Attach("Your policy", "larkfield.md", Encoding.UTF8.GetBytes(Own.Replace("forbid    staff", "forbid    staf", StringComparison.Ordinal))).Press("Find the clauses");

        Assert.Contains("Line 20 has an error: Unknown word", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(await Acts(), act => act.Kind == "policy.drafted");
    }

    [Fact]
    public async Task Only_an_administrator_records_it_and_only_at_their_own_school()
    {
        await Open(Own);
        var address = administrator.Page.Path;
        var teacher = await site.As("teacher");
        var elsewhere = await site.As(await site.OpenSchool("Oxlip Lane School"), "administrator");

        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.Open(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Open(address)).Status);
    }

    private async Task Open(string text)
    {
        await administrator.Open("/policy/drafts");
        await administrator.Attach("Your policy", "larkfield.md", Encoding.UTF8.GetBytes(text)).Press("Find the clauses");
        await administrator.Follow("The governors ratified it: put it in force");
    }

    private Visitor Ratified(string day, string month, string year) =>
        administrator.Fill("Day", day).Fill("Month", month).Fill("Year", year).Choose("The governors ratified the document with the fingerprint shown here");

    private Task<List<StoredAuditEvent>> Acts() => site.Read(db => db.Set<StoredAuditEvent>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
}
