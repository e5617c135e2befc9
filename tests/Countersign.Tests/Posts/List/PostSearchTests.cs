namespace Countersign.Tests.Posts.List;

public sealed class PostSearchTests : IAsyncLifetime
{
    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Theory]
    [InlineData("search=BEANS", "Year 4 planted beans")]
    [InlineData("search=beans+planted", "Year 4 planted beans")]
    [InlineData("search=100%25", "We raised 100% of it")]
    [InlineData("search=%25", "We raised 100% of it")]
    [InlineData("search=&stage=InReview", "Year 4 planted beans|We raised 100% of it")]
    [InlineData("search=&stage=Draft", "")]
    [InlineData("search=&from.day=21&from.month=11&from.year=2026", "Year 4 planted beans|We raised 100% of it")]
    [InlineData("search=&until.day=20&until.month=11&until.year=2026", "")]
    [InlineData("search=&author=00000000-0000-7000-8000-000000000000", "")]
    public async Task Words_status_and_days_each_narrow_what_is_found(string query, string expected)
    {
        await room.Submit("Year 4 planted beans");
        await room.Submit("We raised 100% of it");

        var page = await room.Teacher.Open("/posts?" + query);

        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Found(page));
    }

    [Fact]
    public async Task One_finds_by_author_and_account_and_never_what_one_may_not_read()
    {
        await room.Submit("Beans for everybody");
        await room.Teacher.Open("/posts/new");
        room.Type("Beans, a draft");
        await room.Teacher.Press("Save draft");

        await room.Teacher.Open("/posts?search=");
        var mine = await room.Teacher.Fill("Words in the text", "beans").Choose("Idris Wainfleet", "Who wrote it?").Press("Search");
        await room.Teacher.Open("/posts?search=");
        var elsewhere = await room.Teacher.Choose("Wrenfield on Scripted", "Which account?").Press("Search");
        var theirs = await room.Manager.Open("/posts?search=beans");

        Assert.Equal(["Beans for everybody", "Beans, a draft"], Found(mine));
        Assert.Empty(Found(elsewhere));
        Assert.Contains("No post that you may read fits", elsewhere.Text(), StringComparison.Ordinal);
        Assert.Equal(["Beans for everybody"], Found(theirs));
    }

    [Fact]
    public async Task A_search_asks_as_often_whatever_it_finds()
    {
        await room.Submit("Beans");
        await room.Manager.Open("/posts?search=beans");
        var one = await room.Commands.During(() => room.Manager.Open("/posts?search=beans"));
        for (var number = 0; number < 4; number++)
        {
            await room.Submit($"Beans {number}");
        }

        Assert.Equal(one, await room.Commands.During(() => room.Manager.Open("/posts?search=beans")));
        Assert.InRange(one, 1, 12);
    }

    private static IEnumerable<string> Found(Page page) =>
        page.Document.QuerySelectorAll("main tbody th a").Select(link => Page.Squeeze(link.TextContent)).Order(StringComparer.Ordinal);
}
