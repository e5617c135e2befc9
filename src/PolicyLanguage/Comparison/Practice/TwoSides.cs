namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>One difference: each side as it stands alone, and both as part of a sentence.</summary>
/// <param name="Before">Empty where this side says nothing.</param>
/// <param name="Said">Such as <c>was: within 1 day; becomes: within 2 days</c>; empty where nothing differs.</param>
internal sealed record TwoSides(string Before, string After, string Said)
{
    public static readonly TwoSides None = new("", "", "");

    public bool IsNone => Said.Length == 0;

    /// <summary>Several differences of one thing as one; those that say nothing are left out.</summary>
    public static TwoSides Joined(IEnumerable<TwoSides> parts)
    {
        var said = parts.Where(part => !part.IsNone).ToList();
        return new TwoSides(Several(said.Select(part => part.Before)), Several(said.Select(part => part.After)), Several(said.Select(part => part.Said)));
    }

    /// <summary>The same after words that say what differs: <c>who keeps it</c>.</summary>
    public TwoSides About(string what) => IsNone ? this : new(Labelled(what, Before), Labelled(what, After), $"{what} {Said}");

    private static string Labelled(string what, string side) => side.Length == 0 ? "" : $"{what}: {side}";

    private static string Several(IEnumerable<string> parts) => string.Join("; ", parts.Where(part => part.Length > 0));
}
