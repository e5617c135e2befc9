using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Checks;

/// <summary>British postcodes, which lead to a street or a house.</summary>
internal static class PostcodesCheck
{
    // The last two letters of a postcode are never c, i, k, m, o or v.
    private static readonly Regex Pattern = new(
        @"\b(?<area>[a-z]{1,2})[0-9][0-9a-z]?\s{0,2}(?<sector>[0-9])(?<unit>[abd-hjlnp-uw-z]{2})\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly FrozenSet<string> Areas = (
        "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr "
        + "hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk "
        + "sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze").Split(' ').ToFrozenSet();

    public static IEnumerable<ScreeningFinding> Find(CheckInput input)
    {
        var own = input.Settings.SchoolPostcodes.Select(p => Bare(PlainText.Of(p).Text)).ToHashSet();
        foreach (var (place, plain) in input.Places.Where(p => p.Place.Kind != PlaceKind.FileName && p.Plain.Text.AsSpan().ContainsAnyInRange('0', '9')))
        {
            foreach (Match match in Pattern.Matches(plain.Text))
            {
                if (!Areas.Contains(match.Groups["area"].Value) || own.Contains(Bare(match.Value)) || IsOrdinal(match, plain))
                {
                    continue;
                }

                var start = plain.Start(match.Index);
                yield return new(
                    ScreeningCheck.Postcodes, Severity.Asks, place, start, plain.End(match.Index + match.Length - 1) - start,
                    "This looks like a postcode that is not the school’s", "Say that it is a public place, or leave it out");
            }
        }
    }

    // "E1 2nd place": a postcode written in capitals is still one.
    private static bool IsOrdinal(Match match, PlainText plain) =>
        (match.Groups["sector"].Value + match.Groups["unit"].Value) is "1st" or "2nd" or "3rd" or "4th" or "5th" or "6th" or "7th" or "8th" or "9th" or "0th"
        && !plain.IsCapital(match.Groups["unit"].Index);

    private static string Bare(string postcode) => string.Concat(postcode.Where(char.IsLetterOrDigit));
}
