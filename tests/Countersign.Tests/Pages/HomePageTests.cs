namespace Countersign.Tests.Pages;

public sealed class HomePageTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task On_the_first_day_it_greets_and_says_that_nothing_waits()
    {
        await site.Adopt("federation");
        await site.Join("Nia Pask", "teacher");
        var teacher = await site.As("Nia Pask");

        var page = await teacher.Open("/");

        Assert.Equal("Hello, Nia Pask", page.Heading());
        Assert.Contains("Nothing waits for you.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("You have not written a post yet.", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("No policy is in force", page.Text(), StringComparison.Ordinal);
        Assert.Equal(["/posts/new", "/ask"], page.Document.QuerySelectorAll("main .cs-door").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Without_a_policy_it_says_so_first()
    {
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/");

        Assert.Contains("No policy is in force here yet.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_week_ticks_itself_for_administrators_and_can_be_put_away()
    {
        await site.Join("Nia Pask", "teacher");
        await site.Join("Ada Thornquist", "administrator");
        var teacher = await site.As("Nia Pask");
        var administrator = await site.As("Ada Thornquist");

        var before = await administrator.Open("/");
        await site.HasJoined("Meena Varadkar", "meena@wrenfield.example", "teacher");
        var after = await administrator.Open("/");

        Assert.Contains("The first week: 0 of 5 done", before.Text(), StringComparison.Ordinal);
        Assert.Contains("The first week: 1 of 5 done", after.Text(), StringComparison.Ordinal);
        Assert.Contains("Invite your colleagues Done", after.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("The first week", (await teacher.Open("/")).Text(), StringComparison.Ordinal);

        await administrator.Open("/");
        var away = await administrator.Press("Put this list away");

        Assert.Contains("The list is put away", away.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("The first week:", (await administrator.Open("/")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Governors_find_the_figures_behind_a_door_of_their_own()
    {
        await site.Join("Delphine Marchbanks", "governor");

        var page = await (await site.As("Delphine Marchbanks")).Open("/");

        Assert.Contains("/figures", page.Document.QuerySelectorAll("main .cs-door").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("You have not written a post yet.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signed_in_is_sent_to_sign_in()
    {
        var page = await site.Nobody().Open("/");

        Assert.StartsWith("/sign-in", page.Path, StringComparison.Ordinal);
    }
}
