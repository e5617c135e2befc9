using System.Globalization;
using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Upload.Reading;

/// <summary>
/// Tells a label that somebody typed before a clause from a date, a time or a number of people: a label has others before or after it.
/// </summary>
/// <param name="lines">Every line that may begin with a label, for one at which counting begins is known by the next.</param>
internal sealed partial class TypedNumbers(IEnumerable<string> lines)
{
    private const int MostSkipped = 5;

    private readonly HashSet<string> offered = [.. lines.Select(Offered).OfType<string>()];

    private readonly Dictionary<string, int> last = [];

    /// <summary>The label before the text and what follows it; no label where the text does not begin with one.</summary>
    /// <param name="isHeading">A heading may begin with a number that has no stop.</param>
    public (string? Label, string Text) Split(string text, bool isHeading = false)
    {
        if (Numbered().Match(text) is { Success: true } number)
        {
            return IsLabel(number, isHeading) ? (Tidy(number.Groups["label"].Value), number.Groups["rest"].Value.Trim()) : (null, text.Trim());
        }

        return Lettered().Match(text) is { Success: true } letter && IsLetter(letter.Groups["label"].Value, isHeading)
            ? (letter.Groups["label"].Value, letter.Groups["rest"].Value.Trim())
            : (null, text.Trim());
    }

    /// <summary>A label that the word processor worked out: those that were typed may go on from it.</summary>
    public void Saw(string label)
    {
        if (Labels.Kind(label) == LabelKind.Decimal)
        {
            Note(label.TrimEnd('.', ')', ':'));
        }
    }

    private bool IsLabel(Match match, bool isHeading)
    {
        var (path, stop, rest) = (match.Groups["path"].Value, match.Groups["stop"].Length > 0, match.Groups["rest"].Value);
        var parts = path.Split('.');
        if (parts.Any(part => part.Length > 1 && part[0] == '0') || Month().IsMatch(rest) || Day().IsMatch(rest))
        {
            return false;
        }

        var single = parts.Length == 1;
        var lettered = match.Groups["letter"].Length > 0;
        if (single ? !stop && !lettered && !isHeading && !match.Groups["gap"].Value.Contains('\t', StringComparison.Ordinal)
            : !stop && !lettered && !isHeading && Measured().IsMatch(rest))
        {
            return false;
        }

        if (!lettered && !Follows(parts))
        {
            return false;
        }

        Note(path);
        return true;
    }

    private bool Follows(string[] parts)
    {
        var parent = string.Join('.', parts[..^1]);
        var own = Number(parts[^1]);
        if (last.TryGetValue(parent, out var before))
        {
            return own <= 1 || own - before is >= -MostSkipped and <= MostSkipped;
        }

        return own <= 1 || parts.Length == 1 || IsOffered(parent, own + 1) || (own == 2 && IsOffered(parent, 1));
    }

    private bool IsOffered(string parent, int own) => offered.Contains((parent.Length == 0 ? "" : parent + ".") + own.ToString(CultureInfo.InvariantCulture));

    // A number opens the count below it anew, and stands for those above it that have no line of their own.
    private void Note(string path)
    {
        var parts = path.Split('.');
        var own = Number(parts[^1]);
        last[string.Join('.', parts[..^1])] = own;
        if (parts.Length > 1)
        {
            last.TryAdd(string.Join('.', parts[..^2]), Number(parts[^2]));
        }
    }

    // (a) is always a label; a letter with a stop alone may be somebody's initial.
    private bool IsLetter(string label, bool isHeading)
    {
        if (label[^1] is ')' || label.Any(char.IsAsciiDigit))
        {
            return true;
        }

        var letters = label.TrimEnd('.', ':');
        return isHeading || Neighbours(letters).Any(offered.Contains);
    }

    private static IEnumerable<string> Neighbours(string letters)
    {
        if (letters.Length == 1)
        {
            yield return ((char)(letters[0] + 1)).ToString();
            yield return ((char)(letters[0] - 1)).ToString();
        }

        if (RomanValue(letters) is > 0 and var value)
        {
            var small = char.IsAsciiLetterLower(letters[0]);
            foreach (var next in (int[])[value - 1, value + 1])
            {
                yield return small ? Labels.Roman(next) : Labels.Roman(next).ToUpperInvariant();
            }
        }
    }

    private static int RomanValue(string letters) =>
        Enumerable.Range(1, 60).FirstOrDefault(value => Labels.Roman(value).Equals(letters, StringComparison.OrdinalIgnoreCase));

    private static string? Offered(string line) =>
        Numbered().Match(line) is { Success: true } number ? number.Groups["path"].Value
        : Lettered().Match(line) is { Success: true } letter ? letter.Groups["label"].Value.Trim('(', ')', '.', ':')
        : null;

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string Tidy(string label) => Spaces().Replace(label, "");

    // A year or a telephone number is no clause number, so a part has at most two digits.
    [GeneratedRegex(@"^(?<label>(?<path>[0-9]{1,2}(?:\.[0-9]{1,2}){0,4})(?:(?<letter>\s?\([a-z0-9]{1,4}\))|(?<stop>[.):])|))(?<gap>\s+)(?<rest>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"^(?<label>\((?:[0-9]{1,2}|[A-Za-z]|[ivxl]{1,6})\)|(?:[A-Za-z]|[ivxl]{1,6}|[IVXL]{1,6})[.):]|[A-Z]\.?[0-9]{1,2}(?:\.[0-9]{1,2})+\.?"
            + @"|[A-Z]\.[0-9]{1,2}\.?)\s+(?<rest>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Lettered();

    [GeneratedRegex(
        @"^(?:[-–]\s?[0-9]|(?:am|pm|a\.m|p\.m|noon|hrs?|hours?|minutes?|days?|weeks?|months?|years?"
        + @"|million|billion|thousand|hundred|per\s?cent|percent|pence|pounds?|"
        + @"km|cm|mm|m|kg|g|MB|GB|KB|mb|gb|to\s[0-9])\b|%)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Measured();

    [GeneratedRegex(@"^(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:,?\s[0-9]{4}\b|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Month();

    // The number of a version is followed by its day.
    [GeneratedRegex(@"^[0-9]{1,2}[./\-][0-9]{1,2}[./\-][0-9]{2,4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
