using System.Net;
using Countersign.Foundation.Database;
using Countersign.People.Erase;
using Countersign.People.Model;
using Countersign.Tests.Posts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.People.Erase;

/// <summary>Ada administers, Tobias is headteacher, and Bruno was a teacher until yesterday.</summary>
public sealed class EraseTests : IAsyncLifetime
{
    private TestSite site = null!;
    private PersonId ada;
    private PersonId bruno;
    private Visitor administrator = null!;
    private Visitor head = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        ada = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        bruno = await site.HasJoined("Bruno Castlemaine", "bruno@wrenfield.example", "headteacher");
        administrator = await site.As(site.School, ada);
        head = await site.As(site.School, await site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher"));
        await Leaves(bruno, "20");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task It_takes_a_second_person_who_is_neither_who_asked_nor_who_is_erased()
    {
        var own = await site.As(site.School, bruno);
        await Ask();
        var change = (await site.Read(db => db.Set<PendingChange>().SingleAsync(row => row.State == PendingChangeState.Waiting, Ct))).Id;
        await head.Open("/people/changes");

        foreach (var visitor in new[] { administrator, own, await site.As("teacher") })
        {
            Assert.False((await visitor.Open("/people/changes")).Has("Confirm it"));
            await visitor.Borrow(head.Page, "Confirm it", $"/people/changes?handler=Confirm&id={change}");
        }

        Assert.Equal("Bruno Castlemaine", await Name());
        await head.Press("Confirm it");
        Assert.Equal("Somebody who was erased", await Name());
        Assert.Equal(["power-change.asked", "power-change.confirmed", "person.erased"], await Acts());
    }

    [Fact]
    public async Task Asked_for_twice_it_waits_once_and_confirmed_twice_it_is_done_once()
    {
        await Ask();
        await Ask();
        await head.Open("/people/changes");
        var before = head.Page;

        await head.Press("Confirm it");
        var second = await head.Back(before).Press("Confirm it");

        Assert.Contains("somebody else was quicker", second.Text(), StringComparison.Ordinal);
        Assert.Single(await Acts(), act => act == "person.erased");
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open($"/people/{bruno}/erase")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open($"/people/{bruno}")).Status);
    }

    [Fact]
    public async Task Stopped_it_changes_nothing()
    {
        await Ask();
        await head.Open("/people/changes");

        await head.Press("Stop it");

        Assert.Equal("Bruno Castlemaine", await Name());
        Assert.DoesNotContain("person.erased", await Acts());
    }

    [Fact]
    public async Task The_last_administrator_still_works_here_and_so_does_whoever_leaves_today()
    {
        var last = await administrator.Open($"/people/{ada}/erase");
        await Leaves(bruno, "21");
        var today = await administrator.Open($"/people/{bruno}/erase");

        Assert.All([last, today], page => Assert.Contains("They still work here. Set their last day first", page.Text(), StringComparison.Ordinal));
        Assert.All([last, today], page => Assert.False(page.Has("Ask for them to be erased")));
    }

    [Fact]
    public async Task Who_came_back_before_it_was_confirmed_is_not_erased()
    {
        await Ask();
        await Leaves(bruno, "23");
        await head.Open("/people/changes");

        var page = await head.Press("Confirm it");

        Assert.Contains("They still work here", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Bruno Castlemaine", await Name());
    }

    [Fact]
    public async Task Of_who_asked_for_a_change_that_waits_that_comes_first()
    {
        var nia = await site.HasJoined("Nia Pask", "nia@wrenfield.example", Me.Administrator);
        var own = await site.As(site.School, nia);
        await own.Open($"/people/{ada}");
        await own.Choose("headteacher").Press("Save roles");
        await Leaves(nia, "20");

        var page = await administrator.Open($"/people/{nia}/erase");

        Assert.Contains("A change that takes two people waits about them, or they asked for it.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_school_and_whoever_does_not_administer_find_no_such_page()
    {
        var other = await site.OpenSchool("Harrowmere School");
        var stranger = await site.As(other, await site.HasJoined(other, "Nia Pask", "nia@harrowmere.example", Me.Administrator));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/people/{bruno}/erase")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Open($"/people/{bruno}/erase")).Status);
    }

    [Fact]
    public async Task Asked_for_on_the_machine_itself_it_waits_for_somebody_of_the_school()
    {
        var asked = Assert.IsType<Outcome<RequestedChange>.Done>(await OnTheMachine("wrenfield-school", "BRUNO@wrenfield.example")).Value;

        Assert.Equal((false, null), (asked.Counts, asked.CountsFrom));
        Assert.Equal("Bruno Castlemaine", await Name());
        Assert.Contains("Asked for by Whoever runs the program", (await head.Open("/people/changes")).Text(), StringComparison.Ordinal);
        await head.Press("Confirm it");
        Assert.Equal("Somebody who was erased", await Name());
    }

    [Theory]
    [InlineData("nowhere", "bruno@wrenfield.example", "There is no school with the name nowhere in its address")]
    [InlineData("wrenfield-school", "nobody@wrenfield.example", "Nobody at this school is known by that")]
    [InlineData("wrenfield-school", "ada@wrenfield.example", "They still work here")]
    [InlineData("harrowmere-school", "bruno@wrenfield.example", "Nobody at this school is known by that")]
    public async Task On_the_machine_itself_it_is_refused_in_a_sentence(string school, string whom, string sentence)
    {
        await site.OpenSchool("Harrowmere School");

        var refused = Assert.IsType<Outcome<RequestedChange>.Refused>(await OnTheMachine(school, whom));

        Assert.StartsWith(sentence, refused.Why.Sentence, StringComparison.Ordinal);
        Assert.Empty(await site.Read(db => db.Set<PendingChange>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task Two_who_had_one_address_after_each_other_are_told_apart_by_their_id()
    {
        var nia = await site.WorksHere(site.School, "Nia Pask", "bruno@wrenfield.example", "teacher");
        await Leaves(nia, "20");

        var refused = Assert.IsType<Outcome<RequestedChange>.Refused>(await OnTheMachine("wrenfield-school", "bruno@wrenfield.example"));
        Assert.IsType<Outcome<RequestedChange>.Done>(await OnTheMachine("wrenfield-school", nia.ToString()));

        Assert.StartsWith("Several people were known by that", refused.Why.Sentence, StringComparison.Ordinal);
        Assert.Contains("Nia Pask", (await head.Open("/people/changes")).Text(), StringComparison.Ordinal);
    }

    /// <summary>A new column with somebody's id needs a line, so that nobody adds one without having thought of what becomes of it.</summary>
    [Fact]
    public async Task Each_row_that_names_a_person_goes_with_them_or_stays_for_a_reason()
    {
        string[] stays =
        [
            "Acts.By", "Countersignatures.Person", "Posts.Author", "PolicyVersions.AdoptedBy", // who did what, without a name
            "PendingChanges.AskedBy", "PendingChanges.EndedBy", "PublishingStops.StoppedBy", "SchoolAccounts.ConnectedBy",
            "PolicyDrafts.StartedBy", "SignInProviders.SetUpBy", "SignInProviders.PutInUseBy", "Installation.FirstAdministrator",
            "Invitations.Holder", "Invitations.MadeBy", // of somebody else's invitation
            "People.Id",
        ];

        var columns = await site.Read(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(column => (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) == typeof(PersonId) && !ModelPart.GoesWithPerson(column))
            .Select(column => $"{column.DeclaringType.GetTableName()}.{column.GetColumnName()}").ToList()));

        Assert.Equal(stays.Order(StringComparer.Ordinal), columns.Order(StringComparer.Ordinal));
    }

    private Task<Outcome<RequestedChange>> OnTheMachine(string school, string whom) =>
        site.Use(services => services.GetRequiredService<Erasures>().AskOnTheMachine(school, whom, Ct));

    private async Task Leaves(PersonId person, string day)
    {
        await administrator.Open($"/people/{person}");
        await administrator.Fill("Day", day).Fill("Month", "11").Fill("Year", "2026").Press("Save last day");
    }

    private async Task Ask()
    {
        await administrator.Open($"/people/{bruno}");
        await administrator.Follow("Erase what is kept about them");
        await administrator.Press("Ask for them to be erased");
    }

    private Task<string> Name() => site.Read(db => db.Set<Person>().Where(row => row.Id == bruno).Select(row => row.Name).SingleAsync(Ct));

    private async Task<IReadOnlyList<string>> Acts() =>
        [.. (await site.Read(db => Countersign.Foundation.Audit.Trail.AuditEventQueries.ActsAbout(db, bruno.Value, Ct))).Select(act => act.Kind)
            .Where(kind => kind.StartsWith("power-change.", StringComparison.Ordinal) || kind == "person.erased")];
}
