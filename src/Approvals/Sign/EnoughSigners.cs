using Countersign.Approvals.Plan;
using Countersign.People.Records;

namespace Countersign.Approvals.Sign;

/// <summary>Whether there are people for all signatures of a plan, each given by another. Pure.</summary>
internal static class EnoughSigners
{
    /// <summary>The first signature for which nobody is left, however the others are shared out; null where there is somebody for each.</summary>
    /// <param name="people">Those who could sign at all: neither the author nor anybody whose signatures rest.</param>
    public static PlannedSignature? Lacking(IReadOnlyList<PlannedSignature> signatures, IReadOnlyCollection<StaffMember> people)
    {
        // A deputy stands in once whoever holds the role has given another signature or wrote it, so for the sharing out both are there.
        var given = new Dictionary<PersonId, PlannedSignature>();
        return signatures.FirstOrDefault(signature => !Find(signature, people, given, []));
    }

    // Kuhn's way to match: whoever is taken already makes room where they find something else.
    private static bool Find(
        PlannedSignature signature, IReadOnlyCollection<StaffMember> people, Dictionary<PersonId, PlannedSignature> given, HashSet<PersonId> asked)
    {
        foreach (var person in people.Where(signature.Names))
        {
            if (asked.Add(person.Id) && (!given.TryGetValue(person.Id, out var other) || Find(other, people, given, asked)))
            {
                given[person.Id] = signature;
                return true;
            }
        }

        return false;
    }
}
