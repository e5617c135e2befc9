using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Countersign.Foundation.SentForms;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Countersign.SignIn.Sessions;
using Countersign.Tests.Posts;
using Countersign.Tests.Samples;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Web;

/// <summary>What somebody typed is there again after their session ended, for them alone, and nothing was done with it in between.</summary>
public sealed class FilledInTests : IAsyncLifetime
{
    private const string Text = "Year 4 planted beans, and they are up";

    private Newsroom room = null!;
    private PersonId teacher;
    private Visitor visitor = null!;

    private TestSite Site => room.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        teacher = await Site.HasJoined("Imogen Starkweather", "imogen@wrenfield.example", "teacher");
        visitor = await Site.As(Site.School, teacher);
        await visitor.Open("/posts/new");
        visitor.Fill("What do you want to say?", Text).Fill("Whose words or pictures are in it, if not ours?", "Photo by Jo Hart");
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Theory]
    [InlineData("ended elsewhere")]
    [InlineData("left idle")]
    [InlineData("its cookie is over")]
    [InlineData("signed out in another window")]
    public async Task What_was_sent_after_the_session_ended_is_there_after_signing_in_again(string how)
    {
        await End(how);

        var asked = await visitor.Press("Save draft");
        var back = await SignInAgain();

        Assert.Equal(("Sign in", "/posts/new"), (asked.Heading(), back.Address.AbsolutePath));
        Assert.Contains("Your session has ended, and what you typed is kept", asked.Text(), StringComparison.Ordinal);
        Assert.Equal((Text, "Photo by Jo Hart"), (back.Value("What do you want to say?"), back.Value("Whose words or pictures are in it, if not ours?")));
        Assert.Contains("What you typed is here again", back.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await Posts());
    }

    [Fact]
    public async Task It_stays_while_the_page_is_loaded_again_and_is_forgotten_once_it_was_sent()
    {
        await End("ended elsewhere");
        await visitor.Press("Save draft");
        var back = await SignInAgain();

        var again = await visitor.Open(back.Path);
        var before = await Kept();
        var saved = await visitor.Press("Save draft");

        Assert.Equal((Text, 1, 0, 1), (again.Value("What do you want to say?"), before, await Kept(), await Posts()));
        Assert.Contains("The draft is saved", saved.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_sees_nothing_of_it()
    {
        await Site.Join("Tobias Fenwright", "teacher");
        await End("ended elsewhere");
        var address = Then(await visitor.Press("Save draft"));

        var other = await (await Site.As("Tobias Fenwright")).Open(address);

        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.DoesNotContain("beans", System.Text.Encoding.UTF8.GetString(other.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("What you typed is here again", other.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lies_closed_and_a_row_given_to_somebody_else_opens_nothing()
    {
        await Site.Join("Tobias Fenwright", "teacher");
        await End("ended elsewhere");
        var tobias = await Site.As("Tobias Fenwright");
        var address = Then(await visitor.Press("Save draft"));

        var stored = await Site.Read(db => db.Set<UnsentForm>().AsNoTracking().SingleAsync(Ct));
        var other = await Site.Use(async services => (await services.GetRequiredService<Countersign.People.Records.Staff>().Everyone(Ct)).First(staff => staff.Name == "Tobias Fenwright").Id);
        await Site.Read(db => db.Set<UnsentForm>().ExecuteUpdateAsync(row => row.SetProperty(form => form.Person, other), Ct));
        var page = await tobias.Open(address);

        Assert.DoesNotContain("beans", stored.Closed, StringComparison.Ordinal);
        Assert.Equal("", page.Value("What do you want to say?"));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task It_is_kept_for_a_day(int milliseconds, bool there)
    {
        await End("ended elsewhere");
        var address = Then(await visitor.Press("Save draft"));
        Site.Clock.Advance(UnsentForms.ADay + TimeSpan.FromMilliseconds(milliseconds));

        var page = await (await Site.As(Site.School, teacher)).Open(address);
        await Site.Read(db => SweepSentForms.Sweep(db, Site.Clock.GetUtcNow(), Ct));

        Assert.Equal((there ? Text : "", there ? 1 : 0), (page.Value("What do you want to say?"), await Kept()));
    }

    [Fact]
    public async Task Signing_out_removes_it()
    {
        await End("ended elsewhere");
        await visitor.Press("Save draft");
        var again = await Site.As(Site.School, teacher);
        await again.Open("/sign-out");

        await again.Press("Sign out");

        Assert.Equal(0, await Kept());
    }

    [Fact]
    public async Task Whoever_never_signed_in_has_nothing_kept_and_another_owner_cannot_be_made_up()
    {
        var nobody = Site.Nobody();
        await nobody.Open("/sign-in");

        await nobody.Post("/posts/new?handler=Save", ("Form.Text", Text));
        await nobody.Post("/posts/new?handler=Save", ("Form.Text", Text), ("__FormOwner", "CfDJ8made-up"));
        await nobody.Post("/posts/new?handler=Save", ("Form.Text", Text), ("__FormOwner", "%%"));

        Assert.Equal(0, await Kept());
    }

    [Fact]
    public async Task Of_one_person_twenty_are_kept_and_none_that_is_too_long()
    {
        var owner = visitor.Page.Document.QuerySelector<IHtmlInputElement>(".cs-compose input[name=__FormOwner]")!.Value;
        await End("ended elsewhere");
        for (var number = 0; number < 21; number++)
        {
            Site.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await visitor.Send("POST", "/posts/new?handler=Save", [new("Form.Text", $"words {number}"), new("__FormOwner", owner)]);
        }

        var refused = await visitor.Send("POST", "/posts/new?handler=Save", [new("Form.Text", new string('x', 250_000)), new("__FormOwner", owner)]);

        Assert.Equal(20, await Kept());
        Assert.Contains("what you sent was not saved", refused.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_were_chosen_are_named()
    {
        visitor.Attach("Add pictures", "sports-day.jpg", [1, 2, 3]);
        await End("ended elsewhere");
        await visitor.Press("Save draft");
        var back = await SignInAgain();

        Assert.Contains("choose this one again: sports-day.jpg", back.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_field_that_hides_what_is_typed_is_kept()
    {
        var administrator = await Site.As(Site.School, await Site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator));
        List<string> hiding = [.. (await EveryForm.Of(Site)).Pages.SelectMany(page => page.BoundProperties.OfType<PageBoundPropertyDescriptor>())
            .Where(bound => bound.Property.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.Password).Select(bound => bound.Name)];
        foreach (var address in (string[])["/sign-in", "/your-sign-in/change", "/show-that-it-is-you", "/people/sign-in/new?service=google", "/join"])
        {
            await administrator.Open(address);
            hiding.AddRange(administrator.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[type=password], input[autocomplete=one-time-code]").Select(box => box.Name!));
        }

        Assert.Contains("NewPassword", hiding);
        Assert.Equal([], hiding.Where(name => !FormContents.IsSecret(name)));
    }

    [Fact]
    public async Task A_page_is_opened_as_it_was_with_its_query_and_without_secrets_and_its_form_goes_where_it_went()
    {
        var ada = await Site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        visitor = await Site.As(Site.School, ada);
        await visitor.Open("/people/sign-in/new?service=google");
        var target = Form();
        visitor.Fill("Application (client) ID", "countersign").Fill("Client secret", "a secret that nobody keeps");
        await End("ended elsewhere");
        var then = Then(await visitor.Press("Save and go on to trying it"));
        visitor = await Site.As(Site.School, ada);

        var back = await visitor.Open(then);

        Assert.Equal(("countersign", ""), (back.Value("Application (client) ID"), back.Value("Client secret")));
        Assert.DoesNotContain("a secret that nobody keeps", System.Text.Encoding.UTF8.GetString(back.Bytes), StringComparison.Ordinal);
        Assert.Equal(target, Form());

        string Form() => visitor.Page.Document.QuerySelectorAll<IHtmlFormElement>("main form").Single().Action.Split("&typed=")[0];
    }

    [Fact]
    public async Task A_stranger_who_brings_too_much_is_led_to_sign_in_all_the_same()
    {
        using var browser = new HttpClient { BaseAddress = Site.Address };
        using var form = new ByteArrayContent(new byte[10_000_001]);
        form.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/posts/new?handler=Save", UriKind.Relative)) { Content = form };
        request.Headers.ExpectContinue = true;

        using var answer = await browser.SendAsync(request, Ct);

        Assert.Equal((HttpStatusCode.OK, "/sign-in"), (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal(0, await Kept());
    }

    [Fact]
    public async Task A_form_that_made_something_before_the_session_ended_makes_nothing_again()
    {
        var page = visitor.Page;
        await visitor.Press("Save draft");
        await End("ended elsewhere");
        await visitor.Back(page).Press("Save draft");

        var back = await SignInAgain();

        Assert.Contains("You had sent this form before", back.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await Posts());
    }

    [Fact]
    public async Task It_stands_on_the_home_page_and_can_be_thrown_away()
    {
        await End("ended elsewhere");
        await visitor.Press("Save draft");
        var again = await Site.As(Site.School, teacher);
        await again.Open("/");

        var list = await again.Follow("What you typed and did not send");
        var opened = await again.Open(list.Links().Single(link => link.Href.Contains("typed=", StringComparison.Ordinal)).Href);
        await again.Open("/unsent");
        await again.Send("POST", "/unsent?handler=ThrowAway", Assert.Single(SentForm.On(again, (await EveryForm.Of(Site)).At), form => form.Target.Contains("ThrowAway", StringComparison.Ordinal)).Fields);

        Assert.Contains(Text, list.Text(), StringComparison.Ordinal);
        Assert.Equal((Text, 0), (opened.Value("What do you want to say?"), await Kept()));
    }

    private async Task End(string how)
    {
        switch (how)
        {
            case "ended elsewhere":
                await Site.Read(db => db.Set<Session>().ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, Site.Clock.GetUtcNow()), Ct));
                break;
            case "left idle":
                Site.Clock.Advance(Session.IdleAtMost);
                break;
            case "its cookie is over":
                Site.Clock.Advance(Session.AtMost + TimeSpan.FromHours(1));
                break;
            default:
                var page = visitor.Page;
                await visitor.Open("/sign-out");
                await visitor.Press("Sign out");
                visitor.Back(page);
                break;
        }
    }

    // A new session of the same person, which goes on where they were sent.
    private async Task<Page> SignInAgain()
    {
        var then = Then(visitor.Page);
        visitor = await Site.As(Site.School, teacher);
        return await visitor.Open(then);
    }

    private static string Then(Page asked) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(asked.Address.Query)["then"].ToString();

    private Task<int> Posts() => Site.Read(db => db.Set<Post>().CountAsync(Ct));

    private Task<int> Kept() => Site.Read(db => db.Set<UnsentForm>().CountAsync(Ct));
}
