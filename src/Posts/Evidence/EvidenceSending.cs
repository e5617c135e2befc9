using Countersign.Foundation.Audit.Trail;
using Countersign.Posts.Model;

namespace Countersign.Posts.Evidence;

/// <summary>Whether the acts say of each account what the evidence says: that the sending of this record began, and what became of it.</summary>
internal static class EvidenceSending
{
    /// <summary>The first thing that they do not say; null where they say everything, and then the sentences of what holds are added.</summary>
    /// <param name="hashOf">The hash of an entry; null where there is none of that name.</param>
    public static string? Wrong(IReadOnlyList<EvidenceOfOne> each, Func<string, string?> hashOf, IReadOnlyList<AuditEventProof> acts, List<string> holds)
    {
        foreach (var sent in each)
        {
            var (kept, isErased) = EvidenceActs.KeptAtFirst(acts, hashOf(sent.Record)!);
            if (!acts.Any(act => act.Kind == DeliveryEvents.Started.Name && act.Fact("evidence") == kept))
            {
                return $"The record has no act in which sending {sent.Record} began";
            }

            if (isErased)
            {
                holds.Add($"A name was taken out of {sent.Record} after it went out, because that person was erased");
            }

            if (!acts.Any(act => act.Kind == DeliveryEvents.Published.Name && act.Fact("platform-id") == sent.PlatformId && act.Fact("link") == sent.Link))
            {
                return $"The record has no act in which {sent.AccountName} took the post under that id and link";
            }

            if (EvidencePeople.Wrong(sent, acts) is { } wrong)
            {
                return wrong;
            }

            holds.AddRange(EvidencePeople.Holds(sent));
        }

        holds.AddRange(acts.Count(act => act.Content is null) is var bare and > 0
            ? [$"The words of {bare} of its acts were deleted because somebody was erased, and the record says so"] : []);
        holds.Add($"{acts.Count} acts about the post are as they were recorded");
        return null;
    }
}
