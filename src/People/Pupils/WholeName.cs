using Countersign.People.Records;

namespace Countersign.People.Pupils;

/// <summary>Takes a whole name apart that stands in one cell.</summary>
internal static class WholeName
{
    // Words that belong to the surname after them.
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "van", "von", "vom", "zu", "zur", "de", "del", "della", "der", "den", "dem", "des", "di", "da", "do", "dos", "das", "du", "la", "le", "lo",
        "el", "al", "bin", "bint", "ibn", "abu",
        "ben", "bat", "ter", "ten", "te", "st", "st.", "saint", "ap", "ab", "ferch", "mac", "mc", "nic", "ní", "ni", "ó", "ua", "ul", "ur", "y", "e",
    };

    /// <param name="surnameFirst">Whether the heading says so; a comma, or a surname in capitals, says it too.</param>
    public static PupilNames Split(string name, bool surnameFirst)
    {
        var (whole, called) = WithoutBrackets(name);
        var parts = whole.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (first, surname) = parts.Length > 1 ? (string.Join(' ', parts[1..]), parts[0])
            : parts.Length == 0 ? ("", "")
            : InOrder(parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), surnameFirst);
        return new PupilNames(first, called.Length == 0 ? null : called, surname.Length == 0 ? null : surname);
    }

    /// <summary>The name without what stands in brackets, which is what the pupil is called; a class or an abbreviation there is not.</summary>
    public static (string Name, string Called) WithoutBrackets(string name)
    {
        var (open, close) = (name.IndexOf('(', StringComparison.Ordinal), name.IndexOf(')', StringComparison.Ordinal));
        if (open <= 0 || close < open)
        {
            return (name, "");
        }

        var (rest, inside) = (PupilNameCell.Squeeze(name[..open] + " " + name[(close + 1)..]), PupilNameCell.Squeeze(name[(open + 1)..close]));
        return (rest, inside.Any(char.IsDigit) || (IsCapital(inside) && rest.Any(char.IsLower)) ? "" : inside);
    }

    private static (string First, string Surname) InOrder(string[] words, bool surnameFirst)
    {
        if (words.Length == 1)
        {
            return (words[0], "");
        }

        // BRIGHT Oliver, Oliver VAN DEN BERG: the capitals say which is which.
        var (ahead, behind) = (words.TakeWhile(IsCapital).Count(), words.Reverse().TakeWhile(IsCapital).Count());
        var cut = ahead > 0 && ahead < words.Length && behind == 0 ? ahead
            : behind > 0 && behind < words.Length && ahead == 0 ? words.Length - behind
            : surnameFirst ? Math.Min(words.TakeWhile(Particles.Contains).Count() + 1, words.Length - 1)
            : words.Length - 1 - words[1..^1].Reverse().TakeWhile(Particles.Contains).Count();
        var (left, right) = (string.Join(' ', words[..cut]), string.Join(' ', words[cut..]));
        return (ahead > 0 && behind == 0) || (surnameFirst && (behind == 0 || ahead > 0)) ? (right, left) : (left, right);
    }

    private static bool IsCapital(string word) => word.Count(char.IsLetter) > 1 && !word.Any(char.IsLower);
}
