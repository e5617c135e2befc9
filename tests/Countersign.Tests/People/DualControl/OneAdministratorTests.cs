using System.Text;
using AngleSharp.Html.Dom;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Countersign.SignIn.Model;
using Countersign.Tests.Posts;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.People.DualControl;

/// <summary>
/// One administrator who wants a post out under three names, over HTTP: Ada. Tobias is headteacher and Meena signs as manager; both have joined and do nothing.
/// Each step that once worked is tried and refused.
/// </summary>
public sealed class OneAdministratorTests : IAsyncLifetime
{
    private TestSite site = null!;
    private PersonId own;
    private PersonId meena;
    private Visitor ada = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await site.AdoptDocument();
        own = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        await site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher");
        meena = await site.HasJoined("Meena Varadkar", "meena@wrenfield.example", "manager");
        ada = await site.As(site.School, own);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Makes_no_link_that_replaces_a_signer_s_sign_in()
    {
        await ada.Open("/people/add");
        var token = ada.Page;
        await ada.Open($"/people/{meena}/invite");

        var forged = await ada.Borrow(token, "Add this person", $"/people/{meena}/invite?handler=Link");

        Assert.False(ada.Page.Has("Make an invitation link"));
        Assert.Contains("so their invitation is made on paper", forged.Text(), StringComparison.Ordinal);
        Assert.Empty(await site.Read(db => db.Set<Invitation>().ToListAsync()));
    }

    [Fact]
    public async Task Holds_both_halves_neither_as_themselves_nor_as_somebody_they_invented()
    {
        var (invented, visitor) = await Invent("Bruno Castlemaine");

        foreach (var holder in new[] { own, invented })
        {
            await ada.Open($"/people/{meena}/invite");
            var list = (IHtmlSelectElement)ada.Page.Labelled("Who will hold the second half?");
            Assert.DoesNotContain("Bruno Castlemaine", list.Options.Select(option => option.Text));
            list.Options[1].Value = holder.ToString();
            list.Options[1].IsSelected = true;
            Assert.Contains("Select who will hold the second half", (await ada.Press("Make an invitation on paper")).Text(), StringComparison.Ordinal);
        }

        Assert.Equal("Nothing waits for you.", Page.Squeeze((await visitor.Open("/")).Document.QuerySelector("h2 + p")!.TextContent));
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("headteacher")]
    [InlineData("administrator")]
    public async Task Gives_no_role_that_signs_to_somebody_invented_who_then_confirms_it(string role)
    {
        var (invented, visitor) = await Invent("Bruno Castlemaine");
        await ada.Open($"/people/{invented}");
        await ada.Fill("Another role", role).Press("Save roles");

        await Confirms(ada);
        await Confirms(visitor);

        Assert.Equal(["teacher"], await Roles(invented));
    }

    [Fact]
    public async Task Adds_nobody_who_signs_and_gives_themselves_nothing()
    {
        await ada.Open("/people/add");
        await ada.Fill("Name", "Bruno Castlemaine").Fill("E-mail address", "bruno@wrenfield.example").Fill("Another role", "Manager").Choose("A member of staff").Press("Add this person");
        await ada.Open($"/people/{own}");
        await ada.Fill("Another role", "manager").Press("Save roles");

        await Confirms(ada);

        Assert.Equal([Me.Administrator], await Roles(own));
        Assert.Equal(1, await site.Read(db => db.Set<RoleHeld>().CountAsync(held => held.Role == "manager")));
    }

    [Fact]
    public async Task Takes_no_role_from_those_who_could_object()
    {
        var other = await site.HasJoined("Nia Pask", "nia@wrenfield.example", Me.Administrator);
        await ada.Open($"/people/{other}");
        await ada.Untick("administrator").Press("Save roles");

        await Confirms(ada);

        Assert.Equal([Me.Administrator], await Roles(other));
    }

    [Fact]
    public async Task Gives_no_role_by_a_staff_list()
    {
        await ada.Open("/people/staff-list");
        await ada.Fill("Or paste the list", "Name,Email address,Roles\nMeena Varadkar,meena@wrenfield.example,manager;headteacher\nBruno Castlemaine,bruno@wrenfield.example,teacher;manager\n").Press("Show what would change");
        await ada.Choose("Bruno Castlemaine").Choose("Meena Varadkar").Press("Take in what is ticked");
        var said = ada.Page.Text();

        await Confirms(ada);

        Assert.Contains("Roles that sign or administer wait for a second person", said, StringComparison.Ordinal);
        Assert.Equal(["manager"], await Roles(meena));
        Assert.Equal(["teacher"], await Roles(await site.Read(db => db.Set<Person>().Where(person => person.Name == "Bruno Castlemaine").Select(person => person.Id).SingleAsync())));
    }

    [Fact]
    public async Task Puts_no_policy_in_force_that_asks_for_less()
    {
        var before = (await ada.Open("/policy/source")).Bytes;
        await ada.Open("/policy/drafts");
        await ada.Attach("Your policy", "mine.md", Encoding.UTF8.GetBytes(SamplePolicy.Text.Replace("approve   by the manager, under 4.2\n", "", StringComparison.Ordinal))).Press("Find the clauses");
        await ada.Follow("The governors ratified it: put it in force");
        await ada.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Choose("The governors ratified the document with the fingerprint shown here").Press("Put it in force");
        var said = ada.Page.Text();

        await Confirms(ada);

        Assert.Contains("The document waits to be put in force", said, StringComparison.Ordinal);
        Assert.Equal(before, (await ada.Open("/policy/source")).Bytes);
    }

    [Fact]
    public async Task Is_not_alone_by_sending_the_others_away_and_waiting_a_day()
    {
        var tobias = await site.Read(db => db.Set<Person>().Where(person => person.Name == "Tobias Fenwright").Select(person => person.Id).SingleAsync());
        await ada.Open($"/people/{tobias}");
        await ada.Fill("Day", "1").Fill("Month", "1").Fill("Year", "2026").Press("Save last day");
        await ada.Open($"/people/{own}");
        await ada.Fill("Another role", "manager").Press("Save roles");

        site.Clock.Advance(TimeSpan.FromDays(30));
        await site.Services.RunOutbox(TestContext.Current.CancellationToken);

        Assert.Equal([Me.Administrator], await Roles(own));
    }

    [Fact]
    public async Task Gets_no_second_name_under_a_post()
    {
        var (invented, visitor) = await Invent("Bruno Castlemaine");
        await ada.Open($"/people/{invented}");
        await ada.Fill("Another role", "manager").Press("Save roles");
        await ada.Open("/posts/new");
        await ada.Fill("What do you want to say?", "Ada speaks for all").Fill("What is this post for?", "To be heard").Choose("No").Choose("None of these is true").Choose("Wrenfield School news").Press("Ask a colleague to check");
        var post = ada.Page.Path;
        await visitor.Open(post + "/sign");
        await visitor.Choose("it is true").Choose("it is kind").Press("I have checked this");

        await visitor.Open(post + "/sign");
        var mine = await ada.Open(post + "/sign");

        Assert.False(visitor.Page.Has("I approve this"));
        Assert.False(mine.Has("I approve this"));
        Assert.Equal(PostStage.InReview, await site.Read(db => db.Set<Post>().Select(row => row.Stage).SingleAsync()));
    }

    // Adds somebody who signs nothing, makes a link and follows it: that gives away nothing yet.
    private async Task<(PersonId Person, Visitor Visitor)> Invent(string name)
    {
        await ada.Open("/people/add");
        await ada.Fill("Name", name).Fill("E-mail address", "invented@wrenfield.example").Choose("teacher").Choose("A member of staff").Press("Add this person");
        await ada.Follow("Invite them to sign in");
        await ada.Press("Make an invitation link");
        var visitor = site.Nobody();
        await visitor.Open(new Uri(ada.Page.Document.QuerySelector("main code")!.TextContent).PathAndQuery);
        await visitor.Fill("Password", SampleSignIn.Password).Press("Continue");
        await visitor.Press("Make a sheet of codes");
        return (await site.Read(db => db.Set<Person>().Where(person => person.Name == name).Select(person => person.Id).SingleAsync()), visitor);
    }

    // Whatever waits, past every button: with a token of their own, to the address of the form.
    private async Task Confirms(Visitor visitor)
    {
        Assert.False((await visitor.Open("/people/changes")).Has("Confirm it"));
        var page = await visitor.Open("/posts/new");
        foreach (var change in await site.Read(db => db.Set<PendingChange>().Select(row => row.Id).ToListAsync()))
        {
            await visitor.Borrow(page, "Save draft", $"/people/changes?handler=Confirm&id={change}");
        }

        Assert.Empty(await site.Read(db => db.Set<PendingChange>().Where(row => row.State != PendingChangeState.Waiting).ToListAsync()));
        Assert.NotEmpty(await site.Read(db => db.Set<PendingChange>().ToListAsync()));
    }

    private Task<List<string>> Roles(PersonId person) =>
        site.Read(db => db.Set<RoleHeld>().Where(held => held.Person == person).Select(held => held.Role).Order().ToListAsync());
}
