using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>To whom the sentences of a text speak: those who stand at their beginning, and staff where they say "you".</summary>
internal static partial class Subjects
{
    // Whoever is named here is spoken to as themselves; everybody else belongs to the staff.
    private static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pupil"] = "pupil",
        ["pupils"] = "pupil",
        ["student"] = "pupil",
        ["students"] = "pupil",
        ["child"] = "pupil",
        ["children"] = "pupil",
        ["learners"] = "pupil",
        ["parent"] = "parent",
        ["parents"] = "parent",
        ["carers"] = "parent",
        ["families"] = "parent",
        ["headteacher"] = "headteacher",
        ["head"] = "headteacher",
        ["principal"] = "headteacher",
        ["school"] = "school",
        ["trust"] = "school",
        ["governors"] = "governing body",
        ["board"] = "governing body",
    };

    /// <summary>Actors of the core words; none where nobody stands there.</summary>
    public static IReadOnlySet<string> Of(string prose) => (HashSet<string>)
    [
        .. You().IsMatch(prose) ? (string[])["staff"] : [],
        .. Beginnings().Matches(prose).SelectMany(match => match.Groups["who"].Captures).Select(who => Others.GetValueOrDefault(who.Value, "staff")),
    ];

    /// <summary>The sentence as somebody on the staff would say it of themselves.</summary>
    public static string InFirstPerson(string sentence) => You().Replace(Staff().Replace(sentence, "I"), "I");

    /// <summary>Whether somebody of this name is spoken to by it, and does not count among the staff.</summary>
    public static bool IsOther(string actor) => Others.ContainsValue(actor);

    [GeneratedRegex(
        @"(?:^|[.;:!?\n])\s*(?:(?:the|all|our|any|every|each|no|an?|other|member of|members of)\s+)*(?<who>"
            + @"(?:staff|employees?|teachers?|colleagues?|workers|everybody|nobody|anybody|"
            + @"pupils?|students?|child|children|learners|parents?|carers|families|headteacher|head|principal|school|trust|governors|board))\b"
            + @"(?:\s*(?:,|and|or)\s+(?:the\s+|their\s+)?(?<who>"
            + @"pupils?|students?|children|learners|parents?|carers|families|headteacher|head|governors|staff)\b)*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Beginnings();

    [GeneratedRegex(
        @"^\W*(?:(?:all|the|our|any|every|each|no|members? of)\s+)*(?:staff|employees?|teachers?|colleagues?|workers|everybody|nobody|anybody|no one)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Staff();

    [GeneratedRegex(@"\byou\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex You();
}
