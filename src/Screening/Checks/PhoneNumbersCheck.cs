using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.Screening.Model;
using Countersign.Screening.Text;
using PhoneNumbers;

namespace Countersign.Screening.Checks;

/// <summary>Telephone numbers as they are written in the United Kingdom, and numbers abroad that begin with a plus or 00 (ADR 32).</summary>
internal static partial class PhoneNumbersCheck
{
    private const int British = 44;

    private const int FewestDigits = 7;

    private const string Signs = @"[-\ .()\u2010-\u2013]{0,3}";

    public static IEnumerable<ScreeningFinding> Find(CheckInput input)
    {
        var own = input.Settings.SchoolPhones.SelectMany(p => Numbers(PlainText.Of(p).Text)).Select(n => n.Number).ToHashSet();
        foreach (var (place, plain) in input.Places.Where(p => p.Place.Kind != PlaceKind.FileName))
        {
            foreach (var (from, to, number) in Numbers(plain.Text))
            {
                if (!own.Contains(number))
                {
                    var start = plain.Start(from);
                    yield return new(
                        ScreeningCheck.PhoneNumbers, Weigh(number), place, start, plain.End(to - 1) - start,
                        "This looks like a telephone number that is not the school’s", "Use the school’s own number, or leave it out");
                }
            }
        }
    }

    // Freephone and 03 numbers belong to organisations; a mobile or a number abroad belongs to a person.
    private static Severity Weigh(string number) => number switch
    {
        ['8', '0', ..] or ['3', ..] => Severity.Advises,
        ['7', ..] or ['+', ..] => Severity.Blocks,
        _ => Severity.Asks,
    };

    /// <summary>
    /// Each number with its significant digits: without 0 or +44 when British, with + otherwise. The library knows every way of writing a number
    /// that somebody has; the look beside it takes whatever is as long as a number, given out or not, because a screen may find too much and
    /// never too little.
    /// </summary>
    private static IEnumerable<(int From, int To, string Number)> Numbers(string written)
    {
        if (written.Count(char.IsDigit) < FewestDigits)
        {
            return [];
        }

        var text = string.Concat(written.Select(letter => char.IsDigit(letter) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)) : letter));
        var loose = Loose().Matches(text).Where(match => match.Groups["number"].Success)
            .Select(match => (From: match.Index, To: match.Index + match.Length, Number: Significant(match.Value)))
            .Where(found => found.Number.StartsWith('+') || text.AsSpan(found.From, found.To - found.From).Contains('+') || IsBritish(found.Number))
            .ToList();
        var known = PhoneNumberUtil.GetInstance().FindNumbers(text, "GB", PhoneNumberUtil.Leniency.VALID, long.MaxValue)
            .Select(match => (From: match.Start, To: match.Start + match.Length, Number: Significant(match.Number)))
            .Where(match => !loose.Exists(found => found.From < match.To && match.From < found.To && found.Number == match.Number));
        return loose.Concat(known).OrderBy(found => found.From);
    }

    private static string Significant(PhoneNumber number) =>
        number.CountryCode == British ? $"{number.NationalNumber}" : $"+{number.CountryCode}{number.NationalNumber}";

    private static string Significant(string written)
    {
        try
        {
            return Significant(PhoneNumberUtil.GetInstance().Parse(written, "GB"));
        }
        catch (NumberParseException)
        {
            // A country that nobody has: found all the same.
            return "+" + PhoneNumberUtil.NormalizeDigitsOnly(written);
        }
    }

    private static bool IsBritish(string digits) => digits.Length switch
    {
        10 => digits[0] is '1' or '2' or '3' or '5' or '7' or '8' or '9',
        9 => digits[0] == '1' || digits.StartsWith("80", StringComparison.Ordinal),
        7 => digits is "8001111",
        _ => false,
    };

    // A date is read first, so that it is no beginning of a number. Up to three signs may part two digits; 9 or 10 follow
    // the 0 of a British number, or 7 where it is Childline's.
    [GeneratedRegex(
        $$"""
        (?<![\p{L}\p{Nd}£+/:])(?:
            [0-9]{1,2}[-.](?:0?[1-9]|1[0-2])[-.](?:[0-9]{4}|[0-9]{2})(?![0-9])
            | (?<number>
                (?:\(?(?:\+|00){{Signs}}4{{Signs}}4(?:{{Signs}}0\)?)? | \(?0(?!\.)(?={{Signs}}[1-9]))
                (?:(?:{{Signs}}\d){9,10} | {{Signs}}0{0,2}{{Signs}}800[-\ .]?1111)(?!\d)
                | \(?\+(?:{{Signs}}\d){8,15}(?!\d)))
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Loose();
}
