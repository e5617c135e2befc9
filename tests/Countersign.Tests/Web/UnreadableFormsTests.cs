using System.Net;
using Countersign.People.Model;
using Countersign.Tests.Posts;
using Countersign.Tests.Samples;
using Microsoft.AspNetCore.RateLimiting;

namespace Countersign.Tests.Web;

/// <summary>Every field of every form, sent something that it does not take. A new page is found by its route; one that no visitor finds fails here.</summary>
public sealed class UnreadableFormsTests : IAsyncLifetime
{
    // Shown in development or the demo alone, to a trust, or once a sheet of codes, a second half or another service is under way.
    private static readonly HashSet<string> NotFound =
    [
        "/Countersign/Pages/Components", "/Countersign/SignIn/Code", "/Countersign/SignIn/Demo/StepIn", "/Countersign/SignIn/OtherSchools/OtherSchools",
        "/Countersign/SignIn/Providers/SetUp/Show", "/Countersign/SignIn/SecondHalf/SecondHalf", "/Countersign/SignIn/YourSignIn/NewSheet", "/SchoolAccounts/Connect/Again",
    ];

    private readonly List<SentForm> forms = [];
    private readonly List<string> taken = [];
    private Newsroom room = null!;
    private readonly List<TestSite> fresh = [];
    private EveryForm every = null!;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        every = await EveryForm.Of(room.Site);
        var waiting = await room.Submit();
        await room.Teacher.Open("/posts/new");
        room.Type("Kept, and not sent", scripted: false, news: true);
        await room.Colleague.Back(room.Teacher.Page).Press("Save draft");
        await room.Teacher.Open("/posts/new");
        room.Type("A draft", scripted: false, news: true);
        await room.Teacher.Press("Save draft");
        forms.AddRange(await every.SeenBy(room.Teacher, "/", "/unsent", "/posts", room.Teacher.Page.Path, $"{waiting}/take-down"));
        forms.AddRange(await every.SeenBy(room.Colleague, $"{waiting}/sign"));
        await Asking(room.Teacher);
        await Administering();
        await SigningIn();
        foreach (var step in Enumerable.Range(0, 3))
        {
            await SettingUp(step);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await room.DisposeAsync();
        foreach (var site in fresh)
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task No_page_acts_on_what_it_could_not_read_or_is_too_long_or_cannot_be_seen()
    {
        await Everywhere("half nine", kind => kind != typeof(string));
        await Everywhere(new string('x', 150_000), _ => true);
        await Everywhere("ma\0tters", _ => true);
        await Everywhere("matters\u202E", _ => true);

        Assert.True(taken.Count == 0, string.Join('\n', taken));
    }

    [Fact]
    public void A_visitor_finds_the_form_of_every_page_that_takes_one()
    {
        var found = forms.Select(form => form.To.ViewEnginePath).ToHashSet();
        var hidden = every.Pages.Where(page => page.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod)))
            .Select(page => page.ViewEnginePath).Where(page => !found.Contains(page));

        var unlike = hidden.Except(NotFound).Concat(NotFound.Except(hidden)).ToList();
        Assert.True(unlike.Count == 0, string.Join(", ", unlike));
    }

    private async Task Everywhere(string value, Func<Type, bool> where)
    {
        foreach (var form in forms)
        {
            foreach (var name in form.Names.Where(name => form.Kind(name) is { } kind && where(kind)))
            {
                await Attack(form, name, value);
            }
        }
    }

    private async Task Attack(SentForm form, string name, string value)
    {
        var page = await form.With(name, value);
        var refused = page.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.RequestUriTooLong
            || (page.Status == HttpStatusCode.OK && page.Document.QuerySelector(".govuk-error-summary, .govuk-error-message") is not null);
        if (!refused)
        {
            taken.Add($"{form.Method} {form.Target} takes {name} as “{value[..8]}”: {(int)page.Status} “{page.Heading()}”");
        }
    }

    private async Task Asking(Visitor visitor)
    {
        await visitor.Open("/ask");
        forms.AddRange(SentForm.On(visitor, every.At));
        var topic = SentForm.On(visitor, every.At).First(form => form.Fields.Any(sent => sent.Key == "Topic"));
        await visitor.Send(topic.Method, topic.Target, topic.Fields);
        while (!visitor.Page.Has("Keep a receipt"))
        {
            forms.AddRange(SentForm.On(visitor, every.At));
            await visitor.Press("Leave this question out");
        }

        forms.AddRange(SentForm.On(visitor, every.At));
        await visitor.Press("Keep a receipt");
        forms.AddRange(SentForm.On(visitor, every.At));
    }

    private async Task Administering()
    {
        var administrator = await room.Site.As(room.Site.School, await room.Site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator));
        await room.Site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher");
        await administrator.Open($"/people/{await room.Site.HasJoined("Meena Varadkar", "meena@wrenfield.example", "teacher")}");
        await administrator.Fill("Another role", "headteacher").Press("Save roles");
        forms.AddRange(await every.SeenBy(administrator, "/people/changes"));
        await administrator.Open("/policy/drafts");
        await administrator.Press("Draft the next version");
        forms.AddRange(await every.SeenBy(administrator, administrator.Page.Path, "/", "/people", "/people/add", "/pupils", "/your-sign-in", "/policy/drafts", "/accounts", "/show-that-it-is-you"));
    }

    // Whoever tries this often is asked to wait, which has a test of its own.
    private async Task SigningIn()
    {
        fresh.Add(await TestSite.Start(services => services.PostConfigure<RateLimiterOptions>(limits => limits.GlobalLimiter = null)));
        await fresh[^1].HasJoined("Imogen Starkweather", "imogen@wrenfield.example", "teacher");
        var visitor = fresh[^1].Nobody();
        forms.AddRange(await every.SeenBy(visitor, "/sign-in", "/sign-in/school", "/join"));
        await visitor.SignIn("imogen@wrenfield.example");
        forms.AddRange(SentForm.On(visitor, every.At));
    }

    // A step that was taken is gone, so each is attacked at a school of its own.
    private async Task SettingUp(int steps)
    {
        fresh.Add(await TestSite.FirstStart());
        var head = fresh[^1].Nobody();
        await head.Open(new Uri(Assert.Single(fresh[^1].Printed).Split(' ')[^1]).PathAndQuery);
        if (steps > 0)
        {
            await head.Fill("What is it called?", "Wrenfield School").Choose("One school").Press("Continue");
        }

        if (steps > 1)
        {
            await head.Fill("Your name", "Ada Thornquist").Fill("E-mail address", "ada@wrenfield.example").Fill("Password", SampleSignIn.Password).Press("Continue");
        }

        forms.AddRange(SentForm.On(head, every.At));
    }
}
