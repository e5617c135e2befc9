using Countersign.People.Records;

namespace Countersign.Tests.Pages;

/// <summary>
/// How often a page asks the database, at a school of the demo trust. A page that asks once more is slower for everybody, so whoever makes it do so
/// says that here; and that it asks no more often where there is more to show is held by the tests of each list.
/// </summary>
public sealed class QueryCountTests
{
    // Every page asks whether publishing is stopped (one), and the home page what somebody typed and did not send (one) and what waits to be put up by hand
    // (one). The list of posts asks for the policy in force (one) and, for the headteacher, who has left (one): both say which posts they may read.
    private static readonly (string Page, int Queries)[] Pages = [("/", 14), ("/posts", 8), ("/ask", 5)];

    [Fact]
    public async Task The_pages_that_most_people_open_ask_this_often()
    {
        var counter = new CommandCounter();
        await using var site = await TestSite.FirstStart(demo: true, counter.Watch);
        var schools = await site.Use(services => services.GetRequiredService<Schools>().All(TestContext.Current.CancellationToken));
        var head = await site.As(schools.First(school => school.Parent is not null).Id, "headteacher");
        var took = new List<(string, int)>();
        foreach (var (page, _) in Pages)
        {
            await head.Open(page);
            took.Add((page, await counter.During(() => head.Open(page))));
        }

        Assert.Equal(Pages, took);
    }
}
