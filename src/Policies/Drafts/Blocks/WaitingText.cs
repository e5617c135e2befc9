using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Grammar;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>Takes a waiting time apart into its boxes, and puts it together again: <c>the later of 3 years after leaving and age 18</c>.</summary>
internal static partial class WaitingText
{
    private const string Years = "years", Age = "age", Earlier = "earlier";

    /// <summary>Whether the boxes can say all of it.</summary>
    public static bool Split(Argument box, string text, Dictionary<string, string?> boxes)
    {
        if (Limit().Match(text) is not { Success: true } limit)
        {
            return false;
        }

        boxes[Name(box, Years)] = limit.Groups["years"].Value;
        boxes[Name(box, Age)] = limit.Groups["age"].Value;
        boxes[Name(box, Earlier)] = limit.Groups["which"].Value == Earlier ? "true" : null;
        return Join(box, boxes) == text;
    }

    /// <summary>The limit that the boxes say; null where nothing was typed. What was typed stays, for the reader of policies to judge.</summary>
    public static string? Join(Argument box, IReadOnlyDictionary<string, string?> boxes)
    {
        var (years, age) = (LineText.Single(boxes.GetValueOrDefault(Name(box, Years))), LineText.Single(boxes.GetValueOrDefault(Name(box, Age))));
        var (leaving, reached) = ($"{years} {(years == "1" ? "year" : "years")} after leaving", $"age {age}");
        return (years.Length, age.Length) switch
        {
            (0, 0) => null,
            (_, 0) => leaving,
            (0, _) => reached,
            _ => $"the {(boxes.GetValueOrDefault(Name(box, Earlier)) == "true" ? Earlier : "later")} of {leaving} and {reached}",
        };
    }

    private static string Name(Argument box, string part) => $"{box.Key}-{part}";

    [GeneratedRegex(
        @"^(?:the (?<which>later|earlier) of (?=.* and ))?(?:(?<years>[0-9]+) years? after leaving)?(?: and )?(?:age (?<age>[0-9]+))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Limit();
}
