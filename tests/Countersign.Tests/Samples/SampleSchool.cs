using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;

namespace Countersign.Tests.Samples;

/// <summary>Schools of a test and the people in them.</summary>
internal static class SampleSchool
{
    public static async Task<EstablishmentId> Open(
        IServiceProvider services, string name = "Wrenfield School", string? slug = null, EstablishmentKind kind = EstablishmentKind.School, EstablishmentId? parent = null)
    {
        var school = services.GetRequiredService<Enrolment>().Open(name, slug ?? name.ToLowerInvariant().Replace(' ', '-'), kind, parent);
        await Save(services, "school.opened", school, school.Value);
        return school;
    }

    public static async Task<PersonId> Join(IServiceProvider services, EstablishmentId school, string name, params IReadOnlyCollection<string> roles)
    {
        var person = services.GetRequiredService<Enrolment>().Join(school, name, null, roles);
        await Save(services, "person.added", school, person.Value, new() { ["roles"] = string.Join(", ", roles.Order(StringComparer.Ordinal)), ["kind"] = PersonKinds.ByRoles(roles) });
        return person;
    }

    private static Task Save(IServiceProvider services, string kind, EstablishmentId school, Guid about, Dictionary<string, string>? facts = null) => services.GetRequiredService<CountersignDb>().Save(
        new AuditEvent(SomeKind.Named(kind), school, null, services.GetRequiredService<TimeProvider>().GetUtcNow(), about) { Facts = facts }, TestContext.Current.CancellationToken);
}
