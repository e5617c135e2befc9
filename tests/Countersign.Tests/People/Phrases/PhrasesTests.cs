using Countersign.People.Model;
using Countersign.Tests.Posts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.People.Phrases;

public sealed class PhrasesTests : IAsyncLifetime
{
    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_phrase_that_is_allowed_stops_no_post_until_it_is_taken_back()
    {
        await room.Enrol("Zebedee", "Quillfeather");
        var administrator = await room.Site.As(Me.Administrator);
        await administrator.Open("/pupils");
        await administrator.Follow("Words that name no pupil");
        await administrator.Fill("The words as they stand in posts", "Zebedee Quillfeather day").Fill("Why do they name nobody?", "our book day").Press("Allow this phrase");

        await room.Submit("Come to Zebedee Quillfeather day");
        var allowed = room.Teacher.Page.Text();
        await administrator.Press("Take back Zebedee Quillfeather day");
        await room.Submit("Come to Zebedee Quillfeather day");
        var takenBack = room.Teacher.Page.Text();

        Assert.DoesNotContain("names a pupil", allowed, StringComparison.Ordinal);
        Assert.Contains("The text names a pupil who has not been cleared to be named", takenBack, StringComparison.Ordinal);
        Assert.Equal(0, await room.Site.Read(db => db.Set<AllowedPhrase>().CountAsync()));
    }

    [Fact]
    public async Task A_phrase_needs_a_reason_and_must_not_be_the_name_alone()
    {
        await room.Enrol("Zebedee", "Quillfeather");
        var administrator = await room.Site.As(Me.Administrator);
        await administrator.Open("/pupils/phrases");

        await administrator.Fill("The words as they stand in posts", "Zebedee Quillfeather day").Press("Allow this phrase");
        var reason = administrator.Page.ErrorAt("Why do they name nobody?");
        await administrator.Fill("The words as they stand in posts", "Zebedee Quillfeather").Fill("Why do they name nobody?", "our book day").Press("Allow this phrase");

        Assert.EndsWith("Enter why these words name nobody", reason, StringComparison.Ordinal);
        Assert.Contains("This is the name of a pupil and nothing else", administrator.Page.ErrorAt("The words as they stand in posts"), StringComparison.Ordinal);
        Assert.Equal(0, await room.Site.Read(db => db.Set<AllowedPhrase>().CountAsync()));
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(101, 0)]
    public async Task A_phrase_is_no_longer_than_a_phrase(int letters, int allowed)
    {
        var administrator = await room.Site.As(Me.Administrator);
        await administrator.Open("/pupils/phrases");

        await administrator.Fill("The words as they stand in posts", new string('a', letters)).Fill("Why do they name nobody?", "our book day").Press("Allow this phrase");

        Assert.Equal(allowed, await room.Site.Read(db => db.Set<AllowedPhrase>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_signs_is_told_that_names_are_not_checked_without_a_pupil_list()
    {
        var post = await room.Submit();

        var without = (await room.Colleague.Open(post + "/sign")).Text();
        await room.Enrol("Zebedee", "Quillfeather");
        var with = (await room.Colleague.Open(post + "/sign")).Text();

        Assert.Contains("Names are not being checked: there is no pupil list", without, StringComparison.Ordinal);
        Assert.DoesNotContain("Names are not being checked", with, StringComparison.Ordinal);
    }
}
