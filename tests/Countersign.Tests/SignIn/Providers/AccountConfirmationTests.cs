using System.Net;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Providers;
using Countersign.Tests.Peers;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Providers;

/// <summary>Out here when switched off there, and never because a service is away.</summary>
public sealed class AccountConfirmationTests(OidcPeer peer) : IAsyncLifetime
{
    private const string Email = "ada.thornquist@wrenfield.example";
    private const string Password = "kettle marble owl";

    private LyingProvider service = null!;
    private TestSite site = null!;
    private PersonId teacher;

    public async ValueTask InitializeAsync()
    {
        service = await LyingProvider.Start();
        site = await SampleProvider.Site();
        teacher = await SampleProvider.Register(site, site.School, "Ada Thornquist", Email, "teacher");
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_is_switched_off_at_a_real_service_is_out_here_at_the_next_look()
    {
        var (client, subject) = ("c" + Guid.CreateVersion7().ToString("N"), "s" + Guid.CreateVersion7().ToString("N"));
        await peer.NewClient(client, SampleProvider.Secret, SampleProvider.Back(site, site.School));
        await peer.NewAccount(subject, new() { ["email"] = Email, ["email_verified"] = true, ["hd"] = "wrenfield.example" }, "mfa");
        await SampleProvider.InUse(site, site.School, ProviderKind.Google, await peer.Issuer(), clientId: client);
        var visitor = site.Nobody();
        await visitor.Open("/sign-in");
        await visitor.Follow("Sign in with Google");
        await visitor.Fill("Account", subject).Press("Go on");
        await Later(16);
        await Later(16);
        Assert.Equal("Your sign-in", (await visitor.Open("/your-sign-in")).Heading());

        await peer.SwitchOff(subject);
        await Later(16);

        Assert.Equal("Sign in", (await visitor.Open("/your-sign-in")).Heading());
        Assert.Equal(1, await Acts("provider-account.switched-off"));
    }

    [Fact]
    public async Task A_session_lasts_as_long_as_the_service_stands_for_it()
    {
        var visitor = await Come();

        foreach (var _ in Enumerable.Range(0, 8))
        {
            await Later(20);
            Assert.Equal("Your sign-in", (await visitor.Open("/your-sign-in")).Heading());
        }

        Assert.Equal(8, service.Shown.Distinct().Count());
    }

    [Fact]
    public async Task Where_the_service_does_not_answer_the_session_ends_an_hour_after_its_last_word()
    {
        var visitor = await Come();
        await Later(20);
        service.IsAway = true;

        await Later(59);
        Assert.Equal("Your sign-in", (await visitor.Open("/your-sign-in")).Heading());
        await Later(1);

        Assert.Equal("Sign in", (await visitor.Open("/your-sign-in")).Heading());
        Assert.Equal(0, await Acts("provider-account.switched-off"));
    }

    [Fact]
    public async Task Where_the_service_gives_nothing_to_ask_with_the_session_ends_after_an_hour()
    {
        service.GivesRefreshTokens = false;
        var visitor = await Come();

        await Later(59);
        Assert.Equal("Your sign-in", (await visitor.Open("/your-sign-in")).Heading());
        await Later(1);

        Assert.Equal("Sign in", (await visitor.Open("/your-sign-in")).Heading());
        Assert.Empty(service.Shown);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable")]
    [InlineData(HttpStatusCode.InternalServerError, "invalid_grant")]
    [InlineData(HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData(HttpStatusCode.BadRequest, "invalid_request")]
    public async Task Nothing_is_concluded_from_any_other_answer(HttpStatusCode status, string error)
    {
        var visitor = await Come();
        service.Refreshing = () => LyingProvider.Refuses(error, status);

        await Later(20);

        Assert.Equal("Your sign-in", (await visitor.Open("/your-sign-in")).Heading());
        Assert.Null(await site.Read(db => db.Set<ProviderLink>().Select(link => link.RefusedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_session_that_a_passkey_or_a_code_began_goes_on_while_the_service_is_away_and_ends_when_it_says_no()
    {
        var secret = await SampleProvider.WithCodes(site, site.School, teacher, Email, Password);
        await Come();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = site.Nobody();
        await ByPassword(visitor, secret);
        service.IsAway = true;
        await Later(61);
        Assert.Equal("Your sign-in", (await visitor.Open("/your-sign-in")).Heading());

        service.IsAway = false;
        service.Refreshing = () => LyingProvider.Refuses("invalid_grant");
        await Later(16);

        Assert.Equal("Sign in", (await visitor.Open("/your-sign-in")).Heading());
    }

    [Fact]
    public async Task Whoever_was_switched_off_comes_in_by_nothing_else_until_the_service_stands_for_them_again()
    {
        var secret = await SampleProvider.WithCodes(site, site.School, teacher, Email, Password);
        await Come();
        service.Refreshing = () => LyingProvider.Refuses("invalid_grant");
        await Later(16);
        var visitor = site.Nobody();

        var refused = await ByPassword(visitor, secret);
        await Come();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await ByPassword(site.Nobody(), secret);

        Assert.Contains("Your account at your school’s sign-in service was switched off", refused.Text(), StringComparison.Ordinal);
        Assert.Equal("/", again.Path);
    }

    [Fact]
    public async Task Two_nodes_that_look_at_once_show_a_token_once()
    {
        await Come();
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        var other = new AccountConfirmation(site.Services.GetRequiredService<IServiceScopeFactory>(), site.Clock);

        await Task.WhenAll(Look(), other.RunDue(TestContext.Current.CancellationToken), Look());

        Assert.Single(service.Shown);
    }

    [Fact]
    public async Task Nobody_is_asked_about_whoever_is_signed_in_nowhere()
    {
        var visitor = await Come();
        await visitor.Open("/your-sign-in");
        await visitor.Press("Sign out everywhere");

        await Later(20);

        Assert.Empty(service.Shown);
    }

    [Fact]
    public async Task Another_program_of_ours_is_not_shown_what_the_one_before_was_given()
    {
        var visitor = await Come();
        var id = await site.Read(db => db.Set<SignInProvider>().Select(provider => provider.Id).SingleAsync());
        var administrator = await site.As("administrator");
        await administrator.Open($"/people/sign-in/{id}");
        await administrator.Press("Take it out of use");
        await SampleProvider.InUse(site, site.School, ProviderKind.Google, service.Issuer, clientId: "entered anew");

        await Later(20);

        Assert.Empty(service.Shown);
        Assert.Equal("Your sign-in", (await visitor.Open("/your-sign-in")).Heading());
    }

    private async Task<Visitor> Come()
    {
        if (!await site.Read(db => db.Set<SignInProvider>().AnyAsync()))
        {
            await SampleProvider.InUse(site, site.School, ProviderKind.Google, service.Issuer);
        }

        var visitor = site.Nobody();
        await visitor.Open("/sign-in");
        await visitor.Follow("Sign in with Google");
        await visitor.Follow("Go on");
        return visitor;
    }

    private async Task<Page> ByPassword(Visitor visitor, string secret)
    {
        await visitor.Open("/sign-in");
        await visitor.Fill("E-mail address or sign-in name", Email).Fill("Password", Password).Press("Sign in");
        return await visitor.Fill("Code", TimedCode.At(secret, site.Clock.GetUtcNow())).Press("Continue");
    }

    /// <summary>So much later the program has looked again.</summary>
    private async Task Later(int minutes)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await Look();
    }

    private Task Look() => site.Services.GetRequiredService<AccountConfirmation>().RunDue(TestContext.Current.CancellationToken);

    private Task<int> Acts(string kind) => site.Read(db => db.Acts.CountAsync(act => act.Kind == kind));
}
