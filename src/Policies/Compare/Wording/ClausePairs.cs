namespace Countersign.Policies.Compare.Wording;

/// <summary>A clause of one document and the one of the other that stands for it; null on the side that has none.</summary>
internal sealed record ClausePair(WrittenClause? Before, WrittenClause? After)
{
    /// <summary>Whether it has another number than before.</summary>
    public bool IsMoved => Before is { Number: { } was } && After is { Number: { } becomes } && was != becomes;
}

/// <summary>Finds which clause of one document stands for which of the other.</summary>
internal static class ClausePairs
{
    // So many letters are not the same by chance.
    private const int Telling = 40;

    /// <summary>Every clause of both, in the order of the second document; one that is gone stands after the one that it followed.</summary>
    /// <param name="versions">Whether one document follows the other. Of two others the same number says nothing.</param>
    public static IReadOnlyList<ClausePair> Of(IReadOnlyList<WrittenClause> before, IReadOnlyList<WrittenClause> after, bool versions)
    {
        var partners = Partners(before, after, versions);
        var pairs = new LinkedList<ClausePair>();
        var placed = new Dictionary<int, LinkedListNode<ClausePair>>();
        for (var place = 0; place < after.Count; place++)
        {
            int? partner = partners.TryGetValue(place, out var found) ? found : null;
            var node = pairs.AddLast(new ClausePair(partner is { } known ? before[known] : null, after[place]));
            if (partner is { } taken)
            {
                placed[taken] = node;
            }
        }

        for (var place = 0; place < before.Count; place++)
        {
            if (!placed.ContainsKey(place))
            {
                var gone = new ClausePair(before[place], null);
                placed[place] = place == 0 ? pairs.AddFirst(gone) : pairs.AddAfter(placed[place - 1], gone);
            }
        }

        return [.. pairs];
    }

    // The surest sign first. A clause that kept its number and heading is that clause; one whose heading stands elsewhere has moved there, which its
    // number alone would hide once another clause took it.
    private static Dictionary<int, int> Partners(IReadOnlyList<WrittenClause> before, IReadOnlyList<WrittenClause> after, bool versions)
    {
        var partners = new Dictionary<int, int>();
        var (left, right) = (Enumerable.Range(0, before.Count).ToHashSet(), Enumerable.Range(0, after.Count).ToHashSet());
        Func<WrittenClause, string?>[] signs =
        [
            clause => clause.Number is { } number ? $"{number} {Heading(clause)}" : null,
            Heading,
            clause => clause.Text.Length >= Telling ? clause.Text : null,
            .. versions ? [clause => clause.Number] : Array.Empty<Func<WrittenClause, string?>>(),
        ];
        foreach (var sign in signs)
        {
            var (ones, others) = (Single(before, left, sign), Single(after, right, sign));
            foreach (var (key, place) in others)
            {
                if (ones.TryGetValue(key, out var partner))
                {
                    partners.Add(place, partner);
                    left.Remove(partner);
                    right.Remove(place);
                }
            }
        }

        return partners;
    }

    private static string Heading(WrittenClause clause) => clause.Heading.Trim().ToUpperInvariant();

    // What two clauses have in common names neither.
    private static Dictionary<string, int> Single(IReadOnlyList<WrittenClause> clauses, HashSet<int> open, Func<WrittenClause, string?> sign) =>
        open.Select(place => (place, key: sign(clauses[place]))).Where(one => one.key is not null).GroupBy(one => one.key!)
            .Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single().place);
}
