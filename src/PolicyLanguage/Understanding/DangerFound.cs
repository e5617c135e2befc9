namespace Countersign.PolicyLanguage.Understanding;

/// <summary>Whether the way to the safeguarding lead comes first, and why.</summary>
/// <param name="RestsOn">The words of danger that were heard, as they were typed; none where the sentence tells of it in words of its own.</param>
internal sealed record DangerFound(bool First, IReadOnlyList<string> RestsOn)
{
    /// <summary>It asks for less than an even chance: a false alarm costs a look at one more box, a miss may cost a child.</summary>
    private const double Enough = 0.3;

    private const string Whom = "whom";

    /// <summary>
    /// Weighs whether a child may be at risk. Whoever writes another language is not understood, and an unknown never counts as a no; whoever asks whom to
    /// tell and names a danger has something to tell.
    /// </summary>
    public static DangerFound Weigh(Heard heard, double likely)
    {
        var found = heard.Of("danger").GroupBy(danger => danger.Entry.Name).Select(group => group.MaxBy(danger => danger.Weight)!)
            .OrderByDescending(danger => danger.Weight).ToList();
        return new DangerFound(
            likely >= Enough || heard.Language is not null || (found.Count > 0 && heard.Of("wants").Any(wanted => wanted.Entry.Name == Whom)),
            [.. found.Take(3).Select(danger => heard.Line.Typed(danger.From, danger.End)).Distinct()]);
    }
}
