using System.Globalization;
using System.Text;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>Parts a sentence into words and mends how they are written. Linear in the length of the text, which is cut at a bound.</summary>
internal sealed class Tokenizer(Lexicon lexicon, SpellingCorrector corrector)
{
    /// <summary>Beyond so many words a sentence is cut.</summary>
    public const int MostWords = 400;

    // Longer than any four hundred words that people type.
    private const int MostLetters = 8_000;

    private const int LongestWord = 40;

    public List<Token> Read(string text)
    {
        var typed = Split(text);
        var shouted = typed.Count(word => word.Length > 1 && char.IsUpper(word[0]) && char.IsUpper(word[^1])) * 2 > typed.Count;
        var tokens = new List<Token>();
        for (var at = 0; at < typed.Count && tokens.Count < MostWords; at++)
        {
            if (typed[at] is "." or "?" or "!" or "\n")
            {
                tokens.Add(new Token(typed[at], typed[at], [typed[at]]) { IsEnd = true });
                continue;
            }

            // face book, class dojo, screen shot: two words that are one in the lexicon.
            if (at + 1 < typed.Count && Plain(typed[at]) + Plain(typed[at + 1]) is { Length: > 5 } joined && lexicon.Joined(joined)
                && !(lexicon.Own.Contains(Plain(typed[at])) && lexicon.Own.Contains(Plain(typed[at + 1]))))
            {
                Add(tokens, typed[at] + " " + typed[at + 1], joined, named: false);
                at++;
                continue;
            }

            Add(tokens, typed[at], Lower(typed[at]), !shouted && at > 0 && typed[at - 1] is not ("." or "?" or "!" or "\n") && IsName(typed[at]));
        }

        // What is too long is cut where a sentence of it ends.
        if (tokens.Count >= MostWords && tokens.FindLastIndex(token => token.IsEnd) is > 0 and var last)
        {
            tokens.RemoveRange(last, tokens.Count - last);
        }

        return tokens;
    }

    private void Add(List<Token> tokens, string typed, string word, bool named)
    {
        if ((lexicon.Spelled(word) ?? lexicon.Spelled(Plain(word))) is { } meant)
        {
            foreach (var part in meant.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                tokens.Add(Made(typed, part));
            }

            return;
        }

        var plain = Plain(word);
        if (YearGroup(plain))
        {
            tokens.Add(new Token(typed, plain, [plain, "#year"]) { Stem = "#year" });
            return;
        }

        if (plain.Length > 0 && char.IsDigit(plain[0]))
        {
            tokens.Add(new Token(typed, plain, [plain, "#"]) { Stem = "#" });
            return;
        }

        if (plain.Length == 0)
        {
            return;
        }

        if (named || lexicon.Knows(plain))
        {
            tokens.Add(Made(typed, plain));
            return;
        }

        var mended = corrector.Mend(plain);
        foreach (var part in mended?.Split(' ') ?? [])
        {
            foreach (var spelled in (lexicon.Spelled(part) ?? part).Split(' '))
            {
                tokens.Add(Made(typed, spelled));
            }
        }

        if (mended is null)
        {
            tokens.Add(Made(typed, plain) with { IsUnknown = true });
        }
    }

    private Token Made(string typed, string word)
    {
        var forms = WordForms.Of(word, lexicon.Irregular);
        return new Token(typed, word, forms) { Stem = lexicon.Stem(word, forms) };
    }

    // y9, yr10, year7
    private static bool YearGroup(string word)
    {
        var digits = word.StartsWith("year", StringComparison.Ordinal) ? 4 : word.StartsWith("yr", StringComparison.Ordinal) ? 2 : word.StartsWith('y') ? 1 : 0;
        return digits > 0 && word.Length - digits is 1 or 2 or 3
            && (word[digits..].TrimEnd('s') is "r" or "n" || int.TryParse(word[digits..].TrimEnd('s'), CultureInfo.InvariantCulture, out _));
    }

    // A capital within a sentence: a name, which is never mended into a word.
    private static bool IsName(string word) => char.IsUpper(word[0]) && word.Skip(1).All(char.IsLower);

    private static string Plain(string word) => Lower(word).Replace("'", "", StringComparison.Ordinal);

    private static string Lower(string word)
    {
        var lower = word.ToLowerInvariant();

        // sooo, pleeease
        var made = new StringBuilder(lower.Length);
        foreach (var letter in lower)
        {
            if (made.Length < 2 || made[^1] != letter || made[^2] != letter || char.IsDigit(letter))
            {
                made.Append(letter);
            }
        }

        return made.ToString();
    }

    private List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        // Halves of characters, which cannot be normalised, become whole ones that stand for nothing.
        var whole = string.Concat(text.EnumerateRunes().Take(MostLetters).Select(rune => rune.ToString()));
        foreach (var rune in whole.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (word.Length > 0 && rune.Value is '\'' or '’' or '‘' or '`'))
            {
                word.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : "'");
                continue;
            }

            End();
            switch (rune.Value)
            {
                case '.' or '!' or '?' or '\n': words.Add(rune.ToString()); break;
                case '&' or '+': words.Add("and"); break;
                case '£' or '€' or '$': words.Add("money"); break;
                default:
                    if (rune.Value > 0x2000 && lexicon.Spelled(rune.ToString()) is { Length: > 0 } emoji)
                    {
                        words.Add(emoji);
                    }

                    break;
            }
        }

        End();
        return words;

        void End()
        {
            if (word.ToString().Trim('\'') is { Length: > 0 } found)
            {
                words.Add(found.Length > LongestWord ? found[..LongestWord] : found);
            }

            word.Clear();
        }
    }
}
