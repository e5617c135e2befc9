using System.Net;
using System.Text;
using Countersign.Foundation.Files;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Countersign.Posts.Noticeboard;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Compose;

public sealed class PictureIntakeTests : IAsyncLifetime
{
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans", scripted: true);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Where_a_picture_was_taken_is_removed_before_anybody_else_sees_it()
    {
        var raw = JpegOf.Everything(1);
        await Attach(raw).Press("Save draft");

        var picture = await room.Site.Read(db => db.Set<PostPicture>().SingleAsync(Ct));
        var stored = await room.Site.Services.GetRequiredService<IFileStore>().Get(new ContentHash(picture.Hash), Ct);
        var shown = await room.Teacher.Open($"/posts/{picture.Post}/pictures/{picture.Id}");

        Assert.Contains("GPS", Encoding.Latin1.GetString(raw), StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.Equal(stored, shown.Bytes);
    }

    [Fact]
    public async Task A_picture_of_too_many_pixels_is_refused_and_what_was_typed_stays()
    {
        var page = await Attach(JpegOf.Plain(65_500, 65_500)).Press("Ask a colleague to check");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("no side may be longer than 12,000 pixels", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Year 4 planted beans", page.Value("What do you want to say?"));
        Assert.Equal("To share what we learn", page.Value("What is this post for?"));
        Assert.Equal(0, await room.Site.Read(db => db.Set<PostPicture>().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_picture_without_a_description_waits_for_one_and_then_goes_out_with_it()
    {
        var without = await Attach(JpegOf.Plain()).Press("Ask a colleague to check");
        var post = (await room.Teacher.Fill("Describe picture 1", "Hands in a seed tray").Press("Ask a colleague to check")).Path;
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();

        Assert.NotEmpty(without.Document.QuerySelectorAll(".govuk-error-summary a"));
        Assert.Equal("Year 4 planted beans", without.Value("What do you want to say?"));
        Assert.Equal("Hands in a seed tray", Assert.Single(Assert.Single(room.Platform.Posts).Pictures).Alt);
        Assert.Equal(1, await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Each_place_gets_what_it_takes_of_a_large_photograph_and_all_of_it_is_seen_signed_and_kept()
    {
        var photograph = DrawnPicture.Noise(2500, 1900).JpegsaveBuffer(q: 90);
        await Attach(photograph).Press("Save draft");
        await room.Teacher.Open((await room.Site.Read(db => db.Set<Post>().Select(post => post.Id).SingleAsync(Ct))) is var id ? $"/posts/new/{id}" : "");

        var post = (await room.Teacher.Fill("Describe picture 1", "Hands in a seed tray").Press("Ask a colleague to check")).Path;
        var seen = await room.Colleague.Open(post + "/sign");
        var smaller = seen.Document.QuerySelectorAll(".cs-preview img").Single(image => image.GetAttribute("src")!.EndsWith("for=scripted", StringComparison.Ordinal));
        var shown = await room.Colleague.Open(smaller.GetAttribute("src")!);
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();

        var picture = Assert.Single((await room.Row(post)).Pictures);
        var sent = Assert.Single(Assert.Single(room.Platform.Posts).Pictures);
        var news = await room.Site.Read(db => db.Set<NoticeboardPicture>().SingleAsync(Ct));
        Assert.Equal((2500, 1900, "bluesky scripted"), (picture.Width, picture.Height, string.Join(' ', picture.Renditions.Select(one => one.Platform).Order())));
        Assert.Equal(("2000", "1520"), (smaller.GetAttribute("width"), smaller.GetAttribute("height")));
        Assert.InRange(sent.Bytes.Length, 1, 1_000_000);
        Assert.Equal(sent.Bytes.ToArray(), shown.Bytes);
        Assert.Equal(picture.For("scripted").Hash, ContentHash.Of(sent.Bytes.Span).Value);
        Assert.Equal(picture.Hash, news.Hash);
        using var evidence = new MemoryStream((await room.Teacher.Open(post + "/evidence")).Bytes);
        var verdict = EvidenceCheck.Read(evidence);
        Assert.Null(verdict.Wrong);
        Assert.Contains("The 1 pictures are the ones that were signed, each with its description", verdict.Holds);
    }

    [Fact]
    public async Task A_rendition_that_was_exchanged_is_not_sent()
    {
        await Attach(DrawnPicture.Noise(2500, 1900).JpegsaveBuffer(q: 90)).Press("Save draft");
        await room.Teacher.Open((await room.Site.Read(db => db.Set<Post>().Select(post => post.Id).SingleAsync(Ct))) is var id ? $"/posts/new/{id}" : "");
        var post = (await room.Teacher.Fill("Describe picture 1", "Hands in a seed tray").Press("Ask a colleague to check")).Path;
        await room.Check(post);
        await room.Approve(post);

        await room.Site.Read(db => db.Set<PictureRendition>().ExecuteUpdateAsync(row => row.SetProperty(one => one.Hash, "00"), Ct));
        await room.RunOutbox();

        Assert.Empty(room.Platform.Posts);
    }

    [Fact]
    public async Task What_its_author_should_know_of_a_picture_is_said_when_it_is_added()
    {
        var page = await Attach(DrawnPicture.MovingGif).Press("Save draft");

        Assert.Contains("Picture 1: It moved; its first picture is kept and the others are not.", page.Text(), StringComparison.Ordinal);
    }

    private Visitor Attach(byte[] bytes) => room.Teacher.Attach("Add pictures", "beans.jpg", bytes, "image/jpeg");
}
