namespace Countersign.Foundation.Database;

/// <summary>
/// Whose rows the database shows in this scope: one establishment's after sign-in, nobody's before, everybody's in a job.
/// </summary>
public sealed class TenantScope
{
    // No establishment has these ids: RFC 9562 calls the first the maximum, and ours are drawn by time.
    internal static readonly Guid All = Guid.AllBitsSet;
    internal static readonly Guid ReadsAll = Guid.Parse("ffffffff-ffff-ffff-ffff-fffffffffffe");

    public EstablishmentId Here { get; private set; }

    public bool Everywhere { get; private set; }

    private List<EstablishmentId> Also { get; } = [];

    public void StandAt(EstablishmentId establishment)
    {
        Here = establishment;
        Also.Clear();
        Everywhere = false;
    }

    /// <summary>
    /// Lets rows of these be changed too, until the program stands elsewhere; queries show no more of them than before. For what is somebody's own at
    /// their trust while they look into one of its schools, and for what they left at its schools when they are erased.
    /// </summary>
    public void ChangeAlsoAt(params IEnumerable<EstablishmentId> places) => Also.AddRange(places);

    /// <summary>For jobs and the command line, which work for every school in turn. Never for a page.</summary>
    public void StandEverywhere() => Everywhere = true;

    /// <summary>Whose rows PostgreSQL is to show and take, as ids behind one another: none where the program stands nowhere.</summary>
    /// <param name="across">For a query that says that it reads those of every establishment.</param>
    /// <param name="also">Whose record is written besides.</param>
    internal string Standing(bool across, IEnumerable<EstablishmentId> also) => Everywhere
        ? All.ToString()
        : string.Join(',', also.Concat(Also).Prepend(Here).Select(place => place.Value).Where(place => place != default && place < ReadsAll)
            .Append(across ? ReadsAll : default).Where(place => place != default).Distinct().Order());
}
