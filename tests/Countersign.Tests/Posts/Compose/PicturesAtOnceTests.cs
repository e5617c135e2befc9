using System.Net;
using Countersign.Posts.Model;
using Countersign.Tests.Screening.Pictures.Render;
using Microsoft.EntityFrameworkCore;
using NetVips;

namespace Countersign.Tests.Posts.Compose;

/// <summary>What the script of the page asks for: a picture is taken in when it is chosen, and what was found is told while somebody types.</summary>
public sealed class PicturesAtOnceTests : IAsyncLifetime
{
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_picture_begins_a_draft_and_comes_back_with_the_box_that_describes_it()
    {
        var answer = await Picture("/posts/new", "soil.png", DrawnPicture.Noise(40, 30).PngsaveBuffer());

        var row = await room.Site.Read(db => db.Set<Post>().Whole().SingleAsync(Ct));
        var intake = answer.Document.QuerySelector("[data-intake]")!;
        Assert.Equal(row.Pictures[0].Id.ToString(), answer.Document.QuerySelector("[data-picture]")!.GetAttribute("data-picture"));
        Assert.Equal((PostLinks.Continue(row.Id), $"{row.Version}"), (intake.GetAttribute("data-address"), intake.GetAttribute("data-version")));
        Assert.Equal("", answer.Value("Describe picture 1"));
    }

    [Fact]
    public async Task What_is_no_picture_is_said_and_leaves_nothing_behind()
    {
        var answer = await Picture("/posts/new", "soil.png", "not a picture"u8.ToArray());

        Assert.StartsWith("Error: soil.png:", Page.Squeeze(answer.Document.QuerySelector(".govuk-error-message")!.TextContent), StringComparison.Ordinal);
        Assert.Equal("", answer.Document.QuerySelector("[data-intake]")!.GetAttribute("data-address"));
        Assert.Equal(0, await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Where_something_else_cannot_be_read_nothing_is_saved_and_the_picture_stays_chosen()
    {
        await room.Teacher.Open("/posts/new");
        room.Teacher.Fill("Day", "31").Fill("Month", "2").Fill("Year", "2027").Attach("Add pictures", "soil.png", DrawnPicture.Noise(40, 30).PngsaveBuffer());
        room.Teacher.Page.Button("Save draft").SetAttribute("formaction", "/posts/new?handler=Picture");

        var answer = await room.Teacher.Press("Save draft");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(0, await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Pictures_change_places_and_nothing_typed_is_lost()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans");
        room.Teacher.Attach("Add pictures", "one.png", DrawnPicture.Noise(40, 30).PngsaveBuffer()).Attach("Add pictures", "two.png", DrawnPicture.Noise(30, 40).PngsaveBuffer());
        await room.Teacher.Press("Save draft");
        await room.Teacher.Follow("Change it");
        room.Teacher.Fill("Describe picture 1", "Soil").Fill("Describe picture 2", "A spade");

        var page = await room.Teacher.Press("Put picture 2 before picture 1");

        Assert.Equal(("A spade", "Soil"), (page.Value("Describe picture 1"), page.Value("Describe picture 2")));
        Assert.Equal("Year 4 planted beans", page.Value("What do you want to say?"));
        Assert.False(page.Has("Put picture 1 before picture 0"));
    }

    [Fact]
    public async Task What_is_found_is_told_while_somebody_types_and_nothing_is_saved()
    {
        await room.Enrol("Priya", "Bannerjee");
        await room.Teacher.Open("/posts/new");

        var answer = await room.Teacher.Post(
            "/posts/new?handler=Look", ("Form.Text", "Well done Priya B"), ("Form.Day.Day", "21"), ("Form.Day.Month", "11"), ("Form.Day.Year", "2026"), ("Form.Time", "8:59am"));

        Assert.Contains("The text may name a pupil: Priya B", answer.WholeText(), StringComparison.Ordinal);
        Assert.Contains("That time has passed", answer.WholeText(), StringComparison.Ordinal);
        Assert.Equal(0, await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Another_post_near_it_is_told_without_a_word_of_it()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans");
        room.Teacher.Fill("Day", "2").Fill("Month", "12").Fill("Year", "2026").Fill("Time", "10:00am");
        await room.Teacher.Press("Ask a colleague to check");
        await room.Colleague.Open("/posts/new");
        room.Colleague.Fill("What do you want to say?", "Choir").Fill("Day", "2").Fill("Month", "12").Fill("Year", "2026").Fill("Time", "10:59am");

        var page = await room.Colleague.Press("Ask a colleague to check");

        Assert.Contains("Another post goes to Wrenfield School news at 10:00am that day.", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("beans", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private async Task<Page> Picture(string address, string name, byte[] bytes)
    {
        await room.Teacher.Open(address);
        room.Teacher.Attach("Add pictures", name, bytes);
        room.Teacher.Page.Button("Save draft").SetAttribute("formaction", "/posts/new?handler=Picture");
        return await room.Teacher.Press("Save draft");
    }
}
