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
    public async Task Nobody_signed_in_is_sent_to_sign_in()
    {
        var page = await site.Nobody().Open("/");

        Assert.StartsWith("/sign-in", page.Path, StringComparison.Ordinal);
    }
}
