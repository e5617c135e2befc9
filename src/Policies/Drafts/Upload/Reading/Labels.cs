using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Upload.Reading;

/// <summary>What kind of label stands before a paragraph.</summary>
internal enum LabelKind
{
    /// <summary><c>1</c>, <c>2.1</c>, <c>2.1.3.</c></summary>
    Decimal,

    /// <summary><c>A.</c> or <c>IV.</c></summary>
    Upper,

    /// <summary><c>a)</c> or <c>iv.</c>, and <c>(a)</c>, <c>(1)</c>, <c>(A)</c>: what stands under something.</summary>
    Point,

    /// <summary><c>A.4</c>, <c>7.1 (c)</c>, <c>1st</c>, <c>Section 2</c></summary>
    Mixed,
}

/// <summary>Labels of paragraphs, as they are shown and as they are cited.</summary>
internal static partial class Labels
{
    private static readonly (int Value, string Sign)[] Signs =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    public static LabelKind Kind(string label) =>
        Point().IsMatch(label) ? LabelKind.Point
        : Decimal().IsMatch(label) ? LabelKind.Decimal
        : Upper().IsMatch(label) ? LabelKind.Upper
        : LabelKind.Mixed;

    /// <summary>The label in the form in which a clause is cited, and the words of it that a citation does not have.</summary>
    public static (string Id, string Left) Cited(string label)
    {
        var parts = label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        List<string> cited = [.. parts.Where(part => part.Any(char.IsAsciiDigit) || Letters().IsMatch(part))];
        var id = Tidy(string.Concat(cited));
        return id.Length > 0 ? (id, string.Join(' ', parts.Except(cited))) : (Tidy(label), "");
    }

    /// <summary>Letters as word processors count: z is followed by aa and bb.</summary>
    public static string Letter(int number) => number < 1 ? "" : new string((char)('a' + ((number - 1) % 26)), Math.Min(30, 1 + ((number - 1) / 26)));

    public static string Roman(int number)
    {
        var written = new StringBuilder();
        foreach (var (value, sign) in Signs)
        {
            for (; number >= value && written.Length < 40; number -= value)
            {
                written.Append(sign);
            }
        }

        return written.Length == 0 ? number.ToString(CultureInfo.InvariantCulture) : written.ToString();
    }

    private static string Tidy(string label) =>
        Stray().Replace(label.TrimEnd('.', ')', ']', ':').Replace('(', '-').Replace('[', '-'), "").Trim('-', '.');

    [GeneratedRegex(@"^(?:[(\[](?:[0-9]{1,3}|[A-Za-z]{1,6})[)\]][.:]?|[a-z]{1,6}[.):])$", RegexOptions.CultureInvariant)]
    private static partial Regex Point();

    [GeneratedRegex(@"^[0-9]{1,4}(?:\.[0-9]{1,4}){0,8}[.):]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^(?:[A-Z]|[IVXL]{1,7}|([A-Z])\1{1,3})[.):]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Upper();

    [GeneratedRegex(@"^[(\[]?(?:[A-Za-z]|[IVXL]{1,7}|[ivxl]{1,7})[.):\]]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"[^0-9A-Za-z.\-]", RegexOptions.CultureInvariant)]
    private static partial Regex Stray();
}
