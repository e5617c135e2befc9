using System.Text;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Pupils;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.People.Pupils;

/// <summary>The page of the pupil list: what a list would change is shown first, counts when it was confirmed, and can be taken back once.</summary>
public sealed class RosterTests : IAsyncLifetime
{
    private const string Show = "Show what would change";

    private const string Use = "Use this list";

    private const string Box = "Or paste the list";

    private const string File = "Choose a CSV file or an Excel workbook";

    private TestSite site = null!;

    private Visitor ada = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        ada = await site.As(Me.Administrator);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Nothing_counts_before_it_was_looked_at()
    {
        await Paste("Forename,Surname,UPN\nZoë,Ångström,1\n12,Bright,2\nSuharto,,3");

        Assert.Contains("2 pupils, 2 join, 1 line unread.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("Line 3: a number stands where a name should", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("Columns that are left out: UPN.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("First name Forename Zoë, Suharto", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Empty(await Pupils());

        await ada.Press(Use);

        Assert.Contains("The list is in use", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("2 pupils, 2 joined.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("On the list: 2. It was last brought today.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(["Suharto||", "Zoë||Ångström"], (await Pupils()).Select(pupil => Shown(pupil.Names)));
    }

    [Fact]
    public async Task Whoever_stays_keeps_their_id_and_the_change_leaves_one_act_with_counts_and_no_names()
    {
        await Bring("First name,Preferred name,Surname\nAda,,Quill\nBea,,Bright\nCy,,Dale\nDi,,Hartsop\nEli,,Roe");
        var before = (await Pupils()).ToDictionary(pupil => pupil.FirstName, pupil => pupil.Id);
        var acts = (await Acts()).Count;

        await Bring("First name,Preferred name,Surname\nAda,Addy,Quill\nBea,,Bright\nCy,,Dale\nDi,,Hartsop\nFlo,,Vane");

        var after = await Pupils();
        Assert.Equal(["Ada", "Bea", "Cy", "Di", "Flo"], after.Select(pupil => pupil.FirstName));
        Assert.All(after.Where(pupil => before.ContainsKey(pupil.FirstName)), pupil => Assert.Equal(before[pupil.FirstName], pupil.Id));
        Assert.Equal("Addy", after[0].PreferredName);
        Assert.Equal(["roster.replaced"], (await Acts()).Skip(acts).Select(act => act.Kind));
        var content = (await Acts())[^1].Content!;
        Assert.Contains("\"joined\":\"1\"", content, StringComparison.Ordinal);
        Assert.Contains("\"left\":\"1\"", content, StringComparison.Ordinal);
        Assert.DoesNotContain("Flo", content, StringComparison.Ordinal);
        Assert.DoesNotContain("Quill", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_change_can_be_taken_back_once_and_everybody_has_their_id_again()
    {
        await Bring("Ada,,Quill\nBea,,Bright\nCy,,Dale\nDi,,Hartsop\nEli,,Roe");
        var before = await Pupils();
        await Bring("Ada,Addy,Quill\nBea,,Bright\nCy,,Dale\nDi,,Hartsop\nFlo,,Vane");
        var again = await site.As(Me.Administrator);
        await again.Open("/pupils");

        await ada.Press("Take this change back");

        Assert.Contains("The list before is in use again", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(before.Select(pupil => (pupil.Id, Shown(pupil.Names))), (await Pupils()).Select(pupil => (pupil.Id, Shown(pupil.Names))));
        Assert.Contains("Taken back: 5 pupils, 1 joined, 1 left, 1 is called otherwise", ada.Page.Text(), StringComparison.Ordinal);
        Assert.False(ada.Page.Has("Take this change back"));
        Assert.Equal("roster.taken-back", (await Acts())[^1].Kind);

        await again.Press("Take this change back");

        Assert.Contains("This change can no longer be taken back", again.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(5, (await Pupils()).Count);
    }

    [Fact]
    public async Task A_list_of_one_class_does_not_empty_the_school_by_itself()
    {
        await Bring("Ada,,Quill\nBea,,Bright\nCy,,Dale\nDi,,Hartsop");
        await Paste("Ada,,Quill\nBea,,Bright");
        Assert.Contains("More than a quarter of your pupils would leave", ada.Page.Text(), StringComparison.Ordinal);

        await ada.Press(Use);

        Assert.Contains("Confirm that the list is whole", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(4, (await Pupils()).Count);

        await ada.Choose("Yes, every pupil of the school is on it").Press(Use);

        Assert.Equal(2, (await Pupils()).Count);
    }

    [Fact]
    public async Task What_has_changed_since_it_was_shown_is_shown_again_and_nothing_is_saved()
    {
        await Paste("Ada,,Quill\nBea,,Bright");
        var other = await site.As(Me.Administrator);
        await other.Open("/pupils");
        await other.Fill(Box, "Cy,,Dale").Press(Show);
        await other.Press(Use);

        await ada.Press(Use);

        Assert.Contains("The pupils here have changed since you looked, so nothing was saved", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(["Cy"], (await Pupils()).Select(pupil => pupil.FirstName));
    }

    [Fact]
    public async Task A_workbook_is_brought_in_and_its_other_sheets_are_told()
    {
        await ada.Open("/pupils");
        var workbook = WorkbookSample.Of(
            ("6A", false, [[.. "UPN;Surname;Forename".Split(';').Select(WorkbookSample.SharedText)], [WorkbookSample.Number("1"), WorkbookSample.SharedText("O'Neil, Jr."), WorkbookSample.SharedText("Zoë")]]),
            ("6B", false, [[WorkbookSample.SharedText("Forename")]]));

        await ada.Attach(File, "pupils.xlsx", workbook).Press(Show);

        Assert.Contains("It came as an Excel workbook.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("The workbook has other sheets that are not read: 6B.", ada.Page.Text(), StringComparison.Ordinal);

        await ada.Press(Use);

        Assert.Equal(["Zoë||O'Neil, Jr."], (await Pupils()).Select(pupil => Shown(pupil.Names)));
    }

    [Fact]
    public async Task A_list_of_windows_is_kept_with_its_letters()
    {
        await ada.Open("/pupils");

        await ada.Attach(File, "pupils.csv", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Forename;Surname\r\nZoë;Ångström\r\n"), "text/csv").Press(Show);
        Assert.Contains("It came as text in Windows-1252", ada.Page.Text(), StringComparison.Ordinal);
        await ada.Press(Use);

        Assert.Equal(["Zoë||Ångström"], (await Pupils()).Select(pupil => Shown(pupil.Names)));
    }

    [Theory]
    [InlineData("Oliver\0,,Bright", "This file holds bytes that no text has (NUL)")]
    [InlineData("ZoÃ«,,Bright", "Some letters of this file were damaged")]
    public async Task What_is_damaged_is_refused_on_every_database(string line, string sentence)
    {
        await ada.Open("/pupils");

        await ada.Attach(File, "pupils.csv", Encoding.UTF8.GetBytes("First name,Preferred name,Surname\r\n" + line + "\r\n"), "text/csv").Press(Show);

        Assert.StartsWith("Error: " + sentence, ada.Page.ErrorAt(File), StringComparison.Ordinal);
        Assert.Empty(await Pupils());
    }

    [Fact]
    public async Task Columns_that_are_not_understood_are_chosen_by_hand()
    {
        await Paste("Eka;Toka;Kolmas;Neljas\nx;Ada;Quill;y\nx;Bea;Bright;y");
        Assert.Contains("The columns of this list are not understood", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Equal("Which column is which?", ada.Page.Document.QuerySelector("h2.govuk-heading-m")!.TextContent);

        await ada.Choose("Column 2: Toka, Ada, Bea", "First name, or the whole name").Choose("Column 3: Kolmas, Quill, Bright", "Surname")
            .Choose("Yes", "Does the first line name the columns?").Press(Show);
        Assert.Contains("2 pupils, 2 join.", ada.Page.Text(), StringComparison.Ordinal);
        await ada.Press(Use);

        Assert.Equal(["Ada||Quill", "Bea||Bright"], (await Pupils()).Select(pupil => Shown(pupil.Names)));
    }

    [Fact]
    public async Task Whoever_uses_another_surname_is_found_under_both_and_whoever_has_one_name_under_that()
    {
        await Bring("Legal surname,Preferred surname,Forename\nQuill,Hartsop,Ada\n,,Suharto");

        var roster = await site.UseAt(site.School, services => services.GetRequiredService<Staff>().Roster(Ct));

        Assert.Equal(["Ada Hartsop", "Ada Quill", "Suharto "], roster.Select(pupil => $"{pupil.FirstName} {pupil.Surname}").Order(StringComparer.Ordinal));
        Assert.Equal(2, roster.Select(pupil => pupil.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_age_of_the_list_is_shown_and_after_a_month_the_list_before_is_forgotten()
    {
        await Bring("Ada,,Quill");
        await site.Read(db => ForgetRosters.Forget(db, TestClock.Start + ForgetRosters.Kept, Ct));
        await ada.Open("/pupils");
        Assert.True(ada.Page.Has("Take this change back"));

        site.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        await site.Read(db => ForgetRosters.Forget(db, site.Clock.GetUtcNow(), Ct));
        ada = await site.As(Me.Administrator);
        await ada.Open("/pupils");

        Assert.Contains("It was last brought 30 days ago", ada.Page.Text(), StringComparison.Ordinal);
        Assert.False(ada.Page.Has("Take this change back"));
    }

    private async Task Paste(string list)
    {
        await ada.Open("/pupils");
        await ada.Fill(Box, list).Press(Show);
    }

    private async Task Bring(string list)
    {
        await Paste(list);
        await ada.Press(Use);
    }

    private Task<List<Pupil>> Pupils() => site.Read(db => db.Set<Pupil>().OrderBy(pupil => pupil.FirstName).ToListAsync(Ct));

    private Task<List<StoredAuditEvent>> Acts() => site.Read(db => db.Set<StoredAuditEvent>().OrderBy(act => act.Number).ToListAsync(Ct));

    private static string Shown(PupilNames pupil) => $"{pupil.FirstName}|{pupil.PreferredName}|{pupil.Surname}";
}
