using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Grammar;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>Takes a condition apart into what must be so and, of a number, its limit, and puts it together again: <c>administrators at least 2</c>.</summary>
internal static partial class LimitText
{
    private const string Fact = "fact", Limit = "limit", Number = "number";

    /// <summary>Whether the boxes can say all of it.</summary>
    public static bool Split(Argument box, string text, Dictionary<string, string?> boxes)
    {
        var limit = Limited().Match(text);
        boxes[$"{box.Key}-{Fact}"] = limit.Success ? limit.Groups[1].Value : text;
        boxes[$"{box.Key}-{Limit}"] = limit.Groups[2].Value;
        boxes[$"{box.Key}-{Number}"] = limit.Groups[3].Value;
        return Join(box, boxes) == text;
    }

    /// <summary>The condition that the boxes say; null where nothing was chosen.</summary>
    public static string? Join(Argument box, IReadOnlyDictionary<string, string?> boxes)
    {
        var said = ((string[])[Fact, Limit, Number]).Select(part => LineText.Single(boxes.GetValueOrDefault($"{box.Key}-{part}")))
            .Where(part => part.Length > 0);
        return string.Join(' ', said) is { Length: > 0 } condition ? condition : null;
    }

    [GeneratedRegex("^(.+) (at least|at most) ([^ ]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Limited();
}
