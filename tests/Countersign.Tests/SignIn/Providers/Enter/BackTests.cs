using Countersign.People.Model;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Providers;
using Countersign.SignIn.Sessions;
using Countersign.Tests.Peers;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Providers.Enter;

/// <summary>Signing in at a real provider that answers as Microsoft's or as Google's do.</summary>
public sealed class BackTests(OidcPeer peer) : IAsyncLifetime
{
    private const string Email = "ada.thornquist@wrenfield.example";

    private readonly string subject = "s" + Guid.CreateVersion7().ToString("N");
    private readonly string client = "c" + Guid.CreateVersion7().ToString("N");
    private TestSite site = null!;
    private PersonId teacher;

    public async ValueTask InitializeAsync()
    {
        site = await SampleProvider.Site();
        teacher = await SampleProvider.Register(site, site.School, "Ada Thornquist", Email, "teacher");
        await peer.NewClient(client, SampleProvider.Secret, SampleProvider.Back(site, site.School));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Whoever_proved_two_things_at_a_service_like_Microsoft_is_in_without_ever_having_joined()
    {
        await Use(ProviderKind.Microsoft);
        await peer.NewAccount(subject, Microsoft(Email), "pwd", "mfa");
        var visitor = site.Nobody();

        var page = await Through(visitor, "Microsoft", "/people-is-not-this");

        Assert.Equal("/people-is-not-this", page.Path);
        Assert.Contains("Ada Thornquist", (await visitor.Open("/your-sign-in")).WholeText(), StringComparison.Ordinal);
        var account = await site.Read(db => db.Set<SignInAccount>().SingleAsync());
        Assert.Equal((teacher.Value, (string?)null), (account.Id, account.PasswordHash));
        Assert.Equal(["provider-account.bound", "sign-in.succeeded"], await Acts());
    }

    [Fact]
    public async Task At_a_service_like_Google_that_says_nothing_of_a_second_step_one_is_set_up_here()
    {
        await Use(ProviderKind.Google);
        await peer.NewAccount(subject, Google(Email));
        var visitor = site.Nobody();

        var page = await Through(visitor, "Google");

        Assert.Equal("Set up a second step", page.Heading());
        Assert.Contains("Google says that it is you", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Set up a second step", (await visitor.Open("/your-sign-in")).Heading());
    }

    [Fact]
    public async Task Where_codes_are_set_up_the_code_follows_and_the_session_stays_one_of_the_service()
    {
        await Use(ProviderKind.Google);
        await peer.NewAccount(subject, Google(Email));
        var secret = await SampleProvider.WithCodes(site, site.School, teacher, Email, "kettle marble owl");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = site.Nobody();

        var page = await Through(visitor, "Google", "/your-sign-in");
        Assert.Equal("Enter your code", page.Heading());
        page = await visitor.Fill("Code", TimedCode.At(secret, site.Clock.GetUtcNow())).Press("Continue");

        Assert.Equal("Your sign-in", page.Heading());
        Assert.NotNull(await site.Read(db => db.Set<Session>().Select(session => session.ConfirmedAt).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_has_no_password_shows_at_the_service_and_with_a_code_that_it_is_them()
    {
        await Use(ProviderKind.Google);
        await peer.NewAccount(subject, Google(Email));
        var visitor = site.Nobody();
        await Through(visitor, "Google");
        var secret = visitor.Page.Document.QuerySelector("main li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.Fill("Code", TimedCode.At(secret, site.Clock.GetUtcNow())).Press("Turn on codes");
        await visitor.Open("/your-sign-in/change");

        var early = await visitor.Press("Make new recovery codes");
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await visitor.Open("/your-sign-in/change");
        await visitor.Follow("Sign in again with Google");
        var half = await visitor.Fill("Account", subject).Press("Go on");
        var empty = await visitor.Press("Continue");
        var shut = await visitor.Open("/your-sign-in/change");
        var whole = await visitor.Fill("The code from your app, or a recovery code", TimedCode.At(secret, site.Clock.GetUtcNow())).Press("Continue");

        Assert.Equal("Keep your recovery codes", early.Heading());
        Assert.Equal(("Show that it is you", "Show that it is you"), (late.Heading(), half.Heading()));
        Assert.Equal("Show that it is you", shut.Heading());
        Assert.Contains("That was not right", empty.Text(), StringComparison.Ordinal);
        Assert.Equal("Change how you sign in", whole.Heading());
    }

    [Fact]
    public async Task Somebody_whom_no_administrator_entered_is_not_let_in()
    {
        await Use(ProviderKind.Microsoft);
        await peer.NewAccount(subject, Microsoft("stranger@wrenfield.example"), "mfa");
        var visitor = site.Nobody();

        var page = await Through(visitor, "Microsoft");

        Assert.Contains("Nobody who works here now is registered with your address", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Sign in", (await visitor.Open("/your-sign-in")).Heading());
        Assert.Empty(await site.Read(db => db.Set<SignInAccount>().ToListAsync()));
        Assert.Equal(["provider-account.refused"], await Acts());
    }

    [Fact]
    public async Task A_leaver_is_out_whatever_the_service_says()
    {
        await Use(ProviderKind.Microsoft);
        await peer.NewAccount(subject, Microsoft(Email), "mfa");
        await Through(site.Nobody(), "Microsoft");
        var administrator = await site.As("administrator");
        await administrator.Open($"/people/{teacher}");
        await administrator.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");

        var page = await Through(site.Nobody(), "Microsoft");

        Assert.Contains("Nobody who works here now", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_given_to_a_newcomer_does_not_open_the_account_of_the_one_before()
    {
        await Use(ProviderKind.Microsoft);
        await peer.NewAccount(subject, Microsoft(Email), "mfa");
        await Through(site.Nobody(), "Microsoft");
        var newcomer = "n" + subject;
        await peer.NewAccount(newcomer, Microsoft(Email, newcomer), "mfa");

        var refused = await Through(site.Nobody(), "Microsoft", account: newcomer);
        var administrator = await site.As("administrator");
        await administrator.Open($"/people/{teacher}/sessions");
        await administrator.Press("Let go of their old account");
        var taken = await Through(site.Nobody(), "Microsoft", "/your-sign-in", newcomer);

        Assert.Contains("Your address was used here before, with another Microsoft account", refused.Text(), StringComparison.Ordinal);
        Assert.Equal("Your sign-in", taken.Heading());
        Assert.Contains("provider-account.let-go", await Acts());
    }

    [Fact]
    public async Task An_administrator_who_writes_their_own_address_at_a_colleagues_name_does_not_come_in_as_them()
    {
        const string Theirs = "mallory.finch@wrenfield.example";
        await Use(ProviderKind.Microsoft);
        await peer.NewAccount(subject, Microsoft(Theirs), "mfa");
        await SampleProvider.WithCodes(site, site.School, teacher, Email, "kettle marble owl");
        await site.Read(db => db.Set<Person>().Where(person => person.Id == teacher).ExecuteUpdateAsync(row => row.SetProperty(person => person.Email, Theirs)));

        var page = await Through(site.Nobody(), "Microsoft");

        Assert.Contains("Nobody who works here now is registered with your address", page.Text(), StringComparison.Ordinal);
        Assert.Empty(await site.Read(db => db.Set<ProviderLink>().ToListAsync()));
    }

    [Fact]
    public async Task Whoever_goes_back_at_the_service_is_not_signed_in_and_is_told_so()
    {
        await Use(ProviderKind.Google);
        var visitor = site.Nobody();
        await visitor.Open("/sign-in");
        await visitor.Follow("Sign in with Google");

        var page = await visitor.Press("Go back");

        Assert.Equal("You are not signed in", page.Heading());
        Assert.Contains("Google did not let you in, or you went back", page.Text(), StringComparison.Ordinal);
    }

    private static Dictionary<string, object> Google(string email) => new() { ["email"] = email, ["email_verified"] = true, ["hd"] = "wrenfield.example" };

    private Dictionary<string, object> Microsoft(string email, string? oid = null) =>
        new() { ["oid"] = oid ?? subject, ["tid"] = "5b3f2d0e-0000-4000-8000-000000000001", ["email"] = email, ["xms_edov"] = true };

    private async Task Use(ProviderKind kind) => await SampleProvider.InUse(site, site.School, kind, await peer.Issuer(), clientId: client);

    private async Task<Page> Through(Visitor visitor, string service, string then = "/", string? account = null)
    {
        await visitor.Open("/sign-in?then=" + Uri.EscapeDataString(then));
        await visitor.Follow("Sign in with " + service);
        return await visitor.Fill("Account", account ?? subject).Press("Go on");
    }

    private Task<List<string>> Acts() => site.Read(db => db.Acts.Where(act => act.Kind.StartsWith("provider-account.") || act.Kind == "sign-in.succeeded")
        .OrderBy(act => act.Number).Select(act => act.Kind).ToListAsync());
}
