using Countersign.People.Records;

namespace Countersign.People.Demo;

/// <summary>
/// A module's share of the demo: run once, in the order the modules are registered, inside one transaction. It saves with
/// <c>db.Save(Act)</c> like any other work and sees every school.
/// </summary>
public interface IDemoSeed
{
    Task Plant(DemoTrust trust, CancellationToken ct);
}

/// <summary>The invented trust and its schools.</summary>
public sealed record DemoTrust(EstablishmentId Id, IReadOnlyList<DemoSchool> Schools);

/// <summary>One invented school, with the policy document it starts from and its people.</summary>
/// <param name="Policy">File name of the document, such as <c>primary.md</c>.</param>
public sealed record DemoSchool(EstablishmentId Id, string Name, string Slug, string Policy, IReadOnlyList<StaffMember> People)
{
    /// <summary>The first person with this role.</summary>
    public StaffMember With(string role) => People.First(person => person.Roles.Contains(role));
}
