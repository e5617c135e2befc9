namespace Countersign.PolicyLanguage.Understanding;

/// <summary>
/// Finds the word of the lexicon that somebody meant and mistyped. A slip is weighed by how little it surprises: a doubled or a swapped letter less than a
/// neighbouring key, that less than a dropped letter, and any other letter most. What is too far from every word stays as it was typed.
/// </summary>
internal sealed class SpellingCorrector(Lexicon lexicon)
{
    private const double Doubled = 0.5, Swapped = 0.6, Neighbour = 0.8, Dropped = 0.8, Other = 1.3, FirstLetter = 0.6, Elsewhere = 0.15;

    private const int LongestWord = 24;

    private const string Vowels = "aeiou";

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    // By length and first letter: a slip seldom changes both, and then one of the first two letters is the other's.
    private readonly ILookup<(int Length, char First), string> words =
        lexicon.Own.Concat(lexicon.English.Where(word => word.Length > 4)).Distinct().ToLookup(word => (word.Length, word[0]));

    /// <summary>The word, or two words that were written as one; null where nothing is near.</summary>
    public string? Mend(string word)
    {
        if (word.Length is < 4 or > LongestWord || word.Any(char.IsDigit))
        {
            return null;
        }

        var most = word.Length switch { 4 => 0.7, 5 => 0.9, 6 or 7 => 1.4, _ => 1.7 };
        var slips = word.Length > 5 ? 2 : 1;
        string? best = null;
        var least = double.MaxValue;
        for (var length = word.Length - slips; length <= word.Length + slips; length++)
        {
            foreach (var known in words[(length, word[0])].Concat(word[1] == word[0] ? [] : words[(length, word[1])]))
            {
                // A word of the lexicon is likelier in a question about it than any other word.
                var bias = lexicon.Own.Contains(known) ? 0 : Elsewhere;
                if (bias < least && Surprise(word, known, Math.Min(most, least - bias)) is var cost && cost <= most && cost + bias < least)
                {
                    (best, least) = (known, cost + bias);
                }
            }
        }

        return best ?? Parted(word);
    }

    // myphone, friendrequest
    private string? Parted(string word)
    {
        for (var at = word.Length - 2; at >= 2; at--)
        {
            var (first, second) = (word[..at], word[at..]);
            var begins = first.Length > 3 ? lexicon.Knows(first) : lexicon.IsFiller(first) || lexicon.Spelled(first) is not null;
            if (begins && second.Length > 2 && lexicon.Own.Contains(second))
            {
                return first + " " + second;
            }
        }

        return null;
    }

    // Optimal alignment, weighed; given up as soon as a whole row is dearer than what is worth it.
    private static double Surprise(string typed, string meant, double worth)
    {
        Span<double> before = stackalloc double[meant.Length + 1], last = stackalloc double[meant.Length + 1], row = stackalloc double[meant.Length + 1];
        for (var j = 0; j <= meant.Length; j++)
        {
            last[j] = j * Dropped;
        }

        for (var i = 1; i <= typed.Length; i++)
        {
            row[0] = i * Dropped;
            var least = row[0];
            for (var j = 1; j <= meant.Length; j++)
            {
                var same = typed[i - 1] == meant[j - 1];
                var cost = last[j - 1] + (same ? 0 : Substitution(typed[i - 1], meant[j - 1]) + (i == 1 && j == 1 ? FirstLetter : 0));
                cost = Math.Min(cost, last[j] + (i > 1 && typed[i - 1] == typed[i - 2] ? Doubled : Dropped));
                cost = Math.Min(cost, row[j - 1] + (j > 1 && meant[j - 1] == meant[j - 2] ? Doubled : Dropped));
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + Swapped);
                }

                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > worth)
            {
                return double.MaxValue;
            }

            var oldest = before;
            before = last;
            last = row;
            row = oldest;
        }

        return last[meant.Length];
    }

    private static double Substitution(char typed, char meant)
    {
        foreach (var row in Rows)
        {
            var at = row.IndexOf(typed, StringComparison.Ordinal);
            if (at >= 0 && ((at > 0 && row[at - 1] == meant) || (at + 1 < row.Length && row[at + 1] == meant)))
            {
                return Neighbour;
            }
        }

        return Vowels.Contains(typed, StringComparison.Ordinal) && Vowels.Contains(meant, StringComparison.Ordinal) ? Neighbour : Other;
    }
}
