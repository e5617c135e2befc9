using System.Net;
using System.Net.Http.Headers;
using System.Xml;
using System.Xml.Linq;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Posts.Noticeboard;

public sealed class FeedTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private readonly HttpClient reader = new();
    private TestSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Uri Address => new(site.Address, "/news/wrenfield-school/feed.atom");

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task The_feed_has_what_a_feed_must_have()
    {
        await site.PublishNews("Year 4 planted beans. They are growing!");

        var feed = await Feed();

        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal($"urn:uuid:{site.School}", feed.Element(Atom + "id")!.Value);
        Assert.Equal("Wrenfield School: news", feed.Element(Atom + "title")!.Value);
        Assert.Equal(site.Clock.GetUtcNow(), XmlConvert.ToDateTimeOffset(feed.Element(Atom + "updated")!.Value));
        Assert.Equal("Wrenfield School", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal("http://localhost/news/wrenfield-school/feed.atom", LinkOf(feed, "self"));
        Assert.Equal("http://localhost/news/wrenfield-school", LinkOf(feed, "alternate"));
    }

    [Fact]
    public async Task An_entry_carries_the_words_the_link_and_the_picture()
    {
        var picture = SamplePicture.Of("Hands & \"tray\"");
        var published = await site.PublishNews("Year 4 planted beans.\nSee https://beans.example/?a=1&b=2 today <3", pictures: picture);

        var entry = Assert.Single((await Feed()).Elements(Atom + "entry"));
        var enclosure = entry.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "enclosure");
        var content = entry.Element(Atom + "content")!;

        Assert.Equal($"urn:uuid:{published.Id}", entry.Element(Atom + "id")!.Value);
        Assert.Equal("Year 4 planted beans", entry.Element(Atom + "title")!.Value);
        Assert.Equal(published.Link.AbsoluteUri, LinkOf(entry, "alternate"));
        Assert.Equal("image/png", (string?)enclosure.Attribute("type"));
        Assert.Equal($"{picture.Bytes.Length}", (string?)enclosure.Attribute("length"));
        Assert.Equal("en-GB", (string?)entry.Attribute(XNamespace.Xml + "lang"));
        Assert.Equal("xhtml", (string?)content.Attribute("type"));
        Assert.Equal("Year 4 planted beans.See https://beans.example/?a=1&b=2 today <3", content.Value);
        Assert.Equal(["div", "p", "br", "a", "p", "img"], content.Descendants().Select(element => element.Name.LocalName));
        Assert.All(content.Descendants(), element => Assert.Equal(Xhtml, element.Name.Namespace));
        Assert.Equal("https://beans.example/?a=1&b=2", (string?)content.Descendants(Xhtml + "a").Single().Attribute("href"));
        Assert.Equal("Hands & \"tray\"", (string?)content.Descendants(Xhtml + "img").Single().Attribute("alt"));
    }

    [Fact]
    public async Task Entries_come_newest_first_and_at_most_twenty()
    {
        for (var number = 1; number <= 21; number++)
        {
            await site.PublishNews($"Story {number}");
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var titles = (await Feed()).Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value);

        Assert.Equal(Enumerable.Range(2, 20).Reverse().Select(number => $"Story {number}"), titles);
    }

    [Fact]
    public async Task An_empty_feed_is_still_a_feed()
    {
        var feed = await Feed();

        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.NotNull(feed.Element(Atom + "updated"));
    }

    [Fact]
    public async Task A_reader_that_has_the_feed_is_told_that_nothing_changed_until_something_does()
    {
        var published = await site.PublishNews("The only story");
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        using var first = await reader.GetAsync(Address, Ct);

        var byTag = await Ask(headers => headers.IfNoneMatch.Add(first.Headers.ETag!));
        var byTime = await Ask(headers => headers.IfModifiedSince = first.Content.Headers.LastModified);
        await site.TakeDownNews(published);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        var byTagAfter = await Ask(headers => headers.IfNoneMatch.Add(first.Headers.ETag!));
        var byTimeAfter = await Ask(headers => headers.IfModifiedSince = first.Content.Headers.LastModified);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotModified), (byTag, byTime));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (byTagAfter, byTimeAfter));
    }

    [Fact]
    public async Task Within_the_second_of_a_change_no_time_is_given_that_could_hide_the_next_one()
    {
        await site.PublishNews("Just now");

        using var answer = await reader.GetAsync(Address, Ct);

        Assert.Null(answer.Content.Headers.LastModified);
        Assert.NotNull(answer.Headers.ETag);
    }

    private static string? LinkOf(XElement parent, string relation) =>
        (string?)parent.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == relation).Attribute("href");

    private async Task<XElement> Feed()
    {
        using var answer = await reader.GetAsync(Address, Ct);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        using var xml = XmlReader.Create(await answer.Content.ReadAsStreamAsync(Ct), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, Async = true });
        return await XElement.LoadAsync(xml, LoadOptions.PreserveWhitespace, Ct);
    }

    private async Task<HttpStatusCode> Ask(Action<HttpRequestHeaders> condition)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        condition(request.Headers);
        using var answer = await reader.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
