using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads a situation: who, what, and then facts separated by commas or line breaks.</summary>
internal static partial class QuestionReader
{
    /// <summary>Reads a situation in the words of a document: <c>staff to connect with a former pupil, born 2006-03-10, asked 2024-03-09</c>.</summary>
    public static QuestionResult Read(PolicyDocument policy, string text) => Read(text, policy.Vocabulary);

    /// <summary>Reads a situation in these words.</summary>
    public static QuestionResult Read(string text, Vocabulary words)
    {
        var parts = text.Split([',', '\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
        {
            return new QuestionResult(null, new Misread("the question is empty", "write who does what, such as `staff to connect with a former pupil`"));
        }

        var draft = new QuestionDraft();
        var situation = Phrase.Words(Roles(parts[0], words, draft));
        var misread = Head(situation, words, draft, out var next) ?? Rest(situation, next, words, draft);
        foreach (var part in parts.Skip(1))
        {
            misread ??= QuestionDates.Read(part, words, draft, out var about) ? about : Turned(part, words) ?? Rest(Phrase.Words(part), 0, words, draft);
        }

        if (misread is null && draft is { Born: { } born, Left: { } left } && left < born)
        {
            misread = new Misread("nobody leaves before being born", "look at the two dates again");
        }

        misread ??= draft.Contradiction();
        return misread is null && draft is { Actor: { } actor, Action: { } action }
            ? new QuestionResult(draft.Build(actor, action), null)
            : new QuestionResult(null, misread);
    }

    // parent and teaching assistant to connect: every role but the last is taken off. Only a whole role before "and" is one.
    private static string Roles(string text, Vocabulary words, QuestionDraft draft)
    {
        while (And().Match(text) is { Success: true } and && words.Find(WordKind.Actor, text[..and.Index]) is { } role)
        {
            draft.Roles.Add(role);
            text = text[(and.Index + and.Length)..];
        }

        return text;
    }

    private static Misread? Head(string[] text, Vocabulary words, QuestionDraft draft, out int next)
    {
        draft.Actor = words.Longest(text, 0, out var used, WordKind.Actor);
        next = used;
        if (draft.Actor is null)
        {
            return Unknown(text, 0, words, WordKind.Actor);
        }

        draft.Action = words.Longest(text, used, out var acted, WordKind.Action);
        next = used + acted;
        return draft.Action is null ? Unknown(text, used, words, WordKind.Action) : null;
    }

    private static Misread? Rest(string[] text, int from, Vocabulary words, QuestionDraft draft)
    {
        while (from < text.Length)
        {
            if (QuestionCounts.Read(text, ref from, words, draft, out var misread))
            {
                if (misread is not null)
                {
                    return misread;
                }

                continue;
            }

            var not = text[from] is "not" or "no" or "without";
            var at = not ? from + 1 : from;
            if (words.Longest(text, at, out _, WordKind.Date, WordKind.Counterpart, WordKind.Channel, WordKind.Fact) is { Kind: WordKind.Date } date)
            {
                return QuestionDates.Unsaid(date);
            }

            var word = words.Longest(text, at, out var used, WordKind.Counterpart, WordKind.Channel, WordKind.Fact);
            if (text[from] == "not" && Narrower(text, at, words, draft) is > 0 and var named)
            {
                from = at + named;
                continue;
            }

            if (word is null || (not && word.Kind != WordKind.Fact))
            {
                return Unknown(text, at, words, WordKind.Fact, WordKind.Counterpart, WordKind.Channel);
            }

            from = at + used;
            if (word.Kind != WordKind.Fact)
            {
                if (draft.Place(word) is { } twice)
                {
                    return words.Nearest(string.Join(' ', text.Skip(at)), WordKind.Fact) is { } meant
                        ? twice with { Help = $"name one only, or write `{meant}`" }
                        : twice;
                }
            }
            else if (!not && from < text.Length && text[from] is "unknown" or "unclear")
            {
                draft.Facts[word] = Truth.NotKnown;
                from++;
            }
            else if (!draft.Facts.TryAdd(word, not ? Truth.False : Truth.True) && draft.Facts[word] != (not ? Truth.False : Truth.True))
            {
                return new Misread($"`{word.Name}` is said to hold and not to hold", "keep one of the two");
            }
        }

        return null;
    }

    // "not account lead": a narrower word that is not meant, of whichever kinds it is. A fact of the same words comes first.
    private static int Narrower(string[] text, int at, Vocabulary words, QuestionDraft draft)
    {
        if (words.Longest(text, at, out _, WordKind.Fact) is not null)
        {
            return 0;
        }

        var longest = words.Longest(text, at, out var used, WordKind.Actor, WordKind.Counterpart, WordKind.Channel) is null ? 0 : used;
        var key = string.Join(' ', text, at, longest);
        draft.NotAs.AddRange(longest == 0
            ? []
            : ((WordKind[])[WordKind.Actor, WordKind.Counterpart, WordKind.Channel]).Select(kind => words.Find(kind, key)).OfType<Word>());
        return longest;
    }

    // "on disclaimer" is "no disclaimer" with two letters turned round, and "no behalf" the other way about: a slip must not turn the answer.
    private static Misread? Turned(string part, Vocabulary words)
    {
        var turned = part.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["on", not ("a" or "an" or "the" or "behalf"), ..] => true,
            ["no", "behalf", ..] => true,
            _ => false,
        };
        return turned && words.Find(WordKind.Fact, part[3..]) is { } fact
            ? new Misread($"`{part}` does not say whether it holds", $"write `{fact.Name}` or `not {fact.Name}`")
            : null;
    }

    private static Misread Unknown(string[] text, int at, Vocabulary words, params WordKind[] kinds)
    {
        var rest = string.Join(' ', text.Skip(at).Take(4));
        var what = kinds[0] switch { WordKind.Actor => "actor", WordKind.Action => "action", _ => "word" };
        if (rest.Length == 0)
        {
            return new Misread($"the question names no {what}", "write who does what, such as `staff to connect with a former pupil`");
        }

        var near = words.Nearest(string.Join(' ', text.Skip(at).Take(8)), kinds)
            ?? Enumerable.Range(1, 2).Where(back => back <= at).Select(back => words.Nearest(
                string.Join(' ', text.Skip(at - back).Take(8)),
                Enum.GetValues<WordKind>())).FirstOrDefault(word => word is not null);
        return new Misread(
            $"unknown {what} `{rest}`",
            near is null ? $"the words are listed in {BlockContext.Listed}" : $"write `{near}`; the words are listed in {BlockContext.Listed}");
    }

    [GeneratedRegex(@"\s+and\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex And();
}
