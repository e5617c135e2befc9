using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>What a template, an editor or a slip of the hand leaves in a text.</summary>
internal static partial class WordingChecks
{
    // A space, four letters and their bracket, and one more before them.
    private const int LongestCounter = 6;

    public static IEnumerable<Finding> Placeholders(LintText text) =>
        from passage in text.Passages
        from match in Placeholder().Matches(passage.Text)
        select passage.Finds(FindingKind.Placeholder, match.Index, $"`{match.Value}` was left to be filled in", "fill it in, or take it out");

    public static IEnumerable<Finding> Residue(LintText text) =>
        from passage in text.Passages
        from match in Left().Matches(passage.Text)
        select passage.Finds(
            FindingKind.Residue,
            match.Index,
            $"`{match.Value}` looks left over from a template or an editor",
            "take it out, or choose between what stands on either side");

    public static IEnumerable<Finding> Brackets(LintText text)
    {
        foreach (var passage in text.Passages)
        {
            foreach (var offset in Lonely(passage.Text))
            {
                var bracket = passage.Text[offset];
                yield return passage.Finds(
                    FindingKind.UnclosedBracket,
                    offset,
                    $"the bracket `{bracket}` {("([".Contains(bracket, StringComparison.Ordinal) ? "is never closed" : "closes nothing")} "
                        + $"before `{Near(passage.Text, offset)}`",
                    "close it, or take it out");
            }
        }
    }

    public static IEnumerable<Finding> DoubledSentences(LintText text)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var passage in text.Prose)
        {
            foreach (var sentence in Sentences(passage.Text))
            {
                var words = Letters().Matches(sentence.Value.ToLowerInvariant()).Select(word => word.Value).ToList();
                var line = passage.LineAt(sentence.Index);
                if (words.Count >= 5 && !first.TryAdd(string.Join(' ', words), line))
                {
                    yield return passage.Finds(
                        FindingKind.DoubledSentence,
                        sentence.Index,
                        $"the sentence `{English.Shortened(sentence.Value.Trim(), 48)}` stands already at line {first[string.Join(' ', words)]}",
                        "keep one of the two, or say in what they differ");
                }
            }
        }
    }

    public static IEnumerable<Match> Sentences(string text) => Sentence().Matches(text);

    private static IEnumerable<int> Lonely(string text)
    {
        var open = new Stack<int>();
        var lonely = new List<int>();
        var unclosed = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var counts = text[i] == ')' && unclosed == 0 && Counts(text, i);
            unclosed += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] is '(' or '[')
            {
                open.Push(i);
            }
            else if (text[i] is ')' or ']' && !counts)
            {
                if (open.Count > 0 && text[open.Peek()] == (text[i] == ')' ? '(' : '['))
                {
                    open.Pop();
                }
                else
                {
                    lonely.Add(i);
                }
            }
        }

        return lonely.Concat(open).Order();
    }

    // "a)" and "12)" count items; they close nothing and need not.
    private static bool Counts(string text, int at) => Counter().IsMatch(text[Math.Max(0, at - LongestCounter)..(at + 1)]);

    private static string Near(string text, int offset) =>
        English.Shortened(text[offset..Math.Min(text.Length, offset + 100)].Trim('(', ')', '[', ']', ' ') is { Length: > 0 } after ? after : "the end", 48);

    [GeneratedRegex(@"\[(?![ xX]\]|\^)[^\[\]]{2,80}\](?![(\[:])|<(?!https?:|mailto:|!--|/?(?:br|p|b|i|u|em|strong|sub|sup|div"
        + @"|span|a|table|tr|td|th)\b)[A-Za-z][^<>@]{1,80}>|\(\s*(?:insert|enter|add|name of|date of)\b[^()]{0,60}\)|\b(?:TBC"
        + @"|TBA|TBD|to be confirmed)\b|\b[xX]{3,}\b|_{4,}|\.{6,}|\bDD/MM/YY(?:YY)?\b|\b20XX\b|\b(?:insert|enter) (?:the "
            + @"|your |a |here\b)?(?:name|date|school|title|link|text|number|here|contact)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<![:/])//(?!/)|\{\{|\}\}|<<|>>|\bLorem ipsum\b|\b(?:[Dd]elete|[Aa]mend|[Cc]hange) as (?:appropriate"
        + @"|applicable|necessary)\b|\b[Cc]lick (?:or tap )?here to\b|Error! \w+|\[TOC\]|\bDRAFT\b", RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    [GeneratedRegex(@"(?:[^.!?]|\.(?=\S))+[.!?]*", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"(?:^|\s)(?:[a-zA-Z]|[ivx]{1,4}|[0-9]{1,3})\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Counter();
}
