using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Countersign.Foundation.Database;
using Countersign.Foundation.SentForms;
using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Receipts;
using Countersign.Policies.Unanswered;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Countersign.SignIn.Model;
using Countersign.SignIn.Providers;
using Countersign.Tests.Architecture;
using Countersign.Tests.Posts;
using Countersign.Tests.Samples;
using Countersign.Tests.Web;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.SentForms;

/// <summary>A form that arrives twice makes one thing, whether the second comes later or at the same moment.</summary>
public sealed class MakesOnceTests : IAsyncLifetime
{
    // What a handler adds besides, and why a second arrival adds no second one.
    private static readonly Dictionary<string, string> Besides = new()
    {
        ["Establishment"] = "each step of the first set-up is taken once",
        ["Notification"] = "it is saved with the act that it tells of, and that is done once",
        ["NotificationChoice"] = "one of each kind for each person",
        ["OutboxItem"] = "it stands beside what it is for, and doing it twice does no harm",
        ["PendingChange"] = "of each kind about one person one waits",
        ["PolicyVersion"] = "the same bytes put in force twice change nothing",
        ["PublishingStop"] = "stopped twice is one stop",
        ["ReceiptShare"] = "sharing with the same colleague twice changes nothing",
        ["SentForm"] = "the form's key itself",
        ["Session"] = "who signs in twice has two, and each press is one",
        ["SignInAccount"] = "one for each person",
        ["SignInNews"] = "one of each kind for each person",
        ["StoredCountersignature"] = "a signature counts once",
        ["TCount"] = "a count, not a thing",
    };

    private Newsroom room = null!;
    private Visitor administrator = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        administrator = await room.Site.As(room.Site.School, await room.Site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    public static TheoryData<string> Forms => [.. Fillings.Keys];

    private static Dictionary<string, Filling> Fillings => new()
    {
        ["a draft of a post"] = new(typeof(Post), forms => forms.Write("Save draft")),
        ["a post for its signatures"] = new(typeof(Post), forms => forms.Write("Ask a colleague to check")),
        ["a person"] = new(typeof(Person), forms => forms.Open(
            "/people/add", "Add this person", visitor => visitor.Fill("Name", "Meena Varadkar").Choose("A member of staff").Choose("With their e-mail address").Fill("E-mail address", "meena@wrenfield.example"))),
        ["a person of a list"] = new(typeof(Person), forms => forms.Bring("Display name,User principal name\nFlo Vane,flo@wrenfield.example")),
        ["a list of pupils"] = new(typeof(RosterChange), forms => forms.BringPupils()),
        ["a draft of the policy"] = new(typeof(PolicyDraft), forms => forms.Open("/policy/drafts", "Draft the next version", visitor => visitor)),
        ["a receipt"] = new(typeof(Receipt), forms => forms.Ask()),
        ["a sentence that was not understood"] = new(typeof(SentSentence), forms => forms.Send()),
        ["an invitation"] = new(typeof(Invitation), forms => forms.Invite()),
        ["a service to sign in with"] = new(typeof(SignInProvider), forms => forms.Open(
            "/people/sign-in/new?service=google",
            "Save and go on to trying it",
            visitor => visitor.Fill("Application (client) ID", "countersign").Fill("Client secret", "a secret").Fill("What do your school’s e-mail addresses end with?", "wrenfield.example"))),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task It_is_made_once_however_often_its_form_arrives(string form)
    {
        var filling = Fillings[form];
        var (visitor, button) = await filling.Fill(new Filled(room, administrator));
        var (page, before) = (visitor.Page, await Count(filling.Made));

        var first = await visitor.Press(button);
        var second = await visitor.Back(page).Press(button);

        Assert.Equal(before + 1, await Count(filling.Made));
        Assert.True(Bare(first) == Bare(second) || form == "a person of a list");
        Assert.Contains("You had sent this form before", second.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Of_two_that_arrive_at_the_same_moment_one_makes_it(string form)
    {
        var filling = Fillings[form];
        var (visitor, button) = await filling.Fill(new Filled(room, administrator));
        var before = await Count(filling.Made);
        using var other = visitor.Beside();

        var pages = await Task.WhenAll(visitor.Press(button), other.Press(button));

        Assert.Equal(before + 1, await Count(filling.Made));
        Assert.True(Bare(pages[0]) == Bare(pages[1]) || form == "a person of a list");
    }

    private Task<int> Count(Type made) => room.Site.Read(db => (Task<int>)GetType().GetMethod(nameof(CountOf), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(made).Invoke(null, [db])!);

    private static Task<int> CountOf<T>(CountersignDb db)
        where T : class => db.Set<T>().CountAsync(Ct);

    [Fact]
    public async Task What_a_handler_makes_is_made_once_or_it_stands_here_why_a_second_arrival_makes_no_second()
    {
        var every = await EveryForm.Of(room.Site);
        var reached = new Reached([.. ArchitectureTests.AllTypes]);
        var made = every.Pages.SelectMany(page => page.HandlerMethods).Where(handler => HttpMethods.IsPost(handler.HttpMethod))
            .SelectMany(handler => reached.From(handler.MethodInfo)).Select(step => step.Member).OfType<MethodInfo>().Select(Added).OfType<Type>().Distinct().ToList();
        var once = await room.Site.Read(db => Task.FromResult(db.Model.GetEntityTypes().Where(ModelPart.IsMadeOnce).Select(type => type.ClrType).ToList()));

        Assert.Equal(Besides.Keys.Order(StringComparer.Ordinal), made.Except(once).Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal([], once.Except(made));
    }

    [Fact]
    public async Task An_empty_post_is_not_kept()
    {
        await room.Teacher.Open("/posts/new");

        var page = await room.Teacher.Press("Save draft");

        Assert.EndsWith("Write what you want to say, or add a picture", page.ErrorAt("What do you want to say?"), StringComparison.Ordinal);
        Assert.Equal(0, await Count(typeof(Post)));
    }

    [Fact]
    public async Task Somebody_elses_key_leads_to_nothing_of_theirs()
    {
        await room.Teacher.Open("/posts/new");
        var key = room.Teacher.Page.Document.QuerySelector<IHtmlInputElement>($".cs-compose input[name={KeyedForms.Field}]")!.Value;
        room.Type("Year 4 planted beans");
        await room.Teacher.Press("Save draft");
        await room.Colleague.Open("/posts/new");

        var page = await room.Colleague.Post("/posts/new?handler=Save", ("Form.Text", "Something else"), (KeyedForms.Field, key));

        Assert.DoesNotContain("You had sent this form before", page.Text(), StringComparison.Ordinal);
        Assert.Equal(2, await Count(typeof(Post)));
    }

    [Fact]
    public async Task A_form_that_was_refused_is_sent_again_and_a_day_later_its_key_is_forgotten()
    {
        await administrator.Open("/people/add");
        var page = administrator.Page;
        await administrator.Fill("Name", "Meena Varadkar").Choose("A member of staff").Choose("With their e-mail address").Press("Add this person");
        await administrator.Back(page).Fill("E-mail address", "meena@wrenfield.example").Press("Add this person");

        var kept = await room.Site.Read(db => db.Set<Countersign.Foundation.Database.SentForm>().CountAsync(Ct));
        await Sweep(TimeSpan.FromDays(1));
        var onTheDay = await room.Site.Read(db => db.Set<Countersign.Foundation.Database.SentForm>().CountAsync(Ct));
        await Sweep(TimeSpan.FromDays(1) + TimeSpan.FromMilliseconds(1));

        Assert.Equal((1, 1, 0), (kept, onTheDay, await room.Site.Read(db => db.Set<Countersign.Foundation.Database.SentForm>().CountAsync(Ct))));
    }

    private Task<int> Sweep(TimeSpan later) => room.Site.Read(db => SweepSentForms.Sweep(db, room.Site.Clock.GetUtcNow() + later, Ct));

    // An invitation is shown by the handler that made it.
    private static string Bare(Page page) => page.Path.Split('?')[0];

    private static Type? Added(MethodInfo called) =>
        called is { Name: "Add", IsGenericMethod: true } && typeof(DbContext).IsAssignableFrom(called.DeclaringType) ? called.GetGenericArguments()[0]
        : called.Name is "Add" or "AddRange" && called.DeclaringType is { IsConstructedGenericType: true } set && set.GetGenericTypeDefinition() == typeof(DbSet<>) ? set.GetGenericArguments()[0]
        : null;

    private sealed record Filling(Type Made, Func<Filled, Task<(Visitor Visitor, string Button)>> Fill);

    /// <summary>Forms with something in them, ready to be sent.</summary>
    private sealed class Filled(Newsroom room, Visitor administrator)
    {
        public async Task<(Visitor Visitor, string Button)> Write(string button)
        {
            await room.Teacher.Open("/posts/new");
            room.Type("Year 4 planted beans");
            return (room.Teacher, button);
        }

        public async Task<(Visitor Visitor, string Button)> Open(string address, string button, Func<Visitor, Visitor> fill)
        {
            await administrator.Open(address);
            return (fill(administrator), button);
        }

        public async Task<(Visitor Visitor, string Button)> Send()
        {
            await room.Teacher.Open("/ask");
            await room.Teacher.Fill("What do you want to do?", "zxcvb qwerty").Press("Ask");
            return (room.Teacher, "Send this sentence to them");
        }

        public async Task<(Visitor Visitor, string Button)> Bring(string list)
        {
            await administrator.Open("/people/staff-list");
            await administrator.Fill("Or paste the list", list).Press("Show what would change");
            foreach (var box in administrator.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]"))
            {
                box.IsChecked = box.NextElementSibling?.TextContent.Contains("Flo Vane", StringComparison.Ordinal) == true;
            }

            return (administrator, "Take in what is ticked");
        }

        public async Task<(Visitor Visitor, string Button)> BringPupils()
        {
            await administrator.Open("/pupils");
            await administrator.Fill("Or paste the list", "Flo,,Vane").Press("Show what would change");
            return (administrator, "Use this list");
        }

        public async Task<(Visitor Visitor, string Button)> Ask()
        {
            await room.Teacher.Open("/ask");
            var topic = room.Teacher.Page.Document.QuerySelector<IHtmlButtonElement>("button[name=Topic]")!;
            await room.Teacher.Press(Page.Squeeze(topic.TextContent));
            while (!room.Teacher.Page.Has("Keep a receipt"))
            {
                await room.Teacher.Press("Leave this question out");
            }

            return (room.Teacher, "Keep a receipt");
        }

        public async Task<(Visitor Visitor, string Button)> Invite()
        {
            await administrator.Open($"/people/{await room.Site.WorksHere(room.Site.School, "Meena Varadkar", "meena@wrenfield.example", "cleaner")}/invite");
            return (administrator, "Make an invitation link");
        }
    }
}
