using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>The number before a clause, as people write it: <c>2.1</c>, <c>3.</c>, <c>7.1 (c)</c>, <c>A.4</c>.</summary>
internal static partial class ClauseNumber
{
    /// <summary>The number, without a full stop at its end, and what follows it; no number where the text does not begin with one.</summary>
    public static (string? Number, string Text) Split(string text)
    {
        var match = Numbered().Match(text);
        return match.Success ? (Tidy(match.Groups[1].Value), match.Groups[2].Value.Trim()) : (null, text.Trim());
    }

    /// <summary>The number in the form in which clauses are cited; null where it is none.</summary>
    public static string? Tidy(string number)
    {
        var tidy = Spaces().Replace(number, "").TrimEnd('.', ')', ':')
            .Replace("(", "-", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Trim('-');
        return tidy.Length > 0 && tidy.Any(char.IsAsciiDigit) ? tidy : null;
    }

    // A year, a telephone number or a sum at the beginning of a line is no clause number, so one without a stop has at most two digits.
    [GeneratedRegex(@"^([A-Z]\.[0-9]{1,2}(?:\.[0-9]{1,2})*|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}\.?(?:\s?\([a-z0-9]{1,3}\))?"
        + @"|[0-9]{1,2}(?:\s?\([a-z0-9]{1,3}\)|[.):]))\s+(\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
