using Countersign.People.Records;

namespace Countersign.Tests.People;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Pictures", "pictures-2")]
    [InlineData("Pictures School", "pictures-school")]
    public async Task A_school_never_takes_the_address_of_the_news_pictures(string name, string expected)
    {
        await using var database = await TestDatabase.Create();
        await using var scope = database.Services.CreateAsyncScope();

        var slug = await scope.ServiceProvider.GetRequiredService<Schools>().FreeSlug(name, [], TestContext.Current.CancellationToken);

        Assert.Equal(expected, slug);
    }
}
