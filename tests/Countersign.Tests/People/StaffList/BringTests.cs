using System.Net;
using System.Text;
using Countersign.Foundation.Audit;
using Countersign.People.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.People.StaffList;

public sealed class BringTests : IAsyncLifetime
{
    private const string Page = "/people/staff-list";

    private const string Button = "Take in what is ticked";

    private TestSite site = null!;

    private Visitor ada = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await Join("Ada Thornquist", "ada@wren.example", "administrator");
        await Join("Bo Quill", "bo@wren.example", "teacher");
        await Join("Cy Marsh", "cy@wren.example", "teacher");
        await Join("Di Fenn", "di@wren.example", "teacher");
        await Join("Eli Roe", null, "caretaker");
        ada = await site.As("Ada Thornquist");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Joiners_changes_and_leavers_are_shown_before_they_count_and_each_leaves_its_act()
    {
        await Show("Display name,User principal name,Roles\nAda Thornquist,ada@wren.example,\nBo Quill-Marsh,BO@wren.example,teacher; governor\nDi Fenn,di@wren.example,\nFlo Vane,flo@wren.example,teacher");
        Assert.Contains("1 joins, 1 changes, 1 leaves, 3 stay as they are.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("Name: Bo Quill → becomes Bo Quill-Marsh Roles: teacher → becomes governor, teacher", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(5, (await Names()).Count);
        var before = await Acts();

        await ada.Press(Button);

        Assert.Equal("Whom to invite", ada.Page.Heading());
        Assert.Contains("1 joined, 1 changed, 1 leaves. Whoever joined needs an invitation to sign in.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(["Ada Thornquist", "Bo Quill-Marsh", "Cy Marsh until 21 November 2026", "Di Fenn", "Eli Roe", "Flo Vane"], await Names());
        Assert.Equal(["staff-list.taken-in", "person.added", "person.renamed", "roles.changed", "person.leaving"], (await Acts()).Skip(before.Count));
        Assert.Equal("flo@wren.example", await site.Read(db => db.Set<Person>().Where(person => person.Name == "Flo Vane").Select(person => person.Email).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_joined_is_listed_on_the_page_that_comes_next_with_the_way_to_invite_them()
    {
        await Show(All.Replace("Bo Quill", "Bo Marsh", StringComparison.Ordinal) + "\nFlo Vane,flo@wren.example");
        await ada.Press(Button);
        Assert.Contains("Flo Vane flo@wren.example", ada.Page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bo Marsh", ada.Page.Text(), StringComparison.Ordinal);

        await ada.Follow("Flo Vane");

        Assert.Equal("Flo Vane", ada.Page.Heading());
    }

    [Fact]
    public async Task A_line_whose_tick_is_taken_out_counts_for_nothing()
    {
        await Show("Name,Email\nAda Thornquist,ada@wren.example\nBo Quill-Marsh,bo@wren.example\nDi Fenn,di@wren.example\nFlo Vane,flo@wren.example");

        await ada.Untick("Flo Vane").Untick("Cy Marsh").Press(Button);

        Assert.Equal("People", ada.Page.Heading());
        Assert.Equal(["Ada Thornquist", "Bo Quill-Marsh", "Cy Marsh", "Di Fenn", "Eli Roe"], await Names());
    }

    [Fact]
    public async Task Without_a_tick_nothing_is_saved()
    {
        await Show(All + "\nFlo Vane,flo@wren.example");
        var before = await Acts();

        await ada.Untick("Flo Vane").Press(Button);

        Assert.Contains("Tick at least one line", ada.Page.Text(), StringComparison.Ordinal);
        Assert.False(ada.Page.IsTicked("Flo Vane"));
        Assert.Equal(before, await Acts());
    }

    [Fact]
    public async Task A_second_click_changes_nothing()
    {
        await Show(All + "\nFlo Vane,flo@wren.example");
        var again = await site.As("Ada Thornquist");
        await again.Open(Page);
        await again.Fill("Or paste the list", All + "\nFlo Vane,flo@wren.example").Press("Show what would change");
        await ada.Press(Button);
        var (names, acts) = (await Names(), await Acts());

        await again.Press(Button);

        Assert.Contains("Something has changed since you looked, so nothing was saved.", again.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nothing would change, 6 stay as they are.", again.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(names, await Names());
        Assert.Equal(acts, await Acts());
    }

    [Fact]
    public async Task Two_who_confirm_at_once_take_the_list_in_once()
    {
        var both = new[] { ada, await site.As("Ada Thornquist") };
        foreach (var visitor in both)
        {
            await visitor.Open(Page);
            await visitor.Fill("Or paste the list", All + "\nFlo Vane,flo@wren.example").Press("Show what would change");
        }

        await Task.WhenAll(both.Select(visitor => visitor.Press(Button)));

        Assert.Equal(["Ada Thornquist", "Bo Quill", "Cy Marsh", "Di Fenn", "Eli Roe", "Flo Vane"], await Names());
        Assert.Single(await Acts(), act => act == "staff-list.taken-in");
    }

    [Fact]
    public async Task Where_people_have_changed_since_it_is_shown_again_and_what_is_new_is_not_ticked()
    {
        await Show(All + "\nFlo Vane,flo@wren.example");
        await Join("Gil Tarn", "gil@wren.example", "teacher");

        await ada.Press(Button);

        Assert.Contains("Something has changed since you looked, so nothing was saved.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("1 joins, 1 leaves, 5 stay as they are.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.True(ada.Page.IsTicked("Flo Vane"));
        Assert.False(ada.Page.IsTicked("Gil Tarn"));
        Assert.DoesNotContain("Flo Vane", await Names());

        await ada.Choose("Gil Tarn").Press(Button);

        Assert.Contains("Flo Vane", await Names());
        Assert.Contains("Gil Tarn until 21 November 2026", await Names());
    }

    [Fact]
    public async Task The_list_may_be_put_right_where_it_is_shown()
    {
        await Show(All + "\nFlo Vane,flo at wren");
        Assert.Contains("Line 6: the e-mail address is not like name@school.example", ada.Page.Text(), StringComparison.Ordinal);

        await ada.Fill("The list", All + "\nFlo Vane,flo@wren.example").Press("Show what would change");

        Assert.Contains("1 joins, 5 stay as they are.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.True(ada.Page.IsTicked("Flo Vane"));
    }

    [Theory]
    [InlineData("30", "11", "2026", "30 November 2026")]
    [InlineData("20", "11", "2026", "20 November 2026")]
    [InlineData("31", "12", "2026", "30 November 2026")]
    public async Task Who_leaves_does_so_on_the_day_that_is_entered_or_on_their_own_if_it_is_sooner(string day, string month, string year, string last)
    {
        await Join("Gil Tarn", "gil@wren.example");
        await site.Read(db => db.Set<Person>().Where(person => person.Name == "Gil Tarn").ExecuteUpdateAsync(row => row.SetProperty(person => person.LeavesOn, new DateOnly(2026, 11, 30))));
        await Show(All);

        await ada.Fill("Day", day).Fill("Month", month).Fill("Year", year).Press(Button);

        Assert.Contains($"Gil Tarn until {last}", await Names());
    }

    [Theory]
    [InlineData("", "", "", "Enter the last day of those who leave")]
    [InlineData("30", "2", "2027", "The last day of those who leave must be a real date")]
    [InlineData("22", "11", "2028", "The last day of those who leave must be within a year of today")]
    public async Task A_day_that_is_none_is_refused_at_its_box(string day, string month, string year, string error)
    {
        await Show("Name,Email\nAda Thornquist,ada@wren.example\nBo Quill,bo@wren.example\nCy Marsh,cy@wren.example");

        await ada.Fill("Day", day).Fill("Month", month).Fill("Year", year).Press(Button);

        Assert.Equal("Error: " + error, ada.Page.ErrorAt("Day"));
        Assert.Equal(["Ada Thornquist", "Bo Quill", "Cy Marsh", "Di Fenn", "Eli Roe"], await Names());
    }

    [Fact]
    public async Task A_wrong_list_does_not_empty_a_school()
    {
        await Show("Name,Email\nSomebody Else,else@other.example");

        Assert.Contains("More than a quarter of your staff would leave, so nobody who leaves is ticked.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("You do not leave by a list that you bring", ada.Page.Text(), StringComparison.Ordinal);
        Assert.All(["Bo Quill", "Cy Marsh", "Di Fenn"], name => Assert.False(ada.Page.IsTicked(name)));
        await ada.Press(Button);
        Assert.Equal(["Ada Thornquist", "Bo Quill", "Cy Marsh", "Di Fenn", "Eli Roe", "Somebody Else"], await Names());
    }

    [Fact]
    public async Task A_namesake_joins_only_when_somebody_says_that_they_are_two()
    {
        await Show(All + "\nEli Roe,eli@wren.example");
        Assert.Contains("1 is perhaps here already, 5 stay as they are.", ada.Page.Text(), StringComparison.Ordinal);
        Assert.False(ada.Page.IsTicked("Eli Roe"));

        await ada.Choose("Eli Roe").Press(Button);

        Assert.Equal(2, (await Names()).Count(name => name == "Eli Roe"));
    }

    [Fact]
    public async Task A_file_of_Excel_is_read_and_a_workbook_gets_a_sentence()
    {
        await ada.Open(Page);
        await ada.Attach("Choose a CSV file", "staff.csv", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(All.Replace(',', ';') + "\r\nZoë Vane;zoe@wren.example\r\n"), "text/csv").Press("Show what would change");
        Assert.True(ada.Page.IsTicked("Zoë Vane"));
        await ada.Press(Button);
        Assert.Contains("Zoë Vane", await Names());

        await ada.Open(Page);
        await ada.Attach("Choose a CSV file", "staff.xlsx", [0x50, 0x4B, 0x03, 0x04, 0, 0]).Press("Show what would change");

        Assert.StartsWith("Error: This file is a workbook. In Excel, choose File, Save as", ada.Page.ErrorAt("Choose a CSV file"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_refused_and_what_was_pasted_stays()
    {
        await Show("Name,Email\n\"Bo,bo@wren.example");

        Assert.StartsWith("Error: Line 2 has a quotation mark out of place", ada.Page.ErrorAt("Or paste the list"), StringComparison.Ordinal);
        Assert.Contains("\"Bo,bo@wren.example", ada.Page.Value("Or paste the list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_a_cell_is_text_and_nothing_else()
    {
        await Show(All + "\n\"<b>Flo</b> & \"\"Flossie\"\"\",flo@wren.example\nدنا کوهن,dana@wren.example");

        Assert.True(ada.Page.IsTicked("<b>Flo</b> & \"Flossie\""));
        Assert.True(ada.Page.IsTicked("دنا کوهن"));
    }

    [Fact]
    public async Task People_of_another_school_are_not_touched()
    {
        var other = await site.OpenSchool("Harrowmere School");
        await Join(other, "Hal Brook", "hal@harrow.example");
        await Show(All + "\nHal Brook,hal@harrow.example");

        await ada.Press(Button);
        var theirs = await (await site.As(other, "administrator")).Open(ada.Page.Path);

        Assert.Contains("Hal Brook", await Names());
        Assert.Equal(["Hal Brook", "Somebody (administrator)"], await Names(other));
        Assert.Equal(HttpStatusCode.NotFound, theirs.Status);
    }

    [Fact]
    public async Task More_boxes_than_a_form_usually_has_come_back()
    {
        await Show(All + string.Concat(Enumerable.Range(0, 1500).Select(number => $"\nNew {number},n{number}@wren.example")));

        await ada.Press(Button);

        Assert.Equal(1505, (await Names()).Count);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_brings_a_list() => Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("Bo Quill")).Open(Page)).Status);

    private const string All = "Name,Email\nAda Thornquist,ada@wren.example\nBo Quill,bo@wren.example\nCy Marsh,cy@wren.example\nDi Fenn,di@wren.example";

    private async Task Show(string list)
    {
        await ada.Open(Page);
        await ada.Fill("Or paste the list", list).Press("Show what would change");
    }

    private Task<PersonId> Join(string name, string? email, params string[] roles) => Join(site.School, name, email, roles);

    private async Task<PersonId> Join(EstablishmentId school, string name, string? email, params string[] roles)
    {
        var id = await site.Join(school, name, roles);
        await site.Read(db => db.Set<Person>().Where(person => person.Id == id).ExecuteUpdateAsync(row => row.SetProperty(person => person.Email, email)));
        return id;
    }

    private Task<List<string>> Names(EstablishmentId? school = null) => site.Read(async db =>
        (await db.Set<Person>().Where(person => person.Establishment == (school ?? site.School)).ToListAsync())
            .ConvertAll(person => person.Name + (person.LeavesOn is { } day ? " until " + SchoolTime.Day(day) : "")).Order(StringComparer.Ordinal).ToList());

    private Task<List<string>> Acts() => site.Read(db => db.Acts.Where(act => act.Establishment == site.School).OrderBy(act => act.Number).Select(act => act.Kind).ToListAsync());
}
