using Countersign.Foundation.Audit.Trail;
using Countersign.Posts.Model;

namespace Countersign.Posts.Evidence;

/// <summary>Whether the acts of an evidence file are as they were recorded, one after the other.</summary>
internal static class EvidenceActs
{
    /// <summary>The first that is not; null where all are.</summary>
    public static string? Wrong(IReadOnlyList<AuditEventProof> acts)
    {
        foreach (var (act, place) in acts.Select((act, place) => (act, place)))
        {
            if (!act.Holds())
            {
                return $"Act {act.Number} ({act.Kind}) was altered after it was recorded";
            }

            if (place > 0 && (act.Number <= acts[place - 1].Number || (act.Number == acts[place - 1].Number + 1 && act.Previous != acts[place - 1].Hash)))
            {
                return $"Act {act.Number} ({act.Kind}) does not follow act {acts[place - 1].Number}";
            }
        }

        var deleted = acts.SelectMany(act => act.Deletes().Select(number => (act.Establishment, number))).ToHashSet();
        return acts.FirstOrDefault(act => act.Content is null && !deleted.Contains((act.Establishment, act.Number))) is { } bare
            ? $"The words of act {bare.Number} ({bare.Kind}) are gone, and no act says that somebody was erased"
            : null;
    }

    /// <summary>
    /// From the record that is in the file back to the one that was kept when the sending began, over every erasure between.
    /// </summary>
    /// <returns>The hash of the first, and whether a name was taken out of it since.</returns>
    public static (string Hash, bool IsErased) KeptAtFirst(IReadOnlyList<AuditEventProof> acts, string hash)
    {
        var first = acts.Where(act => act.Kind == DeliveryEvents.NameErased.Name).OrderByDescending(act => act.Number)
            .Aggregate(hash, static (later, act) => act.Fact("evidence") == later ? act.Fact("before") ?? later : later);
        return (first, first != hash);
    }
}
