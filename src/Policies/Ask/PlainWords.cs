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

    /// <summary>What the documents say of it.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>It asks for what the first of them tells, and not whether something is allowed.</summary>
    public bool PassageAnswers { get; init; }

    /// <summary>The same where somebody looks it up: what is found comes first, and what would be asked is offered.</summary>
    public ParsedSentence LookedUp() => Passages.Count == 0 ? this : this with
    {
        Draft = null,
        Perhaps = [.. Draft is { } draft ? [draft] : Array.Empty<DraftQuestion>(), .. Perhaps],
        PassageAnswers = true,
    };
}

/// <summary>
/// Reads what somebody wants to do in their own words: first as the command line does, then as people speak. Where one reading is clearly ahead it is
/// taken, and shown as what was understood; otherwise the likeliest are offered, and none is guessed at.
/// </summary>
internal static partial class PlainWords
{
    // So sure is a reading that is taken at once: of the sentences kept apart two in three are taken so, and seven in eight of those are right.
    private const double Sure = 0.6, Likely = 0.3;

    private const int LongestExact = 500;

    public static ParsedSentence Read(PolicyInForce policy, string? text, AskerProfile known, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ParsedSentence(null, [], "Say what you want to do, or choose from the lists");
        }

        var understood = SentenceReader.Read(text, known.Actors[0], policy.Layers);
        var perhaps = understood.Readings.Select(reading => DraftQuestion.Of(reading, today)).ToList();
        var exact = Exactly(policy, text, known);

        // Whoever asks in the words of the policy tells of nothing that happened, unless it is the report itself that they ask about.
        var atRisk = understood.SafeguardingFirst && (exact is null || understood.Readings is not [{ Action: var first }, ..] || exact.Action == first);
        var asked = exact is not null ? [exact] : understood.PassageAnswers ? [] : Clearly(policy, text, known, understood, today);

        // Where a child may be at risk nothing is taken at once, so whatever was understood stays to be chosen.
        List<DraftQuestion> others = atRisk ? [.. asked.Take(1), .. perhaps] : perhaps;
        return new ParsedSentence(
            asked is [var taken, .. var also] ? taken with { Also = also } : null,
            [.. others.Where(one => atRisk || !asked.Exists(other => other.Action == one.Action)).DistinctBy(AskWords.Asks)])
        {
            SafeguardingFirst = atRisk,
            Language = understood.Language,
            Place = understood.Readings.Count > 0 ? understood.Readings[0].Place : null,
            Passages = understood.Passages,
            PassageAnswers = understood.PassageAnswers && exact is null,
        };
    }

    // What is clearly asked: one thing as a rule, and several where each has a question of its own.
    private static List<DraftQuestion> Clearly(PolicyInForce policy, string text, AskerProfile known, UnderstoodSentence understood, DateOnly today)
    {
        var parts = SentenceReader.Questions(text);
        var each = parts.Count == 1 ? [] : parts.Select(part => SentenceReader.Read(part, known.Actors[0], policy.Layers).Readings).ToList();
        if (each.Count > 1 && Ahead(each[0], today) is { } first)
        {
            // What comes after is only offered, so it need not be as sure.
            var after = each.Skip(1).Where(readings => readings is [{ Score: >= Likely }, ..]).Select(readings => DraftQuestion.Of(readings[0], today));
            return [.. after.Prepend(first).DistinctBy(draft => (draft.Action, draft.Of(DraftQuestion.Counterpart)))];
        }

        return Ahead(understood.Readings, today) is { } only ? [only] : [];
    }

    private static DraftQuestion? Ahead(IReadOnlyList<Reading> readings, DateOnly today) =>
        readings is [{ Score: >= Sure, Turned: false } first, ..] ? DraftQuestion.Of(first, today) : null;

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
