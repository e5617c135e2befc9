using Countersign.PolicyLanguage.Grammar;
using StatedDates = Countersign.Policies.Drafts.Upload.Clauses.StatedDates;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>Takes a line of a block apart into boxes, and puts it together again.</summary>
internal static partial class LineText
{
    /// <summary>The box that says with which keyword the line begins.</summary>
    public const string Keyword = "keyword";

    /// <summary>Begins a line whose keyword nobody has chosen yet; no reader takes it for one.</summary>
    public const string NoKeyword = "? ";

    /// <summary>The box that nobody sees: in which order the tails stood.</summary>
    public const string Order = "order";

    /// <summary>The keyword and the kind of a line; null where the block has no such line.</summary>
    public static (LineKind Kind, string Keyword)? KindOf(BlockKind block, string line) =>
        block.Lines.Where(kind => !kind.TakesTheRest).SelectMany(kind => kind.Keywords.Select(keyword => (Kind: kind, keyword.Keyword)))
            .Where(one => line.StartsWith(one.Keyword, StringComparison.OrdinalIgnoreCase)
                && (line.Length == one.Keyword.Length || line[one.Keyword.Length] == ' '))
            .OrderByDescending(one => one.Keyword.Length).Select(one => ((LineKind, string)?)one).FirstOrDefault();

    /// <summary>What each box holds; null where the boxes could not say all of the line as it stands.</summary>
    /// <param name="line">With single spaces.</param>
    public static Dictionary<string, string?>? Split(LineKind kind, string keyword, string line)
    {
        var boxes = new Dictionary<string, string?> { [Keyword] = keyword };
        var rest = line[keyword.Length..].Trim();
        var segments = kind.Tails.Length == 0 ? [rest] : rest.Split(kind.Separator, StringSplitOptions.TrimEntries);
        if (!Head(kind, segments[0], boxes) || !segments.Skip(1).All(segment => Tail(kind, segment, boxes)))
        {
            return null;
        }

        return Join(kind, boxes) == line ? boxes : null;
    }

    /// <summary>The line that the boxes say; null where all of them are empty.</summary>
    public static string? Join(LineKind kind, IReadOnlyDictionary<string, string?> boxes)
    {
        if (kind.Arguments.Where(box => !kind.Numbered || box != kind.Head[0]).All(box => Said(box, boxes).Count == 0))
        {
            return null;
        }

        var keyword = boxes.GetValueOrDefault(Keyword) is { Length: > 0 } chosen && kind.Keywords.Any(one => one.Keyword == chosen)
            ? chosen
            : kind.Keywords.Count > 1 ? NoKeyword.Trim() : kind.Keywords[0].Keyword;
        if (kind.IsFlag)
        {
            return keyword;
        }

        var order = (boxes.GetValueOrDefault(Order) ?? "").Split(' ');
        var tails = kind.Tails.OrderBy(box => Array.IndexOf(order, box.Key) is var place && place < 0 ? order.Length : place)
            .Select(box => (box, said: Said(box, boxes))).Where(one => one.said.Count > 0)
            .Select(one =>
                $"{kind.Separator} {(one.box.Type == ArgumentType.Flag ? one.box.Lead : $"{one.box.Lead} {string.Join(one.box.Joined, one.said)}")}");
        return $"{keyword} {Joined(kind, boxes)}".TrimEnd() + string.Concat(tails);
    }

    /// <summary>What was typed or chosen for a box, without what was left empty.</summary>
    public static IReadOnlyList<string> Said(Argument box, IReadOnlyDictionary<string, string?> boxes)
    {
        if (box.Parts.Count > 0)
        {
            return (box.Type == ArgumentType.Waiting ? WaitingText.Join(box, boxes) : LimitText.Join(box, boxes)) is { } whole ? [whole] : [];
        }

        var said = box.Joined is null ? [boxes.GetValueOrDefault(box.Key)] : Places(box, boxes).Select(place => boxes.GetValueOrDefault($"{box.Key}-{place}"));
        var plain = said.Select(Single).Where(one => one.Length > 0);
        return [.. box.Type == ArgumentType.Date ? plain.Select(one => StatedDates.Only(one) ?? one) : plain];
    }

    /// <summary>The numbers of the boxes that a list has.</summary>
    public static IEnumerable<int> Places(Argument box, IReadOnlyDictionary<string, string?> boxes) =>
        boxes.Keys.Where(key => key.StartsWith(box.Key + "-", StringComparison.Ordinal))
            .Select(key => int.TryParse(key[(box.Key.Length + 1)..], out var place) ? place : -1).Where(place => place >= 0).Order();

    /// <summary>On one line, with single spaces.</summary>
    public static string Single(string? text) => string.Join(' ', (text ?? "").Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static bool Head(LineKind kind, string text, Dictionary<string, string?> boxes)
    {
        if (kind.IsFlag)
        {
            boxes[kind.Head[0].Key] = "true";
            return text.Length == 0;
        }

        var rest = text;
        for (var at = 0; at < kind.Head.Length; at++)
        {
            var box = kind.Head[at];
            if (box.Lead.Length > 0 && !Led(box, ref rest))
            {
                return false;
            }

            if (at == kind.Head.Length - 1)
            {
                return Put(box, rest, boxes) && text.Length > 0;
            }

            var said = kind.Head[at + 1] is { Lead.Length: > 0 } next ? Before(next, rest) : First(box, rest);
            if (said is null || !Put(box, said, boxes))
            {
                return false;
            }

            rest = rest[said.Length..].Trim();
            if (at == 0 && kind.Head is [_, { Lead.Length: 0 } last])
            {
                var bare = rest.TrimStart(',', ':', ' ');
                boxes[last.Key] = Glued(kind, said, bare) == text ? bare : rest;
                return text.Length > 0;
            }
        }

        return false;
    }

    private static bool Led(Argument box, ref string rest)
    {
        var led = rest.StartsWith(box.Lead + " ", StringComparison.Ordinal);
        rest = led ? rest[(box.Lead.Length + 1)..] : rest;
        return led;
    }

    // Up to the word that leads the next place in.
    private static string? Before(Argument next, string rest) => rest.IndexOf($" {next.Lead} ", StringComparison.Ordinal) is > 0 and var at ? rest[..at] : null;

    private static string First(Argument box, string rest) =>
        box.Choices.Select(choice => choice.Value).Where(value => rest.StartsWith(value, StringComparison.Ordinal)).MaxBy(value => value.Length)
            ?? rest.Split(' ', 2)[0];

    private static bool Tail(LineKind kind, string segment, Dictionary<string, string?> boxes)
    {
        var tail = kind.Tails.FirstOrDefault(box => box.Type == ArgumentType.Flag
            ? segment == box.Lead
            : segment.StartsWith(box.Lead + " ", StringComparison.Ordinal));
        if (tail is null)
        {
            return false;
        }

        if (tail.Type == ArgumentType.Flag)
        {
            boxes[tail.Key] = "true";
        }
        else
        {
            Put(tail, segment[(tail.Lead.Length + 1)..], boxes);
        }

        boxes[Order] = (boxes.GetValueOrDefault(Order) + " " + tail.Key).Trim();
        return true;
    }

    private static bool Put(Argument box, string text, Dictionary<string, string?> boxes)
    {
        if (box.Parts.Count > 0)
        {
            return box.Type == ArgumentType.Waiting ? WaitingText.Split(box, text, boxes) : LimitText.Split(box, text, boxes);
        }

        if (box.Joined is not { } joined)
        {
            boxes[box.Key] = text;
            return true;
        }

        var from = Places(box, boxes).Count();
        foreach (var one in text.Split(joined, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            boxes[$"{box.Key}-{from++}"] = one;
        }

        return true;
    }
}
