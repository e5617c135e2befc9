using System.Net;
using Countersign.People.Model;
using Countersign.SignIn.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.FirstStart;

public sealed class FirstStartTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.FirstStart();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_link_leads_from_nothing_to_a_school_with_an_administrator()
    {
        var head = site.Nobody();

        await head.Open(Link());
        await Name(head, "Wrenfield School");
        await head.Fill("Your name", "Ada Thornquist").Fill("E-mail address", "ada@wrenfield.example").Fill("Password", "kettle marble owl").Press("Continue");
        await head.Choose("Social media policy of the primary school").Press("Finish");
        await head.Fill("E-mail address or sign-in name", "ada@wrenfield.example").Fill("Password", "kettle marble owl").Press("Sign in");
        var secret = head.Page.Document.QuerySelector("main li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await head.Fill("Code", TimedCode.At(secret, site.Clock.GetUtcNow())).Press("Turn on codes");
        await head.Open("/people");

        Assert.Equal("People", head.Page.Heading());
        Assert.Contains("Ada Thornquist", head.Page.Text(), StringComparison.Ordinal);
        Assert.Empty(Lines(await site.Prepare()));
    }

    [Fact]
    public async Task A_link_opens_once()
    {
        var first = site.Nobody();
        var second = site.Nobody();

        await first.Open(Link());
        await second.Open(Link());

        Assert.Equal("Your school", first.Page.Heading());
        Assert.Equal(HttpStatusCode.Gone, second.Page.Status);
        Assert.Contains("start it again, and open the new link", second.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_did_not_open_the_link_finds_no_set_up()
    {
        await site.Nobody().Open(Link());
        var other = site.Nobody();

        await other.Open("/set-up/school");

        Assert.Equal(HttpStatusCode.NotFound, other.Page.Status);
    }

    [Fact]
    public async Task A_new_start_goes_on_at_the_step_that_was_left()
    {
        var before = site.Nobody();
        await before.Open(Link());
        await Name(before, "Wrenfield School");

        var after = site.Nobody();
        await after.Open(LinkIn(Lines(await site.Prepare())));

        Assert.Equal("The first administrator", after.Page.Heading());
        await before.Open("/set-up/administrator");
        Assert.Equal(HttpStatusCode.NotFound, before.Page.Status);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_school()
    {
        var head = site.Nobody();
        await head.Open(Link());
        var twin = await Twin(head);

        await Task.WhenAll(Name(head, "Wrenfield School"), Name(twin, "Wrenfield School"));

        Assert.Equal("The first administrator", head.Page.Heading());
        Assert.Equal("The first administrator", twin.Page.Heading());
        Assert.Equal(1, await site.Read(db => db.Set<Establishment>().CountAsync()));
    }

    [Fact]
    public async Task A_trust_brings_its_schools()
    {
        var head = site.Nobody();
        await head.Open(Link());

        await head.Fill("What is it called?", "Wrenfield Trust").Choose("A trust with schools").Fill("Its schools, one on each line", "St Ódhran’s School\nWrenfield Trust\n").Press("Continue");

        var slugs = await site.Read(db => db.Set<Establishment>().OrderBy(row => row.Slug).Select(row => row.Slug).ToListAsync());
        Assert.Equal(["st-odhrans-school", "wrenfield-trust", "wrenfield-trust-2"], slugs);
    }

    private static IReadOnlyList<string> Lines(Outcome<IReadOnlyList<string>> answer) =>
        Assert.IsType<Outcome<IReadOnlyList<string>>.Done>(answer).Value;

    private static string LinkIn(IReadOnlyList<string> lines) => new Uri(Assert.Single(lines).Split(' ')[^1]).PathAndQuery;

    private static Task<Page> Name(Visitor visitor, string school) => visitor.Fill("What is it called?", school).Choose("One school").Press("Continue");

    private async Task<Visitor> Twin(Visitor visitor)
    {
        var twin = site.Nobody();
        twin.Cookies.Add(visitor.Cookies.GetAllCookies());
        twin.Cookies.Add(visitor.Cookies.GetCookies(new Uri(site.Address, "/set-up/school")));
        await twin.Open("/set-up/school");
        return twin;
    }

    private string Link() => LinkIn(site.Printed);
}
