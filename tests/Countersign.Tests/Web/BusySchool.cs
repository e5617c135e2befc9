using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Tests.Posts;
using Countersign.Tests.Samples;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Web;

/// <summary>
/// A school in which something stands on every page: a draft with a picture, a form that was not sent, a post that waits and one that is out, a receipt, a change that takes two, a draft of a policy. Its people have opened what
/// they find by links, and their forms lie ready to be sent by somebody else or with something else.
/// </summary>
internal sealed class BusySchool : IAsyncDisposable
{
    private readonly List<TestSite> fresh = [];

    private BusySchool(Newsroom room, EveryForm every) => (Room, Every) = (room, every);

    public Newsroom Room { get; }

    public EveryForm Every { get; }

    public List<SentForm> Forms { get; } = [];

    public static async Task<BusySchool> Open()
    {
        var room = await Newsroom.Open();
        var school = new BusySchool(room, await EveryForm.Of(room.Site));
        var waiting = await room.Submit();
        await room.Teacher.Open("/posts/new");
        room.Type("Kept, and not sent", scripted: false, news: true);
        await room.Colleague.Back(room.Teacher.Page).Press("Save draft");
        await room.Teacher.Open("/posts/new");
        room.Type("A draft", scripted: false, news: true);
        room.Teacher.Attach("Add pictures", "beans.png", PngOf.Grey(32, 24, 128), "image/png");
        await room.Teacher.Press("Save draft");
        var draft = room.Teacher.Page.Path;
        var sent = await room.Scheduled("Everybody reads this");
        await room.RunOutbox();
        school.Forms.AddRange(await school.Every.SeenBy(room.Teacher, "/", "/unsent", "/posts", draft, sent, $"{waiting}/take-down", $"{waiting}/move"));
        school.Forms.AddRange(await school.Every.SeenBy(room.Colleague, $"{waiting}/sign"));
        await school.Asking(room.Teacher);
        await school.Administering();
        return school;
    }

    /// <summary>The forms of those who are not in yet: at the door and in each step of setting a school up. Each stands on a site of its own.</summary>
    public async Task AtTheDoor()
    {
        await SigningIn();
        foreach (var step in Enumerable.Range(0, 3))
        {
            await SettingUp(step);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Room.DisposeAsync();
        foreach (var site in fresh)
        {
            await site.DisposeAsync();
        }
    }

    private async Task Asking(Visitor visitor)
    {
        await visitor.Open("/ask");
        Forms.AddRange(SentForm.On(visitor, Every.At));
        var topic = SentForm.On(visitor, Every.At).First(form => form.Fields.Any(sent => sent.Key == "Topic"));
        await visitor.Send(topic.Method, topic.Target, topic.Fields);
        while (!visitor.Page.Has("Keep a receipt"))
        {
            Forms.AddRange(SentForm.On(visitor, Every.At));
            await visitor.Press("Leave this question out");
        }

        Forms.AddRange(SentForm.On(visitor, Every.At));
        await visitor.Press("Keep a receipt");
        Forms.AddRange(SentForm.On(visitor, Every.At));
        await visitor.Open("/ask");
        await visitor.Fill("What do you want to do?", "zxcvb qwerty").Press("Ask");
        Forms.AddRange(SentForm.On(visitor, Every.At));
        await visitor.Press("Send this sentence to them");
    }

    private async Task Administering()
    {
        var administrator = await Room.Site.As(Room.Site.School, await Room.Site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator));
        await Room.Site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher");
        await administrator.Open($"/people/{await Room.Site.HasJoined("Meena Varadkar", "meena@wrenfield.example", "teacher")}");
        await administrator.Fill("Another role", "headteacher").Press("Save roles");
        Forms.AddRange(await Every.SeenBy(administrator, "/people/changes"));
        await BringingPupils(administrator);
        var left = await Room.Site.Join("Oona Tarrant", "teacher");
        await Left(left);
        Forms.AddRange(await Every.SeenBy(await Room.Site.As("Tobias Fenwright"), "/people/changes", "/posts/stop"));
        await administrator.Open("/pupils/phrases");
        await administrator.Fill("The words as they stand in posts", "Harry Potter day").Fill("Why do they name nobody?", "our book day").Press("Allow this phrase");
        await administrator.Open("/policy/drafts");
        await administrator.Press("Draft the next version");
        Forms.AddRange(await Every.SeenBy(administrator, administrator.Page.Path, "/", "/people", $"/people/{left}/erase", "/people/add", "/pupils", "/pupils/phrases", "/your-sign-in", "/policy/drafts", "/accounts", "/show-that-it-is-you", "/policy/unanswered"));
        await PuttingUp(administrator);
    }

    // A post that somebody has in hand, and another that waits for them; both are for an account that an administrator registered.
    private async Task PuttingUp(Visitor administrator)
    {
        Forms.AddRange(await Every.SeenBy(administrator, "/accounts/register"));
        await administrator.Open("/accounts/register");
        await administrator.Choose("Facebook", "Where is it?").Fill("Its name, as people see it there", "Wrenfield").Fill("Its web address", "facebook.com/wrenfield")
            .Fill("What is it for?", "News").Choose("Idris Wainfleet", "Who leads it?").Press("Register the account");
        Forms.AddRange(await Every.SeenBy(administrator, new Uri(administrator.Page.Link("Leads of Wrenfield on Facebook").Href).AbsolutePath));
        foreach (var text in (string[])["Put up by hand", "Begun by hand"])
        {
            await Room.Teacher.Open("/posts/new");
            Room.Type(text, scripted: false, news: false);
            var post = (await Room.Teacher.Choose("Wrenfield on Facebook").Press("Ask a colleague to check")).Path;
            await Room.Check(post);
            await Room.Approve(post);
            await Room.RunOutbox();
            var address = new Uri((await Room.Teacher.Open(post)).Link("Put it up there").Href).AbsolutePath;
            if (text == "Begun by hand")
            {
                await Room.Teacher.Open(address);
                await Room.Teacher.Press("I put it up now");
            }

            Forms.AddRange(await Every.SeenBy(Room.Teacher, address));
        }
    }

    private async Task BringingPupils(Visitor administrator)
    {
        await administrator.Open("/pupils");
        Forms.AddRange(SentForm.On(administrator, Every.At));
        await administrator.Fill("Or paste the list", "Eka;Toka;Kolmas;Neljas\nx;Ada;Quill;y").Press("Show what would change");
        Forms.AddRange(SentForm.On(administrator, Every.At));
        await administrator.Open("/pupils");
        await administrator.Fill("Or paste the list", "Ada,,Quill").Press("Show what would change");
        Forms.AddRange(SentForm.On(administrator, Every.At));

        // A form that was sent answers what it made, so another one is sent.
        await administrator.Open("/pupils");
        await administrator.Fill("Or paste the list", "Ada,,Quill").Press("Show what would change");
        await administrator.Press("Use this list");
    }

    /// <summary>Yesterday was the last day of this person.</summary>
    public Task<bool> Left(PersonId person) => Room.Site.UseAt(Room.Site.School, async services =>
    {
        var db = services.GetRequiredService<CountersignDb>();
        (await db.Set<Person>().SingleAsync(row => row.Id == person, TestContext.Current.CancellationToken)).Leave(SchoolTime.Usual.Today(TestClock.Start.AddDays(-1)), false, TestClock.Start);
        await db.Save(new AuditEvent(SomeKind.Named("person.leaving"), Room.Site.School, null, TestClock.Start, person.Value), TestContext.Current.CancellationToken);
        return true;
    });

    // Whoever tries this often is asked to wait, which has a test of its own.
    private async Task SigningIn()
    {
        fresh.Add(await TestSite.Start(services => services.PostConfigure<RateLimiterOptions>(limits => limits.GlobalLimiter = null)));
        await fresh[^1].HasJoined("Imogen Starkweather", "imogen@wrenfield.example", "teacher");
        var visitor = fresh[^1].Nobody();
        Forms.AddRange(await Every.SeenBy(visitor, "/sign-in", "/sign-in/school", "/join"));
        await visitor.SignIn("imogen@wrenfield.example");
        Forms.AddRange(SentForm.On(visitor, Every.At));
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

        Forms.AddRange(SentForm.On(head, Every.At));
    }
}
