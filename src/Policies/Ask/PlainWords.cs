using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Ask;

/// <summary>What a sentence was understood to ask; or why it was not, and what it may have meant.</summary>
internal sealed record ParsedSentence(DraftQuestion? Draft, string? Refusal, IReadOnlyList<DraftQuestion> Perhaps);

/// <summary>
/// Reads what somebody wants to do in their own words. It reads what the command line reads; who they are may be left out, and the
/// ways in which people begin a question. What it cannot read is offered back, never guessed at.
/// </summary>
internal static partial class PlainWords
{
    public static ParsedSentence Read(PolicyInForce policy, string? text, AskerProfile known)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ParsedSentence(null, "Say what you want to do, or choose from the lists", []);
        }

        if (text.Length > 500)
        {
            return new ParsedSentence(null, "Say it in 500 characters or fewer", []);
        }

        var plain = Mine().Replace(Opening().Replace(text.Trim(), ""), " ").Trim(' ', '?', '.', '!');
        foreach (var (sentence, own) in new[] { (text, false), (plain, false), ($"{known.Actors[0]} {plain}", true) })
        {
            if (policy.Read(sentence).Question is { } question)
            {
                return new ParsedSentence(DraftQuestion.Of(question, own || known.Actors.Contains(question.Actor.Name)), null, []);
            }
        }

        var misread = policy.Read($"{known.Actors[0]} {plain}").Misread;
        return new ParsedSentence(null, misread is null ? "Say what you want to do" : Said(misread), Perhaps(policy, plain, known));
    }

    /// <summary>A misunderstanding as one sentence for people.</summary>
    public static string Said(Misread misread)
    {
        var message = Quoted(Unknown().Replace(misread.Message, "the policy has no word for "));
        var help = misread.Help?.Split(';')[0];
        return help is null || help.Contains("docs/", StringComparison.Ordinal)
            ? message + ". Say it in other words, or choose from the lists"
            : $"{message}: {Quoted(help, capital: false)}";
    }

    /// <summary>A sentence of the language for people: capital at its beginning, quotation marks for the author's words.</summary>
    public static string Plain(string text) => Quoted(text);

    private static string Quoted(string text, bool capital = true)
    {
        var quoted = Backticks().Replace(text, "“$1”");
        return capital ? English.Capital(quoted) : quoted;
    }

    // Words of the policy that stand anywhere in the sentence.
    private static List<DraftQuestion> Perhaps(PolicyInForce policy, string text, AskerProfile known)
    {
        var words = text.Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Take(80).ToArray();
        var actions = Spotted(policy, WordKind.Action, words).Take(3).ToList();
        List<GivenAnswer> told =
        [
            .. Spotted(policy, WordKind.Counterpart, words).Take(1).Select(word => new GivenAnswer(DraftQuestion.Counterpart, word.Name)),
            .. Spotted(policy, WordKind.Channel, words).Take(1).Select(word => new GivenAnswer(DraftQuestion.Channel, word.Name)),
        ];
        return [.. actions.Select(action => new DraftQuestion(known.Actors[0], action.Name, told) { ForSelf = true })];
    }

    private static IEnumerable<Word> Spotted(PolicyInForce policy, WordKind kind, string[] words) =>
        Enumerable.Range(1, Math.Min(6, words.Length)).Reverse()
            .SelectMany(length => Enumerable.Range(0, words.Length - length + 1).Select(from => policy.Words.Find(kind, string.Join(' ', words, from, length))))
            .OfType<Word>().DistinctBy(word => word.Name);

    [GeneratedRegex(@"^(?:(?:can|may|could|should|must|shall|do|am|is|are)\s+)?(?:(?:i|we)(?=[\s'’])\s*)?(?:it\s+)?(?:(?:allowed|all right|alright|okay|ok|fine"
        + @"|permitted)\s+)?(?:(?:want|wish|need|would like|'d like|’d like"
            + @"|like)\s+to\s+)?(?:to\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?<![\w'’])(?:my|our|me|i|we|somebody's|someone's)(?![\w'’])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mine();

    [GeneratedRegex("^unknown [a-z]+ (?=`)")]
    private static partial Regex Unknown();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Backticks();
}
