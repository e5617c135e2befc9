using System.Security.Cryptography;
using System.Text;
using Countersign.People.Records;
using Countersign.Screening.Names;

namespace Countersign.Posts.Review;

/// <summary>
/// The indexes of the rosters that were asked for last. To make one of a large school takes longer than all else on a page, and its list changes a few times a
/// year. Known by the names in it, so that a change is never missed.
/// </summary>
internal sealed class RosterIndexes
{
    // Of a school of 2,000 one holds a few megabytes.
    private const int Most = 8;

    private readonly Lock door = new();
    private readonly List<(string Names, Roster Index)> made = [];

    /// <summary>The index of these names; the same one as long as they stay the same.</summary>
    public Roster Of(IReadOnlyList<PupilName> pupils)
    {
        var names = Names(pupils);
        lock (door)
        {
            var place = made.FindIndex(one => one.Names == names);
            if (place >= 0)
            {
                var known = made[place];
                made.RemoveAt(place);
                made.Add(known);
                return known.Index;
            }
        }

        // Outside the lock: two who ask at once make it twice, and nobody else waits.
        var index = Roster.Of(pupils.Select(pupil => new RosterName(pupil.Id.Value, pupil.FirstName, pupil.PreferredName, pupil.Surname)));
        lock (door)
        {
            made.Add((names, index));
            made.RemoveRange(0, Math.Max(0, made.Count - Most));
        }

        return index;
    }

    // No name holds a line end or a sign of length nought between them, and where one did, the ids keep pupils apart.
    private static string Names(IReadOnlyList<PupilName> pupils)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var pupil in pupils)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{pupil.Id}\n{pupil.FirstName}\n{pupil.PreferredName}\n{pupil.Surname}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
