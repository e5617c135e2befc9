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

    private EstablishmentId? From { get; set; }

    /// <param name="from">
    /// Where whoever stands here is at home, if that is another place: the trust of an administrator who looks into one of its schools. Queries show
    /// nothing of it, and what is there about that person, such as their session, can be changed.
    /// </param>
    public void StandAt(EstablishmentId establishment, EstablishmentId? from = null)
    {
        Here = establishment;
        From = from;
        Everywhere = false;
    }

    /// <summary>For jobs and the command line, which work for every school in turn. Never for a page.</summary>
    public void StandEverywhere() => Everywhere = true;

    /// <summary>Whose rows PostgreSQL is to show and take, as ids behind one another: none where the program stands nowhere.</summary>
    /// <param name="across">For a query that says that it reads those of every establishment.</param>
    /// <param name="also">Whose record is written besides.</param>
    internal string Standing(bool across, IEnumerable<EstablishmentId> also) => Everywhere
        ? All.ToString()
        : string.Join(',', also.Prepend(From ?? default).Prepend(Here).Select(place => place.Value).Where(place => place != default && place < ReadsAll)
            .Append(across ? ReadsAll : default).Where(place => place != default).Distinct().Order());
}
