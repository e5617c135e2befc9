using Countersign.Screening.Model;

namespace Countersign.Screening.Names;

/// <summary>Leaves one hit where several say the same of the same words.</summary>
internal static class Overlaps
{
    /// <summary>Drops a name with the surname first that takes one part each of two other names ("Ibrahim Khan, Zainab Patel").</summary>
    public static List<NameHit> WithoutTurnedAcross(List<NameHit> hits)
    {
        var forward = hits.Where(hit => hit is { Turned: false, Tier: NameTier.Full }).ToList();
        return forward.Count == 0 ? hits : [.. hits.Where(hit => !hit.Turned || !forward.Exists(other => Cross(hit, other)))];
    }

    /// <summary>Drops what a surer hit covers and what a longer hit of the same tier extends; hits on the same span share their pupils.</summary>
    public static List<NameHit> Settle(List<NameHit> hits)
    {
        var reach = new int[(int)NameTier.Full + 1];
        var settled = new List<NameHit>();
        foreach (var hit in hits.OrderBy(h => h.From).ThenByDescending(h => h.To).ThenByDescending(h => h.Tier).ThenBy(h => h.Doubtful))
        {
            var covered = false;
            for (var tier = (int)hit.Tier + 1; tier < reach.Length; tier++)
            {
                covered |= reach[tier] >= hit.To;
            }

            if (covered)
            {
                continue;
            }

            var last = settled.Count > 0 ? settled[^1] : null;
            if (last is not null && last.Tier == hit.Tier && last.To >= hit.To && hit.Pupils.All(last.Pupils.Contains))
            {
                continue;
            }

            if (last is not null && last.From == hit.From && last.Tier == hit.Tier)
            {
                if (last.To == hit.To)
                {
                    settled[^1] = last with { Pupils = [.. last.Pupils.Union(hit.Pupils)] };
                }

                continue;
            }

            // A doubtful hit must not hide a plainer one.
            if (!hit.Doubtful)
            {
                reach[(int)hit.Tier] = Math.Max(reach[(int)hit.Tier], hit.To);
            }

            settled.Add(hit);
        }

        return settled;
    }

    private static bool Cross(NameHit one, NameHit other) =>
        (one.From < other.From && other.From < one.To && one.To < other.To) || (other.From < one.From && one.From < other.To && other.To < one.To);
}
