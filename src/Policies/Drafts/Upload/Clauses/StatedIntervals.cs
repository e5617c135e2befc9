using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>How often something is done, as documents write it.</summary>
internal static partial class StatedIntervals
{
    /// <summary>The interval in months, as the head of a document writes it; null where the text says none.</summary>
    public static string? In(string text)
    {
        var match = Every().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var count = match.Groups["count"].Value.ToLowerInvariant() switch
        {
            "" => 1,
            "one" => 1,
            "two" or "second" or "other" => 2,
            "three" or "third" => 3,
            "four" => 4,
            "five" => 5,
            var digits => int.TryParse(digits, out var number) ? number : 0,
        };
        var months = match.Groups["months"].Success ? count
            : match.Groups["word"].Value.ToLowerInvariant() switch { "biennially" or "biannually" => 0, "termly" => 4, _ => 12 * count };
        return months is > 0 and <= 120 ? $"{months} months" : null;
    }

    [GeneratedRegex(
        @"\b(?:(?<word>annual(?:ly)?|yearly|biennially|termly)|(?:every |each )?(?:(?<count>[0-9]{1,3}|one|two|three"
            + @"|four|five|second|third|other) )?(?:(?<months>months?)|years?|12-months?))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Every();
}
