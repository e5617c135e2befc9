namespace Countersign.People.Model;

/// <summary>The roles that the establishment in view needs somebody for, as the rules of another module name them.</summary>
public interface IRolesNamed
{
    Task<IReadOnlyList<string>> Here(CancellationToken ct);

    /// <summary>Those of which a signature may be asked, or that decide where nothing else does: giving or taking one is a change of power.</summary>
    Task<IReadOnlyList<string>> Signing(CancellationToken ct);
}
