using System.Globalization;
using Countersign.Policies.Drafts.Upload.Reading;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>Numbers as Word writes them in lists in English (ECMA-376, part 1, 17.18.59). A format of another script is written in digits.</summary>
internal static class WordFormats
{
    private static readonly string[] Ones =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly Dictionary<string, string> Ordinals = new()
    {
        ["one"] = "first",
        ["two"] = "second",
        ["three"] = "third",
        ["five"] = "fifth",
        ["eight"] = "eighth",
        ["nine"] = "ninth",
        ["twelve"] = "twelfth",
    };

    public static string Written(int number, NumberFormatValues format) => format switch
    {
        NumberFormatValues.LowerLetter => Labels.Letter(number),
        NumberFormatValues.UpperLetter => Labels.Letter(number).ToUpperInvariant(),
        NumberFormatValues.LowerRoman => Labels.Roman(number),
        NumberFormatValues.UpperRoman => Labels.Roman(number).ToUpperInvariant(),
        NumberFormatValues.DecimalZero => number.ToString("00", CultureInfo.InvariantCulture),
        NumberFormatValues.Ordinal => Digits(number) + Ending(number),
        NumberFormatValues.CardinalText => Capital(Cardinal(number)),
        NumberFormatValues.OrdinalText => Capital(OrdinalOf(Cardinal(number))),
        NumberFormatValues.Hex => number.ToString("X", CultureInfo.InvariantCulture),
        NumberFormatValues.NumberInDash => $"- {Digits(number)} -",
        NumberFormatValues.None or NumberFormatValues.Bullet => "",
        _ => Digits(number),
    };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Ending(int number) => (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };

    private static string Cardinal(int number) => number switch
    {
        < 0 or > 999 => Digits(number),
        < 20 => Ones[number],
        < 100 => Tens[number / 10] + (number % 10 == 0 ? "" : "-" + Ones[number % 10]),
        _ => Ones[number / 100] + " hundred" + (number % 100 == 0 ? "" : " " + Cardinal(number % 100)),
    };

    private static string OrdinalOf(string cardinal)
    {
        var at = cardinal.LastIndexOfAny([' ', '-']) + 1;
        var last = cardinal[at..];
        return cardinal[..at] + (Ordinals.GetValueOrDefault(last) ?? (last[^1] == 'y' ? last[..^1] + "ieth" : last + "th"));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
