using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>What one of several documents says, with the document in which its clause stands.</summary>
public sealed record Layered<T>(T Said, PolicyDocument Document);

/// <summary>Puts what an upper document says together with what a lower one adds.</summary>
internal static class LayerUnion
{
    /// <summary>Each layer's part of something, the uppermost first.</summary>
    public static List<Layered<T>> All<T>(IReadOnlyList<PolicyDocument> documents, Func<PolicyDocument, IEnumerable<T>> of)
    {
        var all = new List<Layered<T>>();
        foreach (var document in documents)
        {
            foreach (var said in of(document))
            {
                all.Add(new Layered<T>(said, document));
            }
        }

        return all;
    }

    /// <summary>What every part says, what stands in two of them once: what stands above is kept, and nothing of it falls away.</summary>
    public static List<Layered<T>> Once<TPart, T, TKey>(IReadOnlyList<Layered<TPart>> parts, Func<Layered<TPart>, IEnumerable<T>> of, Func<T, TKey> key)
    {
        var all = new List<Layered<T>>();
        foreach (var part in parts)
        {
            var above = all.Count == 0 ? null : all.Select(one => key(one.Said)).ToHashSet();
            foreach (var said in of(part))
            {
                if (above?.Contains(key(said)) != true)
                {
                    all.Add(new Layered<T>(said, part.Document));
                }
            }
        }

        return all;
    }

    /// <summary>
    /// Two sequences as one, each in its own order. What is below and does the same as something above falls together with it, each with
    /// one; the rest comes before whatever it comes before in its own document, and before what is of a later rank.
    /// </summary>
    /// <param name="both">What does for both; null where neither does for the other.</param>
    /// <param name="rank">What by its nature comes first has the lower one.</param>
    public static List<Layered<T>> InOrder<T>(
        IReadOnlyList<Layered<T>> above,
        IReadOnlyList<Layered<T>> below,
        Func<Layered<T>, Layered<T>, Layered<T>?> both,
        Func<T, int> rank)
    {
        if (above.Count == 0)
        {
            return [.. below];
        }

        var joined = above.ToArray();
        var partners = new int[below.Count];
        var taken = new HashSet<int>();
        for (var place = 0; place < below.Count; place++)
        {
            partners[place] = Enumerable.Range(0, above.Count)
                .FirstOrDefault(upper => !taken.Contains(upper) && both(above[upper], below[place]) is not null, -1);
            if (partners[place] is >= 0 and var partner)
            {
                taken.Add(partner);
                joined[partner] = both(above[partner], below[place])!;
            }
        }

        var added = new List<Layered<T>>[above.Count + 1];
        var from = 0;
        for (var place = 0; place < below.Count; place++)
        {
            if (partners[place] < 0)
            {
                var next = partners.Skip(place).Where(partner => partner >= 0).Append(above.Count).First();
                var later = Enumerable.Range(0, above.Count).Where(upper => rank(above[upper].Said) > rank(below[place].Said)).Append(above.Count).First();
                from = Math.Max(from, Math.Min(next, later));
                (added[from] ??= []).Add(below[place]);
            }
        }

        return [.. joined.SelectMany((one, place) => (added[place] ?? []).Append(one)), .. added[above.Count] ?? []];
    }
}
