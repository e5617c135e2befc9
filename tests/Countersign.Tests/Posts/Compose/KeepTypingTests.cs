using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Countersign.Foundation.Audit;
using Countersign.Foundation.SentForms;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Compose;

/// <summary>What is typed is kept while it is typed, sent as the page's script sends it.</summary>
public sealed class KeepTypingTests : IAsyncLifetime
{
    private const string Box = "What do you want to say?";

    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task The_first_time_it_becomes_a_draft_and_the_record_tells_of_one_however_long_somebody_types()
    {
        var window = await Window.Open(room.Teacher, "/posts/new");

        var first = await window.Type("Year 4");
        var second = await window.Type("Year 4 planted");
        var third = await window.Type("Year 4 planted beans");

        var post = await room.Site.Read(db => db.Set<Post>().AsNoTracking().SingleAsync(Ct));
        Assert.All([first, second, third], said => Assert.StartsWith("Saved at ", said, StringComparison.Ordinal));
        Assert.Equal(("Year 4", $"/posts/new/{post.Id}"), (post.Content.Text, window.Address));
        Assert.Equal(["post.drafted"], await ActsAbout(post.Id));
        Assert.Equal("Year 4 planted beans", (await room.Teacher.Open(window.Address)).Value(Box));
        Assert.Equal(1, await Kept());
    }

    [Theory]
    [InlineData("Save draft", "post.edited")]
    [InlineData("Ask a colleague to check", "post.submitted")]
    public async Task It_is_the_drafts_text_once_a_button_is_pressed_and_nothing_is_left_beside_it(string button, string act)
    {
        var window = await Window.Open(room.Teacher, "/posts/new");
        await window.Type("Year 4");
        await window.Type("Year 4 planted beans");
        await room.Teacher.Open(window.Address);
        room.Type("Year 4 planted beans");

        await room.Teacher.Press(button);

        var post = await room.Site.Read(db => db.Set<Post>().AsNoTracking().SingleAsync(Ct));
        Assert.Equal(("Year 4 planted beans", 0), (post.Content.Text, await Kept()));
        Assert.Equal(["post.drafted", act], await ActsAbout(post.Id));
    }

    [Fact]
    public async Task A_button_in_the_very_window_goes_on_with_the_draft()
    {
        var window = await Window.Open(room.Teacher, "/posts/new");
        await window.Type("Year 4");
        await window.Type("Year 4 planted");

        var page = await window.Press("Save", "Year 4 planted beans");

        Assert.Contains("The draft is saved", page.Text(), StringComparison.Ordinal);
        Assert.Equal(["Year 4 planted beans"], await room.Site.Read(db => db.Set<Post>().Select(post => post.Content.Text).ToListAsync(Ct)));
        Assert.Equal(0, await Kept());
    }

    [Fact]
    public async Task An_empty_form_makes_nothing()
    {
        var window = await Window.Open(room.Teacher, "/posts/new");

        Assert.Equal("", await window.Type("  "));
        Assert.Equal((0, 0), (await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)), await Kept()));
    }

    [Fact]
    public async Task Two_that_arrive_at_once_make_one_draft()
    {
        var window = await Window.Open(room.Teacher, "/posts/new");
        using var other = room.Teacher.Beside();
        var beside = await Window.Of(other, "/posts/new");

        await Task.WhenAll(window.Send("Year 4"), beside.Send("Year 4"));

        Assert.Equal(1, await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Typing_on_a_post_that_waits_for_signatures_leaves_them_as_they_are_until_it_is_saved()
    {
        var waiting = await room.Submit();
        await room.Check(waiting);
        var before = await room.Site.Read(db => db.Set<Post>().AsNoTracking().SingleAsync(Ct));
        var window = await Window.Open(room.Teacher, $"/posts/new/{before.Id}");

        await window.Type("Something else");

        var after = await room.Site.Read(db => db.Set<Post>().AsNoTracking().SingleAsync(Ct));
        var shown = await room.Teacher.Open($"/posts/{before.Id}");
        Assert.Equal((before.Version, before.Stage, before.Content.Text), (after.Version, after.Stage, after.Content.Text));
        Assert.Contains("that is not saved in it", shown.Text(), StringComparison.Ordinal);
        Assert.Equal("Something else", (await room.Teacher.Follow("Go on with it")).Value(Box));
    }

    [Fact]
    public async Task Two_windows_on_one_draft_lose_nothing_and_the_later_is_told()
    {
        var draft = await Draft();
        var first = await Window.Open(room.Teacher, draft);
        using var beside = room.Teacher.Beside();
        var second = await Window.Open(beside, draft);

        var alone = await first.Type("Typed in the first");
        var told = await second.Type("Typed in the second");
        await first.Press("Save", "Typed in the first");
        var changed = await second.Type("Typed in the second, and more");
        var opened = await room.Teacher.Open(draft);

        Assert.DoesNotContain("another window", alone, StringComparison.Ordinal);
        Assert.Contains("You also typed in another window, and each is kept", told, StringComparison.Ordinal);
        Assert.Contains("This post was changed in another window after you opened it", changed, StringComparison.Ordinal);
        Assert.Equal("Typed in the second, and more", opened.Value(Box));
        Assert.Equal("Typed in the first", (await room.Teacher.Follow("Open the page without it")).Value(Box));
    }

    [Fact]
    public async Task A_window_that_was_filled_in_goes_on_with_what_it_was_filled_in_with()
    {
        var draft = await Draft();
        await (await Window.Open(room.Teacher, draft)).Type("First");
        var later = await Window.Open(room.Teacher, draft);

        await later.Type("First, and then");

        Assert.Equal(1, await Kept());
    }

    [Fact]
    public async Task A_box_that_was_unticked_stays_unticked()
    {
        var draft = await Draft();
        var window = await Window.Open(room.Teacher, draft);
        window.Without("Form.Accounts");

        await window.Type("For nobody yet");

        Assert.False((await room.Teacher.Open(draft)).IsTicked("Wrenfield School news"));
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_yet_is_kept_as_it_was_typed()
    {
        var window = await Window.Open(room.Teacher, "/posts/new");
        window.With("Form.Time", "14:05");

        await window.Type("Year 4 planted beans");

        Assert.Equal("14:05", (await room.Teacher.Open(window.Address)).Value("Time"));
    }

    [Theory]
    [InlineData("ma\u0001tters")]
    [InlineData("matters\u202E")]
    public async Task What_cannot_be_seen_is_not_kept_and_says_where_it_stands(string text)
    {
        var window = await Window.Open(room.Teacher, "/posts/new");

        Assert.StartsWith("Not saved: A character that cannot be seen stands", await window.Type(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, "Saved at")]
    [InlineData(20_001, "Not saved: The text must be 20,000 characters or fewer")]
    public async Task It_takes_what_its_box_takes(int characters, string said)
    {
        var window = await Window.Open(room.Teacher, "/posts/new");

        Assert.StartsWith(said, await window.Type(new string('x', characters)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_draft_is_not_there_and_neither_is_another_schools()
    {
        var draft = await Draft();
        var other = await room.Site.OpenSchool("Thornbury School");
        await room.Site.Join(other, "Hester Quill", "teacher");
        foreach (var visitor in (Visitor[])[room.Colleague, await room.Site.As(other, "Hester Quill")])
        {
            await visitor.Open("/posts/new");
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post($"{draft}?handler=Keep", ("Form.Text", "Mine now"))).Status);
        }

        Assert.Equal(0, await Kept());
    }

    [Fact]
    public async Task Words_of_somebody_else_in_this_browser_are_kept_for_them()
    {
        var window = await Window.Open(room.Teacher, "/posts/new");
        var page = await (await Window.Of(room.Colleague.Back(room.Teacher.Page), "/posts/new")).Send("Year 4 planted beans");

        Assert.Equal("Somebody else had opened that page", page.Heading());
        Assert.Equal((0, 1), (await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)), await Kept()));
        Assert.StartsWith("Saved", await window.Type("Year 4 planted beans"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_too_often_is_told_to_wait()
    {
        var draft = await Draft();
        var window = await Window.Open(room.Teacher, draft);
        var said = "";
        for (var times = 0; times <= UnsentForms.AMinute && !said.StartsWith("Not saved", StringComparison.Ordinal); times++)
        {
            said = await window.Type($"words {times}");
        }

        Assert.StartsWith("Not saved: Too much was sent within a minute", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "Typed and left")]
    [InlineData(0, "Year 4")]
    public async Task It_lies_beside_a_draft_for_thirty_days_and_signing_out_leaves_it(int milliseconds, string text)
    {
        var draft = await Draft();
        await (await Window.Open(room.Teacher, draft)).Type("Typed and left");
        await room.Teacher.Open("/sign-out");
        await room.Teacher.Press("Sign out");
        room.Site.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(text, (await (await room.Site.As("Idris Wainfleet")).Open(draft)).Value(Box));
    }

    private async Task<string> Draft()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4");
        await room.Teacher.Press("Save draft");
        return $"/posts/new/{await room.Site.Read(db => db.Set<Post>().Select(post => post.Id).SingleAsync(Ct))}";
    }

    private Task<int> Kept() => room.Site.Read(db => db.Set<UnsentForm>().CountAsync(Ct));

    private Task<List<string>> ActsAbout(PostId post) => room.Site.Read(db => db.Set<AuditEventSubject>().Where(subject => subject.Subject == post.Value)
        .Join(db.Set<StoredAuditEvent>(), subject => subject.Number, act => act.Number, (_, act) => act).OrderBy(act => act.Number).Select(act => act.Kind).ToListAsync(Ct));

    /// <summary>One window of a browser in which the script runs.</summary>
    private sealed class Window(Visitor visitor, string keep, Dictionary<string, List<string>> fields)
    {
        private string keep = keep;

        public string Address => keep.Split('?')[0];

        public static async Task<Window> Open(Visitor visitor, string address)
        {
            await visitor.Open(address);
            return await Of(visitor, address);
        }

        public static Task<Window> Of(Visitor visitor, string address)
        {
            var form = visitor.Page.Document.QuerySelector<IHtmlFormElement>(".cs-compose")!;
            var fields = form.QuerySelectorAll("input[name]:not([type=file]), textarea[name]").Where(field => field is not IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false })
                .GroupBy(field => field.GetAttribute("name")!).ToDictionary(same => same.Key, same => same.Select(Value).ToList());
            return Task.FromResult(new Window(visitor, form.GetAttribute("data-keep") ?? address, fields));
        }

        public void With(string name, string value) => fields[name] = [value];

        public void Without(string name) => fields.Remove(name);

        public Task<Page> Send(string text) => Post(keep, text);

        public Task<Page> Press(string handler, string text) => Post($"{Address}?handler={handler}", text);

        public async Task<string> Type(string text)
        {
            var answer = await Send(text);
            Assert.True(answer.Bytes[0] == (byte)'{', $"{answer.Status} {answer.Path} {answer.Text()}");
            using var read = JsonDocument.Parse(answer.Bytes);
            if (read.RootElement.TryGetProperty("address", out var address))
            {
                if (!keep.StartsWith(address.GetString()!, StringComparison.Ordinal))
                {
                    keep = $"{address.GetString()}?handler=Keep";
                    With("__FormKey", Guid.CreateVersion7().ToString("N"));
                    With("Form.Version", read.RootElement.GetProperty("version").ToString());
                }

                if (read.RootElement.GetProperty("typed").GetString() is { Length: > 0 } typed)
                {
                    With("__Typed", typed);
                }
            }

            return read.RootElement.GetProperty("said").GetString()!;
        }

        private Task<Page> Post(string address, string text)
        {
            With("Form.Text", text);
            return visitor.Send("POST", address, [.. fields.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value)))]);
        }

        private static string Value(IElement field) => field is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)field).Value;
    }
}
