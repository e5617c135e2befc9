using System.Security.Cryptography;
using System.Text.Json;
using Countersign.People.Records;

namespace Countersign.People.Pupils;

/// <summary>A pupil as they stand on the list now.</summary>
internal sealed record ListedPupil(PupilId Id, PupilNames Names);

/// <summary>A pupil who stays and is called otherwise by the new list.</summary>
internal sealed record RenamedPupil(PupilId Id, PupilNames Before, PupilNames After);

/// <summary>What a new list would change. Whoever stays keeps their id, and with it everything that hangs on it.</summary>
internal sealed record RosterPlan(
    IReadOnlyList<PupilNames> Joined, IReadOnlyList<ListedPupil> Left, IReadOnlyList<RenamedPupil> Renamed, int Pupils, int Before)
{
    /// <summary>More than a quarter would go: rather the list of one class than a wave of leavers, so somebody has to say that it is whole.</summary>
    public bool EmptiesTheSchool => Left.Count * 4 > Before;

    public static RosterPlan Between(IReadOnlyList<ListedPupil> now, IReadOnlyList<PupilNames> list)
    {
        var (left, joined, renamed) = (now.ToList(), list.ToList(), new List<RenamedPupil>());

        // First whoever stands there as they are, then one of the same first name and surname, then one who is called the same.
        Match(static names => string.Join('\n', names.FirstName, names.PreferredName, names.Surname, names.OtherSurname));
        Match(static names => Alike(names.FirstName, names.Surname));
        Match(static names => Alike(names.PreferredName ?? names.FirstName, names.Surname));
        return new RosterPlan(ByName(joined, names => names), ByName(left, pupil => pupil.Names), renamed, list.Count, now.Count);

        // Of several that are alike nobody can tell which is which, but as many stay as there are.
        void Match(Func<PupilNames, string> key)
        {
            var here = left.GroupBy(pupil => key(pupil.Names)).ToDictionary(alike => alike.Key, alike => new Queue<ListedPupil>(alike));
            var (gone, stay) = (new List<PupilNames>(), new HashSet<PupilId>());
            foreach (var names in joined)
            {
                if (!here.TryGetValue(key(names), out var alike) || !alike.TryDequeue(out var pupil))
                {
                    gone.Add(names);
                    continue;
                }

                stay.Add(pupil.Id);
                if (pupil.Names != names)
                {
                    renamed.Add(new RenamedPupil(pupil.Id, pupil.Names, names));
                }
            }

            joined = gone;
            left.RemoveAll(pupil => stay.Contains(pupil.Id));
        }
    }

    /// <summary>Tells whether what is about to be done is what was shown.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));

    private static string Alike(string first, string? surname) => $"{first}\n{surname}".ToUpperInvariant();

    private static List<T> ByName<T>(IEnumerable<T> pupils, Func<T, PupilNames> names) =>
        [.. pupils.OrderBy(pupil => names(pupil).Surname ?? names(pupil).FirstName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pupil => names(pupil).FirstName, StringComparer.OrdinalIgnoreCase)];
}
