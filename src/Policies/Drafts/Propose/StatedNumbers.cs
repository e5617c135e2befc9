using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>
/// The ages and stretches of time that a text of the school states. One takes the place of ours where the text states one in the same part, and no more.
/// </summary>
internal sealed partial class StatedNumbers(string text)
{
    private static readonly string[] Words = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        + "eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four").Split(' ');

    private static readonly string[] Ordinals = ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        + "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first").Split(' ');

    private readonly List<string> told = [];

    /// <summary>Of each number that was asked for, whether it is the school's, a sentence each.</summary>
    public IEnumerable<string> Told => told.Distinct();

    public string Age(string ours) => Taken(ours, [.. AllAges().Select(Read).Where(age => age is > 9 and < 40)], "age", "an age");

    public string YearsGone(string ours) => Taken(
        ours,
        [.. Numbers().Matches(text).Where(number => Gone().IsMatch(After(number))).Select(Read)],
        "number of years",
        "a number of years after leaving");

    public string Every(string ours) => Taken(ours, [.. Intervals().Matches(text).Select(Stretch).OfType<Interval>()], "interval", "an interval");

    public string Within(string ours) => Taken(ours, [.. Times().Matches(text).Select(Stretch).OfType<Interval>()], "time", "a time");

    private string Taken<T>(string ours, IReadOnlyList<T> all, string what, string one)
        where T : notnull
    {
        List<string> stated = [.. all.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)!).Distinct()];
        told.Add(stated switch
        {
            [var only] => $"It reads your “{only}”.",
            [] => $"Your clause does not state {one}, so ours of {ours} would stand until you change it.",
            _ => $"Your clause states more than one {what} ({string.Join(", ", stated)}), so ours of {ours} would stand until you change it.",
        });
        return stated is [var theirs] ? theirs : ours;
    }

    // Eighteen is an age where people are, turn or have to be it, or beside another age; and a stretch of time where a unit follows.
    private IEnumerable<Match> AllAges()
    {
        Match? before = null;
        foreach (Match number in Numbers().Matches(text))
        {
            var isAge = Years().IsMatch(After(number)) || (!Unit().IsMatch(After(number))
                && (Until().IsMatch(text.AsSpan(Math.Max(0, number.Index - 40), Math.Min(40, number.Index)))
                    || (before is not null && Beside().IsMatch(text.AsSpan(before.Index + before.Length, number.Index - before.Index - before.Length)))));
            before = isAge ? number : null;
            if (isAge)
            {
                yield return number;
            }
        }
    }

    private ReadOnlySpan<char> After(Match number) => text.AsSpan(number.Index + number.Length);

    private static int Read(Match match)
    {
        var said = match.Groups["number"].Value.ToLowerInvariant();
        return said.Length == 0 || said is "a" or "an" ? 1
            : said == "other" ? 2
            : Array.IndexOf(Words, said) is >= 0 and var number ? number
            : Array.IndexOf(Ordinals, said) is > 0 and var place ? place
            : int.TryParse(said.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0;
    }

    private static Interval? Stretch(Match match) => match.Groups["adverb"].Value.ToLowerInvariant() switch
    {
        "" => Interval.Read($"{Read(match)} {match.Groups["unit"].Value}"),
        "annually" or "yearly" or "annual" => new Interval(1, IntervalUnit.Year),
        "termly" => new Interval(1, IntervalUnit.Term),
        "monthly" => new Interval(1, IntervalUnit.Month),
        "weekly" => new Interval(1, IntervalUnit.Week),
        _ => new Interval(2, IntervalUnit.Year),
    };

    [GeneratedRegex(
        @"\b(?<number>[0-9]{1,3}(?:st|nd|rd|th|s)?|(?:twenty-(?:one|two|three|four|first))|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
            + @"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();

    [GeneratedRegex("^,? (?:or|and|to) $", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    [GeneratedRegex(@"^(?: birthday|[ -]years?(?: |-)olds?\b| years? of age\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Years();

    [GeneratedRegex(
        @"^(?:[ -](?:more |full |whole |complete |school |working |calendar )*(?:years?|months?|weeks?|days?|hours?|minutes?|terms?)\b|[.:][0-9]| ?%)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(
        @"\b(?:aged?|until|till|before|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|over|under|below|above|are|is|be|becomes?|least|than|to)"
            + @"(?: (?:they|he|she|the|age|of|are|is|turn|turns|have|has|turned|reached|at|least|person|pupil|becomes?|reach|reaches|not|yet))*[ -](?:the )?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    [GeneratedRegex(
        @"^ (?:full |whole |complete )*years? (?:after|since|from|have |has |ago|later|of leaving|go by|pass)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Gone();

    [GeneratedRegex(
        @"\b(?:(?:every|each|once (?:a|an|every|each|in))(?: (?<number>[0-9]{1,3}|one|two|three|four|five|six|second|third|fourth|fifth|other))?"
            + @" (?<unit>school years?|school days?|years?|days?|months?|weeks?|terms?)|(?<adverb>annual(?:ly)?|yearly|termly|monthly|weekly|biennially))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Intervals();

    [GeneratedRegex(
        @"\bwithin (?:the (?:next|first) )?(?:(?<number>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|ten|fourteen|twenty-four) )?"
            + @"(?<unit>school days?|hours?|days?|weeks?|months?)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Times();
}
