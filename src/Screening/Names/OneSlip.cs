namespace Countersign.Screening.Names;

/// <summary>Tells whether two words differ by exactly one typing slip.</summary>
internal static class OneSlip
{
    /// <summary>True for one letter added, left out, replaced, or two neighbours swapped; false for equal words.</summary>
    public static bool Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var head = one.CommonPrefixLength(other);
        one = one[head..];
        other = other[head..];
        return (one.Length - other.Length) switch
        {
            0 => one.Length > 0 && (one[1..].SequenceEqual(other[1..]) || IsSwap(one, other)),
            1 => one[1..].SequenceEqual(other),
            -1 => other[1..].SequenceEqual(one),
            _ => false,
        };
    }

    private static bool IsSwap(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.Length > 1 && one[0] == other[1] && one[1] == other[0] && one[2..].SequenceEqual(other[2..]);
}
