using System.Net;
using System.Text;
using Countersign.People.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.People;

public sealed class PeopleTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_added_person_joins_with_the_link_that_was_handed_over()
    {
        var administrator = await site.As(Me.Administrator);
        await administrator.Open("/people/add");
        await administrator.Fill("Name", "Bruno Castlemaine").Fill("E-mail address", "bruno@wrenfield.example").Choose("teacher").Fill("Another role", " Senior  Authoriser ").Choose("A member of staff").Press("Add this person");
        await administrator.Follow("Invite them to sign in");
        await administrator.Press("Make an invitation link");
        var link = new Uri(administrator.Page.Document.QuerySelector("main code")!.TextContent).PathAndQuery;
        var bruno = site.Nobody();

        await bruno.Open(link);
        await bruno.Fill("Password", "kettle marble owl").Press("Continue");
        var again = await site.Nobody().Open(link);
        await administrator.Follow("Bruno Castlemaine");

        Assert.Equal("Set up a second step", bruno.Page.Heading());
        Assert.Contains("This invitation no longer works", again.Text(), StringComparison.Ordinal);
        Assert.True(administrator.Page.IsTicked("senior authoriser"));
    }

    [Fact]
    public async Task An_invitation_is_too_old_after_seven_days()
    {
        var person = await site.Join("Bruno Castlemaine", "teacher");
        await site.Read(db => db.Set<Person>().ExecuteUpdateAsync(row => row.SetProperty(own => own.Email, "bruno@wrenfield.example")));
        var administrator = await site.As(Me.Administrator);
        await administrator.Open($"/people/{person}");
        await administrator.Follow("Invite them to sign in");
        await administrator.Press("Make an invitation link");
        var link = new Uri(administrator.Page.Document.QuerySelector("main code")!.TextContent).PathAndQuery;

        var inTime = await site.Nobody().Open(link);
        site.Clock.Advance(TimeSpan.FromDays(7));
        var late = await site.Nobody().Open(link);

        Assert.Equal("Welcome, Bruno Castlemaine", inTime.Heading());
        Assert.Equal("This invitation no longer works", late.Heading());
    }

    [Fact]
    public async Task Whoever_gives_roles_to_themselves_waits_for_somebody_else()
    {
        var own = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        await site.HasJoined("Bruno Castlemaine", "bruno@wrenfield.example", Me.Administrator);
        var ada = await site.As("Ada Thornquist");

        await ada.Open($"/people/{own}");
        await ada.Choose("headteacher").Press("Save roles");

        Assert.Contains("The change of roles waits", ada.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("Waiting for a second person: Ada Thornquist becomes headteacher", ada.Page.Text(), StringComparison.Ordinal);
        Assert.False(await site.Read(db => db.Set<RoleHeld>().AnyAsync(held => held.Role == "headteacher")));
    }

    [Fact]
    public async Task The_only_one_who_has_joined_may_and_the_record_says_so()
    {
        var own = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        var ada = await site.As("Ada Thornquist");

        await ada.Open($"/people/{own}");
        await ada.Choose("headteacher").Press("Save roles");

        Assert.True(ada.Page.IsTicked("headteacher"));
        Assert.Equal(["power-change.counted-in-set-up", "roles.changed-own"], await site.Read(db => db.Acts.Where(act => act.By == own).OrderBy(act => act.Number).Select(act => act.Kind).Where(kind => kind.StartsWith("power") || kind.StartsWith("roles")).ToListAsync()));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var own = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        var ada = await site.As("Ada Thornquist");

        await ada.Open($"/people/{own}");
        await ada.Untick("administrator").Press("Save roles");

        Assert.Contains("Somebody must stay administrator", ada.Page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task One_who_leaves_or_never_joined_does_not_count_as_the_administrator_who_stays(bool joined, bool leaves)
    {
        var own = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        var other = joined
            ? await site.HasJoined("Bruno Castlemaine", "bruno@wrenfield.example", Me.Administrator)
            : await site.WorksHere(site.School, "Bruno Castlemaine", "bruno@wrenfield.example", Me.Administrator);
        var ada = await site.As("Ada Thornquist");
        if (leaves)
        {
            await ada.Open($"/people/{other}");
            await ada.Fill("Day", "22").Fill("Month", "11").Fill("Year", "2027").Press("Save last day");
        }

        await ada.Open($"/people/{own}");
        await ada.Fill("Day", "22").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");

        Assert.Equal(!joined || leaves, ada.Page.Text().Contains("Somebody must stay administrator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_administrators_who_send_each_other_away_at_once_one_stays()
    {
        var ada = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        var bruno = await site.HasJoined("Bruno Castlemaine", "bruno@wrenfield.example", Me.Administrator);
        var (one, other) = (await site.As(site.School, ada), await site.As(site.School, bruno));
        await one.Open($"/people/{bruno}");
        await other.Open($"/people/{ada}");

        var pages = await Task.WhenAll(
            Task.Run(() => one.Fill("Day", "22").Fill("Month", "11").Fill("Year", "2027").Press("Save last day")),
            Task.Run(() => other.Fill("Day", "22").Fill("Month", "11").Fill("Year", "2027").Press("Save last day")));

        Assert.Single(pages, page => page.Text().Contains("The last day is saved", StringComparison.Ordinal));
        Assert.Single(pages, page => page.Text().Contains("Somebody must stay administrator", StringComparison.Ordinal));
        Assert.Equal(1, await site.Read(db => db.Set<Person>().CountAsync(person => person.LeavesOn == null)));
    }

    [Fact]
    public async Task The_last_administrator_has_no_last_day()
    {
        var own = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        var ada = await site.As("Ada Thornquist");
        await ada.Open($"/people/{own}");

        await ada.Fill("Day", "22").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");

        Assert.Equal("Error: Somebody must stay administrator who has joined. Make another person administrator first", ada.Page.ErrorAt("Day"));
        Assert.True(ada.Page.IsTicked("administrator"));
        Assert.Null(await site.Read(db => db.Set<Person>().Select(person => person.LeavesOn).SingleAsync()));
    }

    [Fact]
    public async Task Another_schools_people_are_not_there()
    {
        var other = await site.OpenSchool("Harrowmere School");
        var stranger = await site.Join(other, "Bruno Castlemaine", "teacher");
        var administrator = await site.As(Me.Administrator);

        var page = await administrator.Open($"/people/{stranger}");
        var sessions = await administrator.Open($"/people/{stranger}/sessions");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(HttpStatusCode.NotFound, sessions.Status);
    }

    [Fact]
    public async Task Somebody_without_an_address_gets_a_name_to_sign_in_with_made_from_their_own()
    {
        var administrator = await site.As(Me.Administrator);
        await Add("Zoë O’Neil-Brzęczyk");
        await Add("Zoe ONeil Brzeczyk");
        var own = await Add("Li", "Lunch.Table-2");
        var taken = await Add("Somebody", "lunch.table-2");
        var wrong = await Add("Somebody", "me@home");

        Assert.Equal(["lunch.table-2", "zoe.oneil.brzeczyk", "zoe.oneil.brzeczyk.2"], await site.Read(db => db.Set<Person>().Where(person => person.SignInName != null).Select(person => person.SignInName!).Order().ToListAsync()));
        Assert.Contains("Signs in with lunch.table-2", own.Text(), StringComparison.Ordinal);
        Assert.Equal("Error: Somebody signs in with this name already. somebody is free", taken.ErrorAt("Sign-in name"));
        Assert.Contains("3 to 40 letters", wrong.ErrorAt("Sign-in name"), StringComparison.Ordinal);

        async Task<Page> Add(string name, string signInName = "")
        {
            await administrator.Open("/people/add");
            return await administrator.Fill("Name", name).Choose("With a sign-in name").Fill("Sign-in name", signInName).Fill("E-mail address", "not one").Choose("A member of staff").Press("Add this person");
        }
    }

    [Fact]
    public async Task Somebody_of_whom_nothing_is_known_is_given_a_name_before_they_are_invited()
    {
        var person = await site.Join("Bruno Castlemaine", "teacher");
        var administrator = await site.As(Me.Administrator);

        var before = await administrator.Open($"/people/{person}/invite");
        await administrator.Press("Make an invitation link");
        var refused = administrator.Page.Text();
        await administrator.Open($"/people/{person}");
        await administrator.Press("Give them a sign-in name");

        Assert.Equal(HttpStatusCode.OK, before.Status);
        Assert.Contains("Give them one first", refused, StringComparison.Ordinal);
        Assert.Contains("Signs in with bruno.castlemaine", administrator.Page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people")]
    [InlineData("/people/add")]
    [InlineData("/people/staff-list")]
    [InlineData("/pupils")]
    public async Task A_teacher_administers_nobody(string path)
    {
        var teacher = await site.As("teacher");

        var page = await teacher.Open(path);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    [Fact]
    public async Task A_leaver_is_signed_out_the_day_after_their_last()
    {
        var person = await site.Join("Bruno Castlemaine", "teacher");
        var administrator = await site.As(Me.Administrator);
        await administrator.Open($"/people/{person}");
        await administrator.Fill("Day", "21").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 21, 23, 30, 0, TimeSpan.Zero));
        var bruno = await site.As(site.School, person);

        var lastDay = await bruno.Open("/your-sign-in");
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        var after = await bruno.Open("/your-sign-in");

        Assert.Equal("Your sign-in", lastDay.Heading());
        Assert.Equal("Sign in", after.Heading());
    }

    [Fact]
    public async Task In_summer_the_last_day_ends_at_midnight_on_the_schools_clock_and_not_in_UTC()
    {
        var person = await site.Join("Bruno Castlemaine", "teacher");
        var administrator = await site.As(Me.Administrator);
        await administrator.Open($"/people/{person}");
        await administrator.Fill("Day", "17").Fill("Month", "7").Fill("Year", "2027").Press("Save last day");
        site.Clock.SetUtcNow(new DateTimeOffset(2027, 7, 17, 22, 30, 0, TimeSpan.Zero));
        var bruno = await site.As(site.School, person);

        var halfPastEleven = await bruno.Open("/your-sign-in");
        site.Clock.SetUtcNow(new DateTimeOffset(2027, 7, 17, 23, 30, 0, TimeSpan.Zero));
        var halfPastMidnight = await bruno.Open("/your-sign-in");

        Assert.Equal("Your sign-in", halfPastEleven.Heading());
        Assert.Equal("Sign in", halfPastMidnight.Heading());
    }

    [Fact]
    public async Task The_roles_on_offer_are_those_of_the_policy_in_force_and_those_held()
    {
        await site.AdoptDocument(SamplePolicy.Text.Replace("called manager", "called reading champion", StringComparison.Ordinal).Replace("by the manager", "by the reading champion", StringComparison.Ordinal));
        await site.Join("Bruno Castlemaine", "bell ringer");
        var administrator = await site.As(Me.Administrator);

        var page = await administrator.Open("/people/add");

        Assert.All(["administrator", "headteacher", "reading champion", "bell ringer"], role => Assert.False(page.IsTicked(role)));
        Assert.DoesNotContain("line manager", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_signs_somebody_out_everywhere()
    {
        var person = await site.Join("Bruno Castlemaine", "teacher");
        var bruno = await site.As(site.School, person);
        await bruno.Open("/your-sign-in");
        var administrator = await site.As(Me.Administrator);

        await administrator.Open($"/people/{person}/sessions");
        await administrator.Press("Sign them out everywhere");
        await bruno.Press("Sign out everywhere");

        Assert.Contains("Your session has ended, so what you sent was not saved", bruno.Page.Text(), StringComparison.Ordinal);
    }
}
