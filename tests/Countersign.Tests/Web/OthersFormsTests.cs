using System.Text;
using Countersign.Foundation.SentForms;
using Countersign.Posts.Model;
using Countersign.Tests.Posts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Web;

/// <summary>A form that was opened for one person is not sent in the name of another who signed in since, in a second window of the same browser.</summary>
public sealed class OthersFormsTests : IAsyncLifetime
{
    private const string Text = "Year 4 planted beans, and they are up";

    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        await room.Teacher.Open("/posts/new");
        room.Type(Text);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Theory]
    [InlineData("Save draft")]
    [InlineData("Ask a colleague to check")]
    public async Task It_is_not_acted_on_nothing_of_it_is_shown_and_its_owner_finds_it(string button)
    {
        var page = await room.Colleague.Back(room.Teacher.Page).Press(button);
        var list = await room.Colleague.Open("/unsent");
        var home = await room.Teacher.Open("/");

        var own = await room.Teacher.Open((await room.Teacher.Follow("What you typed and did not send")).Links()
            .Single(link => link.Href.Contains("typed=", StringComparison.Ordinal)).Href);

        Assert.Equal("Somebody else had opened that page", page.Heading());
        Assert.Contains("It was opened for Idris Wainfleet. You are signed in as Perpetua Vane", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("beans", Encoding.UTF8.GetString([.. page.Bytes, .. list.Bytes, .. home.Bytes]), StringComparison.Ordinal);
        Assert.Contains("There is nothing", list.Text(), StringComparison.Ordinal);
        Assert.Equal(Text, own.Value("What do you want to say?"));
        Assert.Equal(0, await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Somebody_of_another_school_is_not_named()
    {
        var other = await room.Site.OpenSchool("Thornbury School");
        await room.Site.Join(other, "Hester Quill", "teacher");
        var hester = await room.Site.As(other, "Hester Quill");

        var page = await hester.Back(room.Teacher.Page).Press("Save draft");

        Assert.Contains("It was opened for somebody of another school. You are signed in as Hester Quill", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Idris", page.WholeText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_kept_form_can_neither_be_opened_nor_thrown_away()
    {
        await room.Colleague.Back(room.Teacher.Page).Press("Save draft");
        var key = await room.Site.Read(db => db.Set<UnsentForm>().Select(form => form.Key).SingleAsync(Ct));

        var page = await room.Colleague.Open($"/posts/new?typed={key}");
        await room.Colleague.Post("/unsent?handler=ThrowAway", ("key", key));

        Assert.Equal("", page.Value("What do you want to say?"));
        Assert.Equal(1, await room.Site.Read(db => db.Set<UnsentForm>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Whoever_signed_in_anew_sends_what_they_had_opened_before()
    {
        room.Teacher.Cookies.Add((await room.Site.As("Idris Wainfleet")).Cookies.GetAllCookies());

        var page = await room.Teacher.Press("Save draft");

        Assert.Contains("The draft is saved", page.Text(), StringComparison.Ordinal);
    }
}
