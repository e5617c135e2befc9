using System.Net;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Compose;

public sealed class ComposeTests : IAsyncLifetime
{
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_draft_with_a_fault_is_kept_once_and_mended_in_place()
    {
        await room.Teacher.Open("/posts/new");
        await room.Teacher.Fill("What do you want to say?", "Year 4 planted beans").Press("Ask a colleague to check");
        var faulty = room.Teacher.Page;
        room.Type("Year 4 planted beans");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;

        Assert.Contains("Say what this post is for", faulty.Text(), StringComparison.Ordinal);
        Assert.Contains("Select an answer", faulty.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)));
        Assert.Equal(PostStage.InReview, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task Each_submission_counts_once()
    {
        var post = await room.Submit();
        var first = (await room.Row(post)).Submission;
        await room.Teacher.Open(Newsroom.EditOf(post));
        await room.Teacher.Press("Ask a colleague to check");

        Assert.Equal((1, 2), (first, (await room.Row(post)).Submission));
    }

    [Fact]
    public async Task A_change_in_another_window_is_not_overwritten_and_what_was_typed_stays()
    {
        var post = await room.Submit();
        var other = await room.Site.As("Idris Wainfleet");
        await room.Teacher.Open(Newsroom.EditOf(post));
        await other.Open(Newsroom.EditOf(post));
        await other.Fill("What do you want to say?", "The newer words").Press("Save draft");

        var first = await room.Teacher.Fill("What do you want to say?", "The older words").Press("Save draft");
        var again = await room.Teacher.Press("Save draft");

        Assert.All([first, again], page => Assert.Contains("This post was changed in another window", page.Text(), StringComparison.Ordinal));
        Assert.Equal("The older words", again.Value("What do you want to say?"));
        Assert.Equal("The newer words", (await room.Row(post)).Content.Text);
    }

    [Fact]
    public async Task A_pupils_name_blocks_at_the_field_where_it_stands()
    {
        await room.Enrol("Zebedee", "Quillfeather");
        await room.Teacher.Open("/posts/new");
        room.Type("Well done Zebedee Quillfeather!");

        var page = await room.Teacher.Press("Ask a colleague to check");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.Document.QuerySelectorAll("a[href='#Form_Text'], a[href='#Form.Text']"));
        Assert.DoesNotContain("Quillfeather", Page.Squeeze(page.Document.QuerySelector(".govuk-error-summary")!.TextContent), StringComparison.Ordinal);
        Assert.Equal("Well done Zebedee Quillfeather!", page.Value("What do you want to say?"));
    }

    [Fact]
    public async Task What_the_policy_does_not_take_names_its_clause()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Beans");
        room.Teacher.Untick("None of these is true").Choose("Is anything in it confidential?");

        var page = await room.Teacher.Press("Ask a colleague to check");

        Assert.Contains("The policy does not take this on a school account: confidential (clause 4.3)", page.Text(), StringComparison.Ordinal);
    }
}
