namespace Countersign.Foundation.Database;

/// <summary>
/// Whose rows the database shows in this scope: one establishment's after sign-in, nobody's before, everybody's in a job.
/// </summary>
public sealed class TenantScope
{
    public EstablishmentId Here { get; private set; }

    public bool Everywhere { get; private set; }

    public void StandAt(EstablishmentId establishment)
    {
        Here = establishment;
        Everywhere = false;
    }

    /// <summary>For jobs and the command line, which work for every school in turn. Never for a page.</summary>
    public void StandEverywhere() => Everywhere = true;
}
