using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Countersign.People.Model;

/// <summary>
/// What somebody without an e-mail address signs in with, such as <c>bruno.castlemaine</c>. It has no @, so it is never taken
/// for an address.
/// </summary>
internal static partial class SignInName
{
    public const string Shape = "Use 3 to 40 letters, digits, dots and hyphens, such as sam.taylor";

    private const int AtMost = 40;

    // Where nothing of a name can be typed on an English keyboard, or too little of it.
    private const string Nobody = "colleague";

    public static bool IsAddress(string signsInWith) => signsInWith.Contains('@', StringComparison.Ordinal);

    public static bool IsWellFormed(string name) => WellFormed().IsMatch(name);

    /// <summary>As it is kept: a capital letter makes no other name.</summary>
    public static string Tidy(string typed) => typed.Trim().ToLowerInvariant();

    /// <summary>The first suggestion for a person of this name, and where others have it already the <paramref name="number"/>th.</summary>
    public static string Suggest(string personName, int number)
    {
        var suffix = number == 1 ? "" : "." + number.ToString(CultureInfo.InvariantCulture);
        var plain = string.Join('.', PlainLetters.Words(personName));
        var whole = plain.Length < 3 ? $"{Nobody}.{plain}".TrimEnd('.') : plain;
        return whole[..Math.Min(whole.Length, AtMost - suffix.Length)].TrimEnd('.') + suffix;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,38}[a-z0-9]\z")]
    private static partial Regex WellFormed();
}

/// <summary>A name as far as it can be written in the letters and digits of an address.</summary>
internal static class PlainLetters
{
    /// <summary>Its words in lower case, accents taken off, what is no letter or digit left out.</summary>
    public static string[] Words(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD)
            .ToLowerInvariant()
            .Where(letter => letter is not '\'' and not '’')
            .Select(letter =>
                char.IsAsciiLetterOrDigit(letter) ? letter
                    : char.IsLetter(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark ? '\0'
                    : '-');
        return new string([.. letters.Where(letter => letter != '\0')]).Split('-', StringSplitOptions.RemoveEmptyEntries);
    }
}
