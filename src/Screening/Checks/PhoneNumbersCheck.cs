using System.Globalization;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Checks;

/// <summary>Telephone numbers as they are written in the United Kingdom, and numbers abroad that begin with a plus.</summary>
internal static class PhoneNumbersCheck
{
    private const string Separators = " -.()\u2010\u2011\u2012\u2013";

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

    /// <summary>Each number with its significant digits: without 0 or +44 when British, with + otherwise.</summary>
    private static IEnumerable<(int From, int To, string Number)> Numbers(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsStart(text, i))
            {
                continue;
            }

            var end = RunEnd(text, i);
            var run = text[i..end];
            if (DateLength(run) is > 0 and var date)
            {
                i += date - 1;
            }
            else if (Significant(run) is { } number)
            {
                yield return (i, end, number);
                i = end;
            }
            else
            {
                i = end - 1;
            }
        }
    }

    private static bool IsStart(string text, int i)
    {
        var opens = char.IsAsciiDigit(text[i]) || (text[i] is '+' or '(' && i + 1 < text.Length && (char.IsAsciiDigit(text[i + 1]) || text[i + 1] is '+'));
        return opens && (i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '£' or '+' or '/' or ':'));
    }

    private static int RunEnd(string text, int i)
    {
        var lastDigit = i;
        for (var j = i; j < text.Length && j - lastDigit <= 3; j++)
        {
            if (char.IsAsciiDigit(text[j]))
            {
                lastDigit = j;
            }
            else if (!Separators.Contains(text[j]) && !(text[j] == '+' && j <= i + 1))
            {
                break;
            }
        }

        return lastDigit + 1;
    }

    private static int DateLength(string run)
    {
        var parts = run.Split('-', '.');
        if (parts.Length < 3 || parts[0].Length is 0 or > 2 || parts[1].Length is 0 or > 2)
        {
            return 0;
        }

        var year = parts[2].TakeWhile(char.IsAsciiDigit).Count();
        var isDate = year is 2 or 4 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12;
        return isDate ? parts[0].Length + parts[1].Length + 2 + year : 0;
    }

    private static string? Significant(string run)
    {
        if (run.StartsWith("0.", StringComparison.Ordinal))
        {
            return null;
        }

        var abroad = run.TrimStart('(').StartsWith('+');
        var digits = string.Concat(run.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
        if (digits.StartsWith("0044", StringComparison.Ordinal))
        {
            digits = digits[4..].TrimStart('0');
        }
        else if (abroad && digits.StartsWith("44", StringComparison.Ordinal))
        {
            digits = digits[2..].TrimStart('0');
        }
        else if (abroad)
        {
            return digits.Length is >= 8 and <= 15 ? "+" + digits : null;
        }
        else if (digits.StartsWith('0'))
        {
            digits = digits[1..];
        }
        else
        {
            return null;
        }

        return IsBritish(digits) ? digits : null;
    }

    private static bool IsBritish(string digits) => digits.Length switch
    {
        10 => digits[0] is '1' or '2' or '3' or '5' or '7' or '8' or '9',
        9 => digits[0] == '1' || digits.StartsWith("80", StringComparison.Ordinal),
        7 => digits is "8001111",
        _ => false,
    };
}
