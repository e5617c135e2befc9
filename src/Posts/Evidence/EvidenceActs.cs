using Countersign.Foundation.Audit.Trail;

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

        return null;
    }
}
