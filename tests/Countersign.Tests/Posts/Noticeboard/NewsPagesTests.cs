using System.Net;
using Countersign.Foundation.Files;
using Countersign.Platforms.Contract;
using Countersign.Posts.Noticeboard;

namespace Countersign.Tests.Posts.Noticeboard;

public sealed class NewsPagesTests : IAsyncLifetime
{
    private readonly CommandCounter commands = new();
    private readonly HttpClient browser = new(new HttpClientHandler { UseCookies = false });
    private TestSite site = null!;
    private Visitor parent = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start(commands.Watch);
        parent = site.Nobody();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Anyone_reads_a_post_with_its_picture_and_its_day_in_the_schools_time()
    {
        var published = await site.PublishNews("Year 4 planted beans. See https://beans.example/diary for more", at: new DateTimeOffset(2026, 6, 30, 23, 30, 0, TimeSpan.Zero), SamplePicture.Of("Hands in a seed tray"));

        var page = await parent.Open(published.Link.AbsolutePath);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Year 4 planted beans", page.Heading());
        Assert.Contains("Wednesday 1 July 2026", page.Text(), StringComparison.Ordinal);
        Assert.Equal("nofollow", page.Link("https://beans.example/diary").Relation);
        Assert.Equal("Hands in a seed tray", page.Document.Images.Single().AlternativeText);
        Assert.Empty(parent.Cookies.GetAllCookies());
    }

    [Fact]
    public async Task Markup_in_a_post_is_shown_and_not_obeyed()
    {
        var published = await site.PublishNews("<b>Beans</b> & <script>alert(1)</script> today\n<img src=x>", pictures: SamplePicture.Of("\"><script>alert(2)</script>"));

        var page = await parent.Open(published.Link.AbsolutePath);

        Assert.Empty(page.Document.Scripts);
        Assert.Contains("<script>alert(1)</script>", page.Heading(), StringComparison.Ordinal);
        Assert.Contains("<img src=x>", page.Text(), StringComparison.Ordinal);
        Assert.Equal("\"><script>alert(2)</script>", page.Document.Images.Single().AlternativeText);
    }

    [Fact]
    public async Task Words_from_right_to_left_and_emoji_arrive_as_they_were_written()
    {
        var published = await site.PublishNews("زرع الصف الرابع الفاصوليا. شكرا 👩‍👩‍👧‍👦🌱");

        var page = await parent.Open(published.Link.AbsolutePath);

        Assert.Equal("زرع الصف الرابع الفاصوليا", page.Heading());
        Assert.Equal("auto", page.Document.QuerySelector("h1")!.GetAttribute("dir"));
        Assert.Contains("شكرا 👩‍👩‍👧‍👦🌱", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_preview_finds_headline_words_and_picture()
    {
        var published = await site.PublishNews("Year 4 planted beans. They are growing!", pictures: SamplePicture.Of("Hands in a seed tray"));

        var page = await parent.Open(published.Link.AbsolutePath);

        Assert.Equal("Year 4 planted beans", Preview(page, "og:title"));
        Assert.Equal("They are growing!", Preview(page, "og:description"));
        Assert.Equal("article", Preview(page, "og:type"));
        Assert.Equal(published.Link.AbsoluteUri, Preview(page, "og:url"));
        Assert.Equal("Wrenfield School", Preview(page, "og:site_name"));
        Assert.StartsWith("http://localhost/news/pictures/", Preview(page, "og:image"), StringComparison.Ordinal);
        Assert.Equal("Hands in a seed tray", Preview(page, "og:image:alt"));
        Assert.Equal(published.Link.AbsoluteUri, page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Fifty_posts_make_five_pages_newest_first_and_a_sixth_is_not_there()
    {
        for (var number = 1; number <= 50; number++)
        {
            await site.PublishNews($"Story number {number}", at: site.Clock.GetUtcNow().AddMinutes(number));
        }

        var first = await parent.Open("/news/wrenfield-school");
        var headlines = first.Document.QuerySelectorAll("h2").Select(headline => headline.TextContent).ToList();
        var last = await parent.Open("/news/wrenfield-school?page=5");

        Assert.Equal(Enumerable.Range(41, 10).Reverse().Select(number => $"Story number {number}"), headlines);
        Assert.Contains("Page 5 of 5", last.Text(), StringComparison.Ordinal);
        Assert.Contains("Story number 1", last.Document.QuerySelectorAll("h2").Select(headline => headline.TextContent));
        Assert.DoesNotContain(last.Links(), link => link.Relation == "next");
        foreach (var beyond in (string[])["6", "0", "-1", "2147483648", "two"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await parent.Open($"/news/wrenfield-school?page={beyond}")).Status);
        }
    }

    [Fact]
    public async Task Ten_pictured_posts_ask_the_database_as_often_as_one()
    {
        await site.PublishNews("The first story", pictures: SamplePicture.Of("One"));
        await parent.Open("/news/wrenfield-school");
        var one = await commands.During(() => parent.Open("/news/wrenfield-school"));
        for (var number = 2; number <= 10; number++)
        {
            await site.PublishNews($"Story number {number}", pictures: [SamplePicture.Of("One"), SamplePicture.Of("Two", grey: (byte)number)]);
        }

        var ten = await commands.During(() => parent.Open("/news/wrenfield-school"));

        Assert.Equal(3, one);
        Assert.Equal(one, ten);
    }

    [Fact]
    public async Task A_school_without_news_says_so_and_a_school_that_is_not_there_is_not_found()
    {
        Assert.Contains("no news yet", (await parent.Open("/news/wrenfield-school")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open("/news/no-such-school")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open("/news/no-such-school/feed.atom")).Status);
    }

    [Fact]
    public async Task A_post_is_not_found_under_another_schools_name_nor_under_something_that_is_no_id()
    {
        await site.OpenSchool("Larkfield School");
        var published = await site.PublishNews("Ours alone");

        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open($"/news/larkfield-school/{published.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open($"/news/wrenfield-school/{NoticeboardPostId.New()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open("/news/wrenfield-school/beans")).Status);
        Assert.DoesNotContain("Ours alone", (await parent.Open("/news/larkfield-school")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_taken_back_is_gone_from_every_place()
    {
        var published = await site.PublishNews("Words that should not have gone out", pictures: SamplePicture.Of("A face"));
        var picture = new Uri((await parent.Open(published.Link.AbsolutePath)).Document.Images.Single().Source!).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await parent.Open(picture)).Status);

        await site.TakeDownNews(published);

        var page = await parent.Open(published.Link.AbsolutePath);
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Equal("This post is no longer here", page.Heading());
        Assert.Empty(page.Document.QuerySelectorAll("meta[property^='og:']"));
        Assert.DoesNotContain("should not have", page.WholeText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open(picture)).Status);
        Assert.DoesNotContain("should not have", (await parent.Open("/news/wrenfield-school")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("should not have", System.Text.Encoding.UTF8.GetString((await parent.Open("/news/wrenfield-school/feed.atom")).Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_another_public_post_also_shows_stays()
    {
        var withdrawn = await site.PublishNews("One of two", pictures: SamplePicture.Of("The gate"));
        var stays = await site.PublishNews("Two of two", pictures: SamplePicture.Of("The gate again"));
        await site.TakeDownNews(withdrawn);

        var page = await parent.Open(stays.Link.AbsolutePath);

        Assert.Equal(HttpStatusCode.OK, (await parent.Open(new Uri(page.Document.Images.Single().Source!).AbsolutePath)).Status);
    }

    [Fact]
    public async Task A_picture_comes_as_what_it_is_and_is_kept_for_a_minute_only()
    {
        var picture = SamplePicture.Of("The gate");
        await site.PublishNews("With a gate", pictures: picture);
        var address = new Uri(site.Address, $"/news/pictures/{ContentHash.Of(picture.Bytes.Span)}");

        using var answer = await browser.GetAsync(address, Ct);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var unchanged = await browser.SendAsync(again, Ct);

        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.CacheControl!.MaxAge);
        Assert.Equal(picture.Bytes.ToArray(), await answer.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task A_stored_file_that_no_post_shows_is_not_served()
    {
        var files = site.Services.GetRequiredService<IFileStore>();
        var hash = await files.Put("evidence"u8.ToArray(), Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open($"/news/pictures/{hash}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Open("/news/pictures/..%2f..%2fcountersign.db")).Status);
    }

    [Fact]
    public async Task Public_pages_set_no_cookie_ask_for_no_script_and_are_kept_for_a_minute()
    {
        var published = await site.PublishNews("Plain and light");

        foreach (var path in (string[])["/news/wrenfield-school", published.Link.AbsolutePath, "/news/wrenfield-school/feed.atom"])
        {
            using var answer = await browser.GetAsync(new Uri(site.Address, path), Ct);
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
            Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.CacheControl!.MaxAge);
            Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(Ct), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string? Preview(Page page, string property) => page.Document.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
