using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.Policies.Drafts.Upload.Reading;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>Gives each clause a number of its own to be cited by, and tells where that is not the number that the document shows.</summary>
internal sealed partial class ClauseNumbers
{
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> copies = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> told = [];
    private readonly List<LeftOut> leftOut = [];
    private string? section;
    private bool isNamed;
    private bool isApart;
    private int counted;

    public IReadOnlyList<string> Told => counted == 0 ? told
        : [$"The document has no numbers. Its {(counted == 1 ? "clause got one" : $"{counted} clauses got them")} here, from 1 on", .. told];

    public IReadOnlyList<LeftOut> LeftOut => leftOut;

    /// <summary>Whether a heading without a number would be read as one with it, because its first word looks like one.</summary>
    public static bool WouldCite(string heading) => LooksNumbered().IsMatch(heading);

    /// <summary>Whether a line of its own can be nothing but the heading of an appendix.</summary>
    public static bool NamesAppendix(string line) => AppendixAlone().IsMatch(line);

    /// <summary>A heading without a number: what is numbered again below it belongs to it.</summary>
    public void Enter(string heading)
    {
        var named = Appendix().Match(heading);
        var (kind, name) = (named.Groups["kind"].Value, named.Groups["name"].Value);
        section = !named.Success ? FirstWord().Match(heading).Value : name.Length == 0 || char.IsAsciiDigit(name[0]) ? kind + name : name;
        (section, isNamed, isApart) = (section.Length == 0 ? null : section, true, false);
    }

    /// <summary>The next number, where the document has none at all.</summary>
    public string Count()
    {
        string number;
        do
        {
            number = (++counted).ToString(CultureInfo.InvariantCulture);
        }
        while (!used.Add(number));
        return number;
    }

    public string Of(string label, string text, int level)
    {
        var (own, rest) = Labels.Cited(label);
        var number = own.Length == 0 ? "x" : own;
        var isOwn = level < 3 || Labels.Kind(label) == LabelKind.Upper || number.Contains('.', StringComparison.Ordinal);
        var isFree = !used.Contains(number);
        isApart = section is not null && (isFree ? isApart && (isNamed || !isOwn) : isNamed || !number.Contains('.', StringComparison.Ordinal));
        var cited = Free(isApart ? $"{section}-{number}" : number);
        if (isOwn && isFree && !isApart)
        {
            (section, isNamed) = (number, false);
        }

        if (cited != number)
        {
            told.Add($"“{label} {English.Shortened(text.Split('\n')[0], 60)}” is cited as {cited}, because the document has another {number} before it");
        }

        if (rest.Length > 0)
        {
            leftOut.Add(new LeftOut(LeftOutKinds.NumberWord, $"{rest} (before {cited})"));
        }

        return cited;
    }

    private string Free(string number)
    {
        var free = number;
        while (!used.Add(free))
        {
            copies[number] = copies.GetValueOrDefault(number, 1) + 1;
            free = $"{number}-{copies[number].ToString(CultureInfo.InvariantCulture)}";
        }

        return free;
    }

    [GeneratedRegex(
        @"^(?<kind>Appendix|Annexe?|Schedule|Attachment|Part|Chapter|Section)(?:\s+(?<name>[A-Z]|[0-9]{1,2}|[IVX]{1,5})\b)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Appendix();

    [GeneratedRegex(
        @"^(?:Appendix|APPENDIX|Annexe?|ANNEXE?)\s+(?:[A-Z]|[0-9]{1,2}|[IVX]{1,5})(?:\s*[:.–—\-]\s*\S.*)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex AppendixAlone();

    [GeneratedRegex(@"[A-Za-z]{1,20}", RegexOptions.CultureInvariant)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"^(?:(?=\S*[0-9.])[A-Za-z0-9][A-Za-z0-9.\-]*\s|[A-Za-z]?[0-9][0-9A-Za-z.\-]*$)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksNumbered();
}
