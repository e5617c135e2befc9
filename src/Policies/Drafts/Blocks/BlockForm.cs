using System.Globalization;
using Countersign.Foundation.Text;
using Countersign.PolicyLanguage.Grammar;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>A line that the form wrote, and the box that it came from.</summary>
/// <param name="Box">The beginning of the names of its boxes.</param>
internal sealed record WrittenLine(string Text, LineKind? Kind, string Box);

/// <summary>A block as boxes and lists, for people who do not type blocks.</summary>
internal sealed class BlockForm
{
    /// <summary>The most boxes that one form may send.</summary>
    public const int MostBoxes = 10_000;

    private const int LongestBox = 10_000;

    private const string Prefix = "Form.Boxes[";

    /// <summary>The draft as it was when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>The piece of work of a new procedure.</summary>
    public string? Work { get; set; }

    /// <summary>The same, in a school's own words.</summary>
    public string? OtherWork { get; set; }

    /// <summary>What stands in the boxes, under the kind of line, its number and the box: <c>step-0-what</c>.</summary>
    [BindNever]
    public Dictionary<string, string?> Boxes { get; } = [];

    /// <summary>Takes what was sent, and says of each box that cannot be kept why. A long list has more boxes than a page may bind one by one.</summary>
    public void Take(IFormCollection sent, ModelStateDictionary state)
    {
        foreach (var (name, value) in sent.Where(box => box.Key.StartsWith(Prefix, StringComparison.Ordinal) && box.Key[^1] == ']'))
        {
            var typed = value.FirstOrDefault() ?? "";
            var read = typed.Length > LongestBox ? new Refusal($"This must be {LongestBox:N0} characters or fewer") : TextGate.Read(typed);
            Boxes[name[Prefix.Length..^1]] = read is Outcome<string>.Done(var text) ? text : typed;
            if (read is Outcome<string>.Refused(var why))
            {
                state.AddModelError(name, why.Sentence);
            }
        }
    }

    /// <summary>
    /// What was typed into a list that is searched becomes what the line says, where it is on the list as people read it. What stands in the draft
    /// keeps the way in which it is written.
    /// </summary>
    public void Choose(BlockKind block, StoredLines stored, DraftWords words)
    {
        foreach (var (kind, key, box) in block.Lines.SelectMany(kind => kind.Arguments.SelectMany(PlacesOf).Where(one => !BoxView.IsTyped(one.Box))
            .Select(one => (kind, one.Key, one.Box))))
        {
            foreach (var row in Enumerable.Range(0, Rows(kind)))
            {
                var start = $"{kind.Key}-{row}-{key}";
                var word = BoxViews.WordOf(kind, Of(kind, row));
                foreach (var name in Boxes.Keys.Where(name => name == start || name.StartsWith(start + "-", StringComparison.Ordinal)).ToList())
                {
                    var typed = LineText.Single(Boxes[name]);
                    var was = stored.Rows.GetValueOrDefault(kind)?.ElementAtOrDefault(row)?.Boxes.GetValueOrDefault(name[$"{kind.Key}-{row}-".Length..]);
                    var offered = typed.Length == 0 ? [] : words.Offered(box, was, word).ToList();
                    if (!offered.Exists(one => one.Value == typed)
                        && offered.Find(one => one.Label.Equals(typed, StringComparison.OrdinalIgnoreCase)) is { Value: { } value })
                    {
                        Boxes[name] = value;
                    }
                }
            }
        }
    }

    // The boxes of one place, each under its name within the line.
    private static IEnumerable<(string Key, Argument Box)> PlacesOf(Argument place) =>
        place.Parts.Count == 0 ? [(place.Key, place)] : place.Parts.Select(part => ($"{place.Key}-{part.Key}", part));

    /// <summary>How many lines of a kind have boxes.</summary>
    public int Rows(LineKind kind) =>
        Boxes.Keys.Where(key => key.StartsWith(kind.Key + "-", StringComparison.Ordinal))
            .Select(key => Row(key[(kind.Key.Length + 1)..])).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>The boxes of one line, under their own names.</summary>
    public Dictionary<string, string?> Of(LineKind kind, int row)
    {
        var start = $"{kind.Key}-{row}-";
        return Boxes.Where(box => box.Key.StartsWith(start, StringComparison.Ordinal)).ToDictionary(box => box.Key[start.Length..], box => box.Value);
    }

    /// <summary>Which line of its kind it is, 1 for the first.</summary>
    public static int Number(WrittenLine line) => Row(line.Box[(line.Kind!.Key.Length + 1)..]) + 1;

    /// <summary>A form that shows what a block says.</summary>
    public static BlockForm Of(StoredLines stored, int version)
    {
        var form = new BlockForm { Version = version };
        foreach (var (kind, rows) in stored.Rows)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                foreach (var (key, value) in rows[row].Boxes)
                {
                    form.Boxes[$"{kind.Key}-{row}-{key}"] = value;
                }
            }
        }

        return form;
    }

    /// <summary>The lines of the block. A line that the form has no boxes for stands where it stood.</summary>
    public IReadOnlyList<WrittenLine> Lines(BlockKind block, StoredLines stored) =>
        [.. block.Lines.SelectMany(kind => Lines(block, kind, stored)), .. stored.Others.Select(line => new WrittenLine(line, null, ""))];

    private IEnumerable<WrittenLine> Lines(BlockKind block, LineKind kind, StoredLines stored)
    {
        var kept = stored.Rows.GetValueOrDefault(kind) ?? [];
        var rows = Enumerable.Range(0, Math.Max(kept.Count, Rows(kind)));
        if (kind.TakesTheRest)
        {
            return (Of(kind, 0).GetValueOrDefault(kind.Head[0].Key) ?? "").Split('\n').Select(line => LineText.Single(line).TrimStart('`'))
                .Where(line => line.Length > 0).Select(line => new WrittenLine(line, kind, $"{kind.Key}-0-"));
        }

        var places = kind.Numbered ? Numbers(kind, kept) : null;
        var targets = kind.PointsTo is { } key && block.Lines.First(one => one.Key == key) is var other
            ? Numbers(other, stored.Rows.GetValueOrDefault(other) ?? [])
            : null;
        return rows.Select(row => (row, said: kept.ElementAtOrDefault(row)?.Kept ?? Said(kind, row, places, targets))).Where(one => one.said is not null)
            .OrderBy(one => places?.GetValueOrDefault(one.row) ?? 0).Select(one => new WrittenLine(one.said!, kind, $"{kind.Key}-{one.row}-"));
    }

    private string? Said(LineKind kind, int row, Dictionary<int, int>? places, Dictionary<int, int>? targets)
    {
        var boxes = Of(kind, row);
        var first = kind.Head[0].Key;
        if (places is not null)
        {
            boxes[first] = places.TryGetValue(row, out var place) ? place.ToString(CultureInfo.InvariantCulture) : null;
        }
        else if (targets is not null && int.TryParse(boxes.GetValueOrDefault(first), out var target))
        {
            // It names the line as the page numbered it; where that line is gone, the reader says that a number is missing.
            boxes[first] = targets.TryGetValue(target - 1, out var now) ? now.ToString(CultureInfo.InvariantCulture) : "?";
        }

        return LineText.Join(kind, boxes);
    }

    // The number of each line that says something, 1 for the first. One that was given a place of another stands before it when it moved up, and
    // after it when it moved down; one without a place comes last.
    private Dictionary<int, int> Numbers(LineKind kind, IReadOnlyList<StoredLine> stored)
    {
        var fixedPlaces = stored.Select((line, row) => (row, line.Kept)).Where(one => one.Kept is not null)
            .ToDictionary(one => one.row, one => int.TryParse(one.Kept!.Split(' ').ElementAtOrDefault(1), out var number) ? number : 0);
        var free = Enumerable.Range(1, 999).Except(fixedPlaces.Values).GetEnumerator();
        var numbers = new Dictionary<int, int>(fixedPlaces);
        var moving = Enumerable.Range(0, Rows(kind)).Where(row => !fixedPlaces.ContainsKey(row) && LineText.Join(kind, Of(kind, row)) is not null)
            .Select(row => (row, wanted: int.TryParse(Of(kind, row).GetValueOrDefault(kind.Head[0].Key), out var wanted) ? wanted : int.MaxValue))
            .OrderBy(one => one.wanted).ThenBy(one => one.wanted == int.MaxValue ? one.row : -one.row).Select(one => one.row);
        foreach (var row in moving)
        {
            free.MoveNext();
            numbers[row] = free.Current;
        }

        return numbers;
    }

    private static int Row(string key) => int.TryParse(key.Split('-')[0], out var row) && row is >= 0 and < 1000 ? row : -1;
}
