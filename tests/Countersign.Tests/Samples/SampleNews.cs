using Countersign.Platforms.Contract;

namespace Countersign.Tests.Samples;

/// <summary>What stands on the news page of a test's first school, put there as a signed post would be.</summary>
internal static class SampleNews
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<PublishAnswer.Published> PublishNews(this TestSite site, string text, DateTimeOffset? at = null, params Picture[] pictures)
    {
        var now = site.Clock.GetUtcNow();
        return Assert.IsType<PublishAnswer.Published>(await Noticeboard(site.Services).Publish(NewsPage(site), new Outgoing(SendKey.New(now), text, pictures, at ?? now, "en-GB"), Ct));
    }

    public static async Task TakeDownNews(this TestSite site, PublishAnswer.Published published) =>
        Assert.IsType<DeleteAnswer.Gone>(await Noticeboard(site.Services).Delete(NewsPage(site), published.Id, Ct));

    public static IPlatform Noticeboard(IServiceProvider program) => program.GetServices<IPlatform>().Single(platform => platform.Name == "noticeboard");

    private static Connection NewsPage(TestSite site) => new(site.Settings.PublicAddress, "wrenfield-school", "-");
}
