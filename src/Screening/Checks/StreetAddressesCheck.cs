using System.Text.RegularExpressions;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Checks;

/// <summary>A house number with its street, and a street after words such as "lives in".</summary>
internal static class StreetAddressesCheck
{
    private const string Streets = "road|rd|street|lane|ln|avenue|ave|close|drive|crescent|cres|gardens|gdns|terrace|grove|mews|court|"
        + "way|place|rise|square|row";

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Numbered = new(
        @"\b(flat [0-9]{1,3}[a-z]?,? )?[0-9]{1,4}[a-z]?,? (?<street>[\w'’.-]+( [\w'’.-]+){0,2} (" + Streets + @"))\b", Options);

    private static readonly Regex Lived = new(
        @"\b(lives?|living|lived|home|house|address) (is |are )?(at|in|on|off|near) "
        + @"(?<street>(the )?[\w'’.-]+( [\w'’.-]+){0,2} (" + Streets + @"))\b", Options);

    public static IEnumerable<ScreeningFinding> Find(CheckInput input)
    {
        foreach (var (place, plain) in input.Places.Where(p => p.Place.Kind != PlaceKind.FileName && MayHold(p.Plain.Text)))
        {
            foreach (var match in Numbered.Matches(plain.Text).Concat(Lived.Matches(plain.Text)).OrderBy(match => match.Index))
            {
                var street = match.Groups["street"];
                if (!IsWrittenAsName(plain, street))
                {
                    continue;
                }

                var start = plain.Start(match.Index);
                yield return new(
                    ScreeningCheck.StreetAddresses, Severity.Asks, place, start, plain.End(match.Index + match.Length - 1) - start,
                    "This looks like the address of a house", "Say that it is a public place, or leave it out");
            }
        }
    }

    private static bool MayHold(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') || text.Contains("liv", StringComparison.Ordinal) || text.Contains("ho", StringComparison.Ordinal)
        || text.Contains("address", StringComparison.Ordinal);

    // "10 minutes along the lane" has small letters where a street has capitals.
    private static bool IsWrittenAsName(PlainText plain, Group street)
    {
        for (var i = street.Index; i < street.Index + street.Length; i++)
        {
            if ((i == street.Index || plain.Text[i - 1] == ' ') && char.IsLetter(plain.Text[i]) && !plain.IsCapital(i)
                && !street.Value.StartsWith("the ", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
