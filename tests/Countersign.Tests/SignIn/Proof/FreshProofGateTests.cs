using System.Net;
using System.Reflection;
using Countersign.People.Model;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.SignIn.Proof;
using Countersign.SignIn.Providers;
using Countersign.SignIn.Sessions;
using Countersign.Tests.Architecture;
using Countersign.Tests.Samples;
using Countersign.Tests.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Proof;

/// <summary>Whatever lets somebody in is changed by whoever showed within the last ten minutes that it is them.</summary>
public sealed class FreshProofGateTests : IAsyncLifetime
{
    private static readonly Type[] Secrets =
        [typeof(SignInAccount), typeof(IdentityUserToken<Guid>), typeof(IdentityUserPasskey<Guid>), typeof(ProviderLink), typeof(SignInProvider), typeof(Invitation)];

    // Counting and time: none of them lets anybody in.
    private static readonly string[] NoSecrets = ["set_LastCodeStep", "set_ConcurrencyStamp"];

    // Handlers by which somebody comes in, or shows that it is them: what they change is what they just showed.
    private static readonly Dictionary<string, string> ComingIn = new()
    {
        ["SignInModel.OnPostPasskey"] = "counts the use of the passkey that was shown",
        ["ProveModel.OnPostPasskey"] = "counts the use of the passkey that was shown",
        ["JoinModel.OnPost"] = "takes the invitation that was shown",
        ["JoinModel.OnPostHalves"] = "counts the tries at a second half",
        ["BackModel.OnGet"] = "comes from the school's service, which said who they are",
        ["AdministratorModel.OnPost"] = "comes through the set-up link, before there is anybody",
    };

    private TestSite site = null!;
    private EveryForm every = null!;
    private PersonId ada;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        every = await EveryForm.Of(site);
        ada = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        await site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public void Every_handler_that_can_change_a_secret_says_so()
    {
        var reached = new Reached([.. ArchitectureTests.AllTypes]);
        var writing = every.Pages.SelectMany(page => page.HandlerMethods.Select(handler => handler.MethodInfo))
            .Where(handler => reached.From(handler).Any(step => Writes(step.In, step.Member))).ToList();

        var unmarked = writing.Where(handler => !IsMarked(handler)).Select(Name).ToHashSet();

        Assert.Equal(ComingIn.Keys.Order(StringComparer.Ordinal), unmarked.Order(StringComparer.Ordinal));
        Assert.True(writing.Count > 15);
    }

    [Fact]
    public async Task Each_of_them_asks_whoever_showed_it_too_long_ago_and_changes_nothing()
    {
        var half = await HeldByAda();
        var visitor = await site.As(site.School, ada);
        await visitor.Open("/your-sign-in");
        site.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromMilliseconds(1));
        var before = await Acts();
        var asked = 0;
        foreach (var page in every.Pages)
        {
            foreach (var handler in page.HandlerMethods.Where(handler => IsMarked(handler.MethodInfo)))
            {
                var address = EveryForm.AddressOf(page, half.For(page)) + (handler.Name is null ? "" : $"?handler={handler.Name}");
                await visitor.Open("/your-sign-in");

                var answer = HttpMethods.IsGet(handler.HttpMethod) ? await visitor.Open(address) : await visitor.Post(address, ("New", "lantern pickle fog"));

                Assert.True(answer.Heading() == "Show that it is you" || IsAnswered(page, answer), $"{Name(handler.MethodInfo)} answers “{answer.Heading()}”");
                asked++;
            }
        }

        Assert.True(asked > 15);
        Assert.Equal(before, await Acts());
    }

    [Theory]
    [InlineData(-1, "Change how you sign in")]
    [InlineData(0, "Change how you sign in")]
    [InlineData(1, "Show that it is you")]
    public async Task It_counts_for_ten_minutes(int milliseconds, string heading)
    {
        var visitor = await site.As(site.School, ada);
        site.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(heading, (await visitor.Open("/your-sign-in/change")).Heading());
    }

    [Fact]
    public async Task A_session_of_an_earlier_release_has_shown_nothing()
    {
        var visitor = await site.As(site.School, ada);
        await site.Read(db => db.Set<Session>().ExecuteUpdateAsync(session => session.SetProperty(row => row.ProvedAt, (DateTimeOffset?)null)));

        Assert.Equal("Show that it is you", (await visitor.Open("/your-sign-in/change")).Heading());
    }

    [Fact]
    public async Task Whoever_showed_it_comes_back_with_what_they_had_typed_but_for_secrets()
    {
        var bruno = await site.HasJoined("Bruno Castlemaine", "bruno@wrenfield.example", "teacher");
        var visitor = site.Nobody();
        await visitor.SignIn("ada@wrenfield.example");
        var codes = await visitor.Press("Make a sheet of codes");
        var next = codes.Document.QuerySelector("main li code")!.TextContent;
        await visitor.Open($"/people/{bruno}/invite");
        var tobias = visitor.Page.Document.QuerySelectorAll("option").First(option => option.TextContent.Contains("Tobias", StringComparison.Ordinal)).GetAttribute("value");
        visitor.Choose("Tobias Fenwright", list: "Who will hold the second half?");
        site.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = await visitor.Press("Make an invitation on paper");
        var wrong = await visitor.Fill("Your password", "not the password").Fill("The next code of your sheet", next).Press("Continue");
        var back = await visitor.Fill("Your password", SampleSignIn.Password).Fill("The next code of your sheet", next).Press("Continue");

        Assert.Equal("Show that it is you", asked.Heading());
        Assert.Contains("That was not right", wrong.ErrorAt("Your password"), StringComparison.Ordinal);
        Assert.Equal($"/people/{bruno}/invite", back.Address.AbsolutePath);
        Assert.Equal(tobias, back.Value("Who will hold the second half?"));
        Assert.Equal("Invitation for Bruno Castlemaine", (await visitor.Press("Make an invitation on paper")).Heading());
        Assert.Contains("session.proved", await Acts());
    }

    [Fact]
    public async Task Whoever_holds_a_passkey_is_not_let_off_with_a_password_alone()
    {
        var visitor = await site.As(site.School, ada);
        await site.HasPasskey(ada, 1);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        var page = await visitor.Open("/your-sign-in/change");

        var forged = await visitor.Post("/show-that-it-is-you", ("Password", SampleSignIn.Password));

        Assert.False(page.Has("Continue"));
        Assert.Contains("You sign in with a passkey", forged.Text(), StringComparison.Ordinal);
        Assert.Equal("Show that it is you", (await visitor.Open("/your-sign-in/change")).Heading());
    }

    [Fact]
    public async Task Another_account_at_the_schools_service_shows_nothing()
    {
        var answer = await site.UseAt(site.School, async services => await services.GetRequiredService<ProveSession>().ByService(
            await services.GetRequiredService<UserManager<SignInAccount>>().FindByIdAsync(ada.ToString()) ?? throw new InvalidOperationException("no account"),
            Guid.CreateVersion7(), PersonId.New(), ["mfa"], TestContext.Current.CancellationToken));

        Assert.Contains("That is another account", Assert.IsType<Outcome<bool>.Refused>(answer).Why.Sentence, StringComparison.Ordinal);
    }

    // Some pages have nothing to change for this person, and say so before anything is asked.
    private static bool IsAnswered(CompiledPageActionDescriptor page, Page answer) =>
        answer.Status == HttpStatusCode.NotFound && page.ViewEnginePath.EndsWith("/NewSheet", StringComparison.Ordinal);

    private static string Name(MethodInfo handler) => $"{handler.DeclaringType!.Name}.{handler.Name}";

    private static bool IsMarked(MethodInfo handler) => handler.IsDefined(typeof(ChangesSecretAttribute)) || handler.DeclaringType!.IsDefined(typeof(ChangesSecretAttribute));

    private static bool Writes(MethodBase within, MemberInfo member) => member is MethodBase called && called.DeclaringType is { } type
        && (type == typeof(UserManager<SignInAccount>) ? !((string[])["Find", "Get", "Count", "get_", "Redeem", "UpdateNormalized"]).Any(called.Name.StartsWith)
            : Secrets.Any(secret => secret.IsAssignableTo(type) && type != typeof(object)) ? called.Name.StartsWith("set_", StringComparison.Ordinal) && !NoSecrets.Contains(called.Name)
            : typeof(DbContext).IsAssignableFrom(type) && called.Name is "Add" or "AddRange" or "Remove" or "RemoveRange" && MentionsSecret(within));

    private static bool MentionsSecret(MethodBase method) => UsedTypes.InMethod(method).Any(Secrets.Select(secret => secret.IsConstructedGenericType ? secret.GetGenericTypeDefinition() : secret).Contains);

    private async Task<IReadOnlyList<string>> Acts() => await site.Read(db => db.Acts.OrderBy(act => act.Number).Select(act => act.Kind).ToListAsync());

    private async Task<Held> HeldByAda()
    {
        var (half, _) = Invitation.OnPaper(new InvitationFor(site.School, await site.Join("Meena Varadkar", "teacher"), MayReplace: false) { Holder = ada }, site.Clock.GetUtcNow());
        var provider = await SampleProvider.InUse(site, site.School, ProviderKind.Google, "https://accounts.example");
        await site.Keep(half);
        return new Held(ada, half.Id, provider.Value);
    }

    private sealed record Held(PersonId Person, Guid Half, Guid Provider)
    {
        public string For(CompiledPageActionDescriptor page) => (page.AttributeRouteInfo!.Template! switch
        {
            var template when template.StartsWith("second-halves", StringComparison.Ordinal) => Half,
            var template when template.StartsWith("people/sign-in", StringComparison.Ordinal) => Provider,
            _ => Person.Value,
        }).ToString();
    }
}
