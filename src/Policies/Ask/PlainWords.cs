using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Understanding;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Ask;

/// <summary>What a sentence was understood to ask.</summary>
/// <param name="Draft">What it asks, where one reading is clearly ahead; null otherwise.</param>
/// <param name="Perhaps">What else it may have meant, the likeliest first.</param>
/// <param name="Refusal">What to do instead, where nothing was typed.</param>
internal sealed record ParsedSentence(DraftQuestion? Draft, IReadOnlyList<DraftQuestion> Perhaps, string? Refusal = null)
{
    /// <summary>A child may be at risk: whom to tell comes before anything else.</summary>
    public bool SafeguardingFirst { get; init; }

    /// <summary>The language it is written in, where that is not English.</summary>
    public string? Language { get; init; }

    /// <summary>The network, app or game that was named.</summary>
    public string? Place { get; init; }
}

/// <summary>
/// Reads what somebody wants to do in their own words: first as the command line does, then as people speak. Where one reading is clearly ahead it is
/// taken, and shown as what was understood; otherwise the likeliest are offered, and none is guessed at.
/// </summary>
internal static partial class PlainWords
{
    // So sure, and so much surer than of the next, is a reading that is taken at once: of the sentences kept apart four in five of those taken are right,
    // from 0.4 on it would be three in four.
    private const double Sure = 0.6, Ahead = 2;

    private const int LongestExact = 500;

    public static ParsedSentence Read(PolicyInForce policy, string? text, AskerProfile known)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ParsedSentence(null, [], "Say what you want to do, or choose from the lists");
        }

        var understood = SentenceReader.Read(text, known.Actors[0], policy.Words);
        var readings = understood.Readings.ToList();
        var perhaps = readings.ConvertAll(reading => DraftQuestion.Of(reading));
        var exact = Exactly(policy, text, known);
        var ahead = exact is null && readings is [{ Score: >= Sure } first, ..] && (readings.Count == 1 || first.Score >= Ahead * readings[1].Score);

        // Where a child may be at risk nothing is taken at once, so whatever was understood stays to be chosen.
        IReadOnlyList<DraftQuestion> others = understood.SafeguardingFirst ? exact is null ? perhaps : [exact, .. perhaps] : ahead ? perhaps[1..] : perhaps;
        return new ParsedSentence(exact ?? (ahead ? perhaps[0] : null), others)
        {
            SafeguardingFirst = understood.SafeguardingFirst,
            Language = understood.Language,
            Place = readings.FirstOrDefault()?.Place,
        };
    }

    // In the words of the policy; who they are may be left out, and the ways in which people begin a question.
    private static DraftQuestion? Exactly(PolicyInForce policy, string text, AskerProfile known)
    {
        if (text.Length > LongestExact)
        {
            return null;
        }

        var plain = Mine().Replace(Opening().Replace(text.Trim(), ""), " ").Trim(' ', '?', '.', '!');
        foreach (var (sentence, own) in new[] { (text, false), (plain, false), ($"{known.Actors[0]} {plain}", true) })
        {
            if (policy.Read(sentence).Question is { } question)
            {
                return DraftQuestion.Of(question, own || known.Actors.Contains(question.Actor.Name));
            }
        }

        return null;
    }

    /// <summary>A sentence of the language for people: capital at its beginning, quotation marks for the author's words.</summary>
    public static string Plain(string text) => Quoted(text);

    private static string Quoted(string text, bool capital = true)
    {
        var quoted = Backticks().Replace(text, "“$1”");
        return capital ? English.Capital(quoted) : quoted;
    }

    [GeneratedRegex(@"^(?:(?:can|may|could|should|must|shall|do|am|is|are)\s+)?(?:(?:i|we)(?=[\s'’])\s*)?(?:it\s+)?(?:(?:allowed|all right|alright|okay|ok|fine"
        + @"|permitted)\s+)?(?:(?:want|wish|need|would like|'d like|’d like"
            + @"|like)\s+to\s+)?(?:to\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?<![\w'’])(?:my|our|me|i|we|somebody's|someone's)(?![\w'’])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mine();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Backticks();
}
