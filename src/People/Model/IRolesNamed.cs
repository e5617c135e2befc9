namespace Countersign.People.Model;

/// <summary>The roles that the establishment in view needs somebody for, as the rules of another module name them.</summary>
public interface IRolesNamed
{
    Task<IReadOnlyList<string>> Here(CancellationToken ct);
}
