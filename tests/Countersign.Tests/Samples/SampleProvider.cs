using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.SignIn.Providers;
using Countersign.Tests.Peers;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.Tests.Samples;

/// <summary>A service at which a school's people sign in.</summary>
internal static class SampleProvider
{
    public const string ClientId = "countersign";

    public const string Secret = "a secret that both know";

    /// <summary>The program at an address that is known before it starts, with these services on the operator's list.</summary>
    public static Task<TestSite> Site(params IReadOnlyList<string> issuers) => Site(_ => { }, issuers);

    public static Task<TestSite> Site(Action<IServiceCollection> instead, params IReadOnlyList<string> issuers) => TestSite.Start(
        instead, settings => settings with { SignInIssuers = issuers, PublicAddress = new Uri($"http://localhost:{OidcPeer.FreePort()}/") });

    /// <summary>A person with an address, and no account yet.</summary>
    public static Task<PersonId> Register(TestSite site, EstablishmentId school, string name, string email, params string[] roles) => site.Use(async services =>
    {
        var person = services.GetRequiredService<Enrolment>().Join(school, name, email, roles);
        await Save(site, services, "person.added", school, person.Value);
        return person;
    });

    /// <summary>One that is in use, as if two administrators had put it there.</summary>
    public static Task<SignInProviderId> InUse(TestSite site, EstablishmentId school, ProviderKind kind, string issuer, string domains = "wrenfield.example", string clientId = ClientId) =>
        site.Use(async services =>
        {
            var provider = new SignInProvider
            {
                Establishment = school,
                Kind = kind,
                Issuer = issuer,
                ClientId = clientId,
                Domains = domains,
                SetUpBy = PersonId.New(),
                SetUpAt = site.Clock.GetUtcNow(),
            };
            provider.Keep(Secret, services.GetRequiredService<IDataProtectionProvider>());
            provider.Check(site.Clock.GetUtcNow());
            provider.PutInUse(PersonId.New(), site.Clock.GetUtcNow());
            services.GetRequiredService<CountersignDb>().Add(provider);
            await Save(site, services, "provider.put-in-use", school, provider.Id.Value);
            return provider.Id;
        });

    /// <summary>The person has a password, an app that makes codes, and an account.</summary>
    /// <returns>The secret of the app.</returns>
    public static Task<string> WithCodes(TestSite site, EstablishmentId school, PersonId person, string email, string password) => site.UseAt(school, async services =>
    {
        var ct = TestContext.Current.CancellationToken;
        var enrolling = services.GetRequiredService<AccountEnrolment>();
        var account = Assert.IsType<Outcome<SignInAccount>.Done>(await enrolling.Make(school, person, email, password)).Value;
        await Save(site, services, "password.set", school, person.Value);
        var secrets = services.GetRequiredService<AccountSecrets>();
        var secret = await secrets.Secret(account, ct);
        Assert.NotNull(await secrets.TurnOn(account, default, TimedCode.At(secret, site.Clock.GetUtcNow()), ct));
        return secret;
    });

    public static Uri Back(TestSite site, EstablishmentId school) => new(site.Settings.PublicAddress, SignInLinks.Back(school));

    private static Task Save(TestSite site, IServiceProvider services, string kind, EstablishmentId school, Guid about) => services.GetRequiredService<CountersignDb>()
        .Save(new AuditEvent(SomeKind.Named(kind), school, null, site.Clock.GetUtcNow(), about), TestContext.Current.CancellationToken);
}
