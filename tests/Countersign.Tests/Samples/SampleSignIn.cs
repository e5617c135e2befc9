using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.SignIn.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Countersign.Tests.Samples;

/// <summary>How people of a test sign in.</summary>
internal static class SampleSignIn
{
    public const string Password = "kettle marble owl";

    /// <summary>Somebody who works at the first school and has joined with this address or name.</summary>
    public static Task<PersonId> HasJoined(this TestSite site, string name, string signsInWith, params IReadOnlyCollection<string> roles) =>
        site.HasJoined(site.School, name, signsInWith, roles);

    public static async Task<PersonId> HasJoined(this TestSite site, EstablishmentId school, string name, string signsInWith, params IReadOnlyCollection<string> roles)
    {
        var person = await site.WorksHere(school, name, signsInWith, roles);
        await site.Gets(person, signsInWith, school);
        return person;
    }

    /// <summary>Makes an account for somebody who is at the school already.</summary>
    public static Task Gets(this TestSite site, PersonId person, string signsInWith, EstablishmentId? school = null) => site.UseAt(school ?? site.School, async services =>
    {
        var here = school ?? site.School;
        Assert.IsType<Outcome<SignInAccount>.Done>(await services.GetRequiredService<AccountEnrolment>().Make(here, person, signsInWith, Password));
        await Save(services, "password.set", here, person);
        return true;
    });

    /// <summary>Somebody who has not joined yet.</summary>
    public static Task<PersonId> WorksHere(this TestSite site, EstablishmentId school, string name, string signsInWith, params IReadOnlyCollection<string> roles) => site.Use(async services =>
    {
        var person = services.GetRequiredService<Countersign.People.Records.Enrolment>().Join(school, name, signsInWith, roles);
        await Save(services, "person.added", school, person);
        return person;
    });

    /// <summary>Gives a role past every page, as if two had.</summary>
    public static Task Holds(this TestSite site, PersonId person, string role) => site.Use(async services =>
    {
        services.GetRequiredService<CountersignDb>().Add(new Countersign.People.Model.RoleHeld { Establishment = site.School, Person = person, Role = role });
        await Save(services, "roles.changed", site.School, person);
        return true;
    });

    /// <summary>A passkey of theirs, past every page.</summary>
    public static Task HasPasskey(this TestSite site, PersonId person, byte credential) => site.Use(async services =>
    {
        services.GetRequiredService<CountersignDb>().Add(new IdentityUserPasskey<Guid>
        {
            UserId = person.Value,
            CredentialId = [credential],
            Data = new IdentityPasskeyData { PublicKey = [1], CreatedAt = site.Clock.GetUtcNow(), AttestationObject = [1], ClientDataJson = [1] },
        });
        await Save(services, "passkey.added", site.School, person);
        return true;
    });

    /// <summary>An invitation as an administrator made it.</summary>
    public static Task Keep(this TestSite site, Countersign.SignIn.Model.Invitation invitation) => site.Use(async services =>
    {
        services.GetRequiredService<CountersignDb>().Add(invitation);
        await Save(services, "invitation.made-on-paper", invitation.Establishment, invitation.Person);
        return true;
    });

    public static async Task<Page> SignIn(this Visitor visitor, string name, string password = Password, bool shared = false)
    {
        await visitor.Open("/sign-in");
        if (shared)
        {
            visitor.Choose("This is a shared computer");
        }

        return await visitor.Fill("E-mail address or sign-in name", name).Fill("Password", password).Press("Sign in");
    }

    /// <summary>Bruno Castlemaine, with his password and a code of his sheet.</summary>
    public static async Task<Page> SignInWith(this Visitor visitor, string code)
    {
        await visitor.SignIn("Bruno.Castlemaine");
        return await visitor.Fill("Code", code).Press("Continue");
    }

    private static Task Save(IServiceProvider services, string kind, EstablishmentId school, PersonId about) => services.GetRequiredService<CountersignDb>().Save(
        new AuditEvent(SomeKind.Named(kind), school, null, services.GetRequiredService<TimeProvider>().GetUtcNow(), about.Value), TestContext.Current.CancellationToken);
}
