using Countersign.People.Model;
using Countersign.Tests.Posts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.People.DualControl;

/// <summary>Ada administers, Tobias is headteacher, and Bruno is a teacher who may be given more. All have joined.</summary>
public sealed class PendingChangesTests : IAsyncLifetime
{
    private TestSite site = null!;
    private PersonId ada;
    private PersonId tobias;
    private PersonId bruno;
    private Visitor administrator = null!;
    private Visitor head = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        ada = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        tobias = await site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher");
        bruno = await site.HasJoined("Bruno Castlemaine", "bruno@wrenfield.example", "teacher");
        administrator = await site.As(site.School, ada);
        head = await site.As(site.School, tobias);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_role_that_signs_counts_once_somebody_else_has_confirmed_it()
    {
        await Give(bruno, "chair of governors");
        var before = await Roles(bruno);
        await head.Open("/");
        await head.Follow("Bruno Castlemaine becomes chair of governors");

        await head.Press("Confirm it");

        Assert.Equal("teacher", before);
        Assert.Equal("chair of governors, teacher", await Roles(bruno));
        Assert.Equal(("role given", site.Clock.GetUtcNow()), await Noted());
        Assert.Contains("The change is confirmed", head.Page.Text(), StringComparison.Ordinal);
        Assert.Equal([("power-change.asked", ada), ("power-change.confirmed", tobias), ("roles.changed", ada)], await Acts());
    }

    [Fact]
    public async Task A_role_that_signs_nothing_counts_at_once()
    {
        await Give(bruno, "teaching assistant");

        Assert.Equal("teacher, teaching assistant", await Roles(bruno));
        Assert.Equal((null, null), await Noted());
    }

    private async Task<(string?, DateTimeOffset?)> Noted()
    {
        var person = await site.Read(db => db.Set<Person>().AsNoTracking().SingleAsync(row => row.Id == bruno));
        return (person.PowerChange, person.PowerChangedAt);
    }

    [Fact]
    public async Task Neither_who_asked_nor_who_gains_nor_a_teacher_nor_another_school_s_head_confirms_it()
    {
        await Give(bruno, "chair of governors");
        var other = await site.OpenSchool("Harrowmere School");
        var stranger = await site.As(other, await site.HasJoined(other, "Nia Pask", "nia@harrowmere.example", "headteacher"));
        var teacher = await site.As("teacher");
        var own = await site.As(site.School, bruno);
        await head.Open("/people/changes");

        foreach (var visitor in new[] { administrator, teacher, own, stranger })
        {
            var page = await visitor.Open("/people/changes");
            Assert.False(page.Has("Confirm it"));
            await visitor.Borrow(head.Page, "Confirm it", "/people/changes?handler=Confirm&id=" + await Waiting());
        }

        Assert.Equal("teacher", await Roles(bruno));
        Assert.DoesNotContain("Castlemaine", (await stranger.Open("/people/changes")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_made_head_by_it_or_joined_since_is_no_second_person()
    {
        await Give(bruno, "chair of governors");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await site.As(site.School, await site.HasJoined("Nia Pask", "nia@wrenfield.example", Me.Administrator));

        Assert.False((await late.Open("/people/changes")).Has("Confirm it"));
        Assert.True((await late.Open("/people/changes")).Has("Stop it"));
    }

    [Fact]
    public async Task What_was_stopped_is_over()
    {
        await Give(bruno, "chair of governors");
        await administrator.Open("/people/changes");
        await head.Open("/people/changes");

        await administrator.Press("Stop it");
        var late = await head.Press("Confirm it");

        Assert.Contains("somebody else was quicker", late.Text(), StringComparison.Ordinal);
        Assert.Equal("teacher", await Roles(bruno));
        Assert.Equal([("power-change.asked", ada), ("power-change.stopped", ada)], await Acts());
    }

    [Fact]
    public async Task Of_a_yes_and_a_stop_at_once_one_counts()
    {
        await Give(bruno, "chair of governors");
        await administrator.Open("/people/changes");
        await head.Open("/people/changes");

        await Task.WhenAll(Task.Run(() => administrator.Press("Stop it")), Task.Run(() => head.Press("Confirm it")));

        var acts = (await Acts()).Select(act => act.Kind).ToList();
        Assert.Single(acts, kind => kind is "power-change.stopped" or "power-change.confirmed");
        Assert.Equal(acts.Contains("power-change.confirmed"), (await Roles(bruno)).Contains("chair", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_say_yes_at_once_one_does()
    {
        var chair = await site.As(site.School, await site.HasJoined("Nia Pask", "nia@wrenfield.example", "chair of governors"));
        await Give(bruno, "headteacher");
        await chair.Open("/people/changes");
        await head.Open("/people/changes");

        await Task.WhenAll(Task.Run(() => chair.Press("Confirm it")), Task.Run(() => head.Press("Confirm it")));

        Assert.Single(await Acts(), act => act.Kind == "power-change.confirmed");
        Assert.Equal("headteacher, teacher", await Roles(bruno));
    }

    [Fact]
    public async Task Asked_for_twice_it_waits_once_and_something_else_about_the_same_person_waits_its_turn()
    {
        await Give(bruno, "chair of governors");
        await Give(bruno, "chair of governors");
        var other = await Give(bruno, "headteacher");

        Assert.Contains("Another change here waits already", other.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await site.Read(db => db.Set<PendingChange>().CountAsync()));
        Assert.Single(await Acts());
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public async Task Where_nobody_else_could_confirm_it_counts_after_a_day(int minutes, bool counts)
    {
        await Give(tobias, "chair of governors");
        var confirms = (await head.Open("/people/changes")).Has("Confirm it");

        site.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(minutes));
        await site.Services.RunOutbox(TestContext.Current.CancellationToken);
        await site.Services.RunOutbox(TestContext.Current.CancellationToken);

        Assert.False(confirms);
        Assert.Equal(counts ? "chair of governors, headteacher" : "headteacher", await Roles(tobias));
        Assert.Equal(counts ? 1 : 0, (await Acts()).Count(act => act.Kind == "power-change.counted"));
    }

    [Fact]
    public async Task Whoever_it_is_about_stops_it_while_it_waits()
    {
        await Give(tobias, "chair of governors");
        await head.Open("/");
        await head.Follow("Tobias Fenwright becomes chair of governors");
        await head.Press("Stop it");

        site.Clock.Advance(TimeSpan.FromHours(25));
        await site.Services.RunOutbox(TestContext.Current.CancellationToken);

        Assert.Equal("headteacher", await Roles(tobias));
    }

    [Fact]
    public async Task Sending_the_others_away_first_makes_it_wait_thirty_days_more()
    {
        await administrator.Open($"/people/{tobias}");
        await administrator.Fill("Day", "1").Fill("Month", "2").Fill("Year", "2025").Press("Save last day");

        var page = await Give(ada, "headteacher");

        Assert.Contains("it counts from 22 December 2026 at 9:00am", page.Text(), StringComparison.Ordinal);
        Assert.Equal("administrator", await Roles(ada));
    }

    [Fact]
    public async Task A_change_lapses_when_whoever_asked_is_no_administrator_by_then()
    {
        var second = await site.HasJoined("Nia Pask", "nia@wrenfield.example", Me.Administrator);
        var nia = await site.As(site.School, second);
        await nia.Open($"/people/{bruno}");
        await nia.Fill("Another role", "chair of governors").Press("Save roles");
        await administrator.Open($"/people/{second}");
        await administrator.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");
        await head.Open("/people/changes");

        var page = await head.Press("Confirm it");

        Assert.Contains("is no administrator any more", page.Text(), StringComparison.Ordinal);
        Assert.Equal("teacher", await Roles(bruno));
        Assert.Contains(await Acts(), act => act.Kind == "power-change.lapsed");
    }

    [Fact]
    public async Task A_new_person_is_there_at_once_and_what_they_may_sign_waits()
    {
        await administrator.Open("/people/add");
        await administrator.Fill("Name", "Nia Pask").Fill("E-mail address", "nia@wrenfield.example").Choose("teacher").Choose("headteacher").Choose("A member of staff").Press("Add this person");
        var nia = await site.Read(db => db.Set<Person>().Where(person => person.Name == "Nia Pask").Select(person => person.Id).SingleAsync());

        Assert.Contains("what they may sign waits", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Equal("teacher", await Roles(nia));
        Assert.Contains("Nia Pask (nia@wrenfield.example) becomes headteacher", (await head.Open("/people/changes")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_back_after_their_last_day_is_given_again_what_signs()
    {
        await administrator.Open($"/people/{tobias}");
        await administrator.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");

        await administrator.Fill("Day", "").Fill("Month", "").Fill("Year", "").Press("Save last day");

        Assert.Contains("The roles that sign or administer are given to them again", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Equal("", await Roles(tobias));
    }

    [Fact]
    public async Task A_school_that_was_set_up_is_not_set_up_again_when_those_who_sign_are_gone()
    {
        var second = await site.HasJoined("Nia Pask", "nia@wrenfield.example", Me.Administrator);
        await administrator.Open($"/people/{ada}");
        await administrator.Untick("administrator").Press("Save roles");
        await site.Read(db => db.Set<RoleHeld>().Where(held => held.Person == tobias).ExecuteDeleteAsync());
        administrator = await site.As(site.School, second);

        await Give(bruno, "headteacher");

        Assert.Equal("teacher", await Roles(bruno));
    }

    [Fact]
    public async Task Whoever_came_to_power_by_waiting_confirms_nothing_for_thirty_days()
    {
        await administrator.Open($"/people/{tobias}");
        await administrator.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");
        await Give(bruno, "headteacher");
        site.Clock.Advance(TimeSpan.FromDays(31));
        await site.Services.RunOutbox(TestContext.Current.CancellationToken);
        administrator = await site.As(site.School, ada);
        var roles = await Roles(bruno);
        await Give(ada, "chair of governors");
        var made = await site.As(site.School, bruno);

        Assert.Equal("headteacher, teacher", roles);
        Assert.False((await made.Open("/people/changes")).Has("Confirm it"));
        Assert.True((await made.Open("/people/changes")).Has("Stop it"));
    }

    [Fact]
    public async Task A_role_of_one_s_own_is_given_up_alone_while_somebody_else_still_holds_it()
    {
        var second = await site.HasJoined("Nia Pask", "nia@wrenfield.example", Me.Administrator, "headteacher");
        var nia = await site.As(site.School, second);
        await nia.Open($"/people/{second}");
        await nia.Untick("headteacher").Press("Save roles");
        var shared = await Roles(second);
        await site.Holds(second, "chair of governors");
        await nia.Open($"/people/{second}");

        await nia.Untick("chair of governors").Press("Save roles");

        Assert.Equal("administrator", shared);
        Assert.Contains("The change of roles waits", nia.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_of_the_trust_is_a_second_person_for_its_schools()
    {
        var trust = await site.OpenSchool("Harebell Trust", EstablishmentKind.Trust);
        var school = await site.OpenSchool("Oxlip Lane School", parent: trust);
        var over = await site.HasJoined(trust, "Nia Pask", "nia@harebell.example", Me.Administrator);
        var own = await site.HasJoined(school, "Kamil Brzezik", "kamil@oxlip.example", Me.Administrator);
        var kamil = await site.As(school, own);
        var nia = await site.As(trust, over);
        await nia.Open("/schools");
        await nia.Press("Go to Oxlip Lane School");
        await kamil.Open($"/people/{own}");
        await kamil.Choose("headteacher").Press("Save roles");
        await nia.Open("/people/changes");

        await nia.Press("Confirm it");

        Assert.Equal("administrator, headteacher", await Roles(own));
    }

    private async Task<Page> Give(PersonId person, string role)
    {
        await administrator.Open($"/people/{person}");
        return await administrator.Fill("Another role", role).Press("Save roles");
    }

    private async Task<string> Roles(PersonId person) =>
        string.Join(", ", await site.Read(db => db.Set<RoleHeld>().Where(held => held.Person == person).Select(held => held.Role).Order().ToListAsync()));

    private Task<Guid> Waiting() => site.Read(db => db.Set<PendingChange>().Select(change => change.Id).SingleAsync());

    private async Task<List<(string Kind, PersonId? By)>> Acts() =>
        [.. (await site.Read(db => db.Acts.OrderBy(act => act.Number).Where(act => act.Kind.StartsWith("power-change") || act.Kind == "roles.changed").Select(act => new { act.Kind, act.By }).ToListAsync()))
            .Select(act => (act.Kind, act.By))];
}
