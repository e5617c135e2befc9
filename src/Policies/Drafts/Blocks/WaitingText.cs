using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Grammar;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>Takes a waiting time apart into its boxes, and puts it together again: <c>the later of 3 years after leaving and age 18</c>.</summary>
internal static partial class WaitingText
{
    private const string Years = "years", Months = "months", Since = "since", Age = "age", Earlier = "earlier", Leaving = "leaving";

    /// <summary>Whether the boxes can say all of it.</summary>
    public static bool Split(Argument box, string text, Dictionary<string, string?> boxes)
    {
        if (Limit().Match(text) is not { Success: true } limit)
        {
            return false;
        }

        var years = limit.Groups["unit"].Value == "year";
        boxes[Name(box, Years)] = years ? limit.Groups["number"].Value : "";
        boxes[Name(box, Months)] = years ? "" : limit.Groups["number"].Value;
        boxes[Name(box, Since)] = limit.Groups["since"].Value is Leaving ? "" : limit.Groups["since"].Value;
        boxes[Name(box, Age)] = limit.Groups["age"].Value;
        boxes[Name(box, Earlier)] = limit.Groups["which"].Value == Earlier ? "true" : null;
        return Join(box, boxes) == text;
    }

    /// <summary>The limit that the boxes say; null where nothing was typed. What was typed stays, for the reader of policies to judge.</summary>
    public static string? Join(Argument box, IReadOnlyDictionary<string, string?> boxes)
    {
        var since = Said(Since) is { Length: > 0 } day ? day : Leaving;
        string[] limits =
        [
            .. Time(Said(Years), "year", since),
            .. Time(Said(Months), "month", since),
            .. Said(Age) is { Length: > 0 } age ? [$"age {age}"] : Array.Empty<string>(),
        ];
        return limits.Length switch
        {
            0 => null,
            1 => limits[0],
            _ => $"the {(boxes.GetValueOrDefault(Name(box, Earlier)) == "true" ? Earlier : "later")} of {string.Join(" and ", limits)}",
        };

        string Said(string part) => LineText.Single(boxes.GetValueOrDefault(Name(box, part)));
    }

    private static string[] Time(string number, string unit, string since) =>
        number.Length == 0 ? [] : [$"{number} {unit}{(number == "1" ? "" : "s")} after {since}"];

    private static string Name(Argument box, string part) => $"{box.Key}-{part}";

    [GeneratedRegex(
        @"^(?:the (?<which>later|earlier) of (?=.* and ))?(?:(?<number>[0-9]+) (?<unit>year|month)s? after (?<since>(?:(?! and ).)+))?"
            + @"(?: and )?(?:age (?<age>[0-9]+))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Limit();
}
