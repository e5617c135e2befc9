namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>Finds which block of one document stands for which of the other.</summary>
internal static class BlockMatcher
{
    /// <summary>Blocks that differ in pairs, and those without a partner alone. Blocks that say the same are left out, whatever they are called.</summary>
    /// <param name="names">By which blocks are partners, the surest first.</param>
    public static IEnumerable<(T? Before, T? After)> Of<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, T, bool> same, params Func<T, string>[] names)
        where T : class
    {
        var (left, right) = (before.ToList(), after.ToList());
        foreach (var one in left.ToList())
        {
            if (right.Find(other => same(one, other)) is { } partner)
            {
                left.Remove(one);
                right.Remove(partner);
            }
        }

        foreach (var name in names)
        {
            foreach (var one in left.ToList())
            {
                if (right.Find(other => name(one) == name(other)) is { } partner)
                {
                    left.Remove(one);
                    right.Remove(partner);
                    yield return (one, partner);
                }
            }
        }

        foreach (var gone in left)
        {
            yield return (gone, null);
        }

        foreach (var come in right)
        {
            yield return (null, come);
        }
    }
}
