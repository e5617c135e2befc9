using System.Globalization;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>One box as the page draws it.</summary>
/// <param name="Place">Which of several it is, 0 for the first.</param>
/// <param name="Needed">Whether the block cannot do without it.</param>
internal sealed record BoxView(
    Argument Kind,
    string Name,
    string Label,
    string? Hint,
    string? Value,
    int Place,
    bool Needed,
    IReadOnlyList<(string Value, string Label)> Offered)
{
    /// <summary>What a list says from which something has to be chosen.</summary>
    public const string ToChoose = "Choose";

    /// <summary>Whether people type into the box; from a list they choose.</summary>
    public static bool IsTyped(Argument box) =>
        box.Type is ArgumentType.Text or ArgumentType.Deadline or ArgumentType.Interval or ArgumentType.Reminder or ArgumentType.Date or ArgumentType.Duty;

    /// <summary>What a list says while nothing is chosen.</summary>
    public string Nothing => (Kind.Type, Place) switch
    {
        (_, 0) when Kind.Nothing is { } nothing => nothing,
        (_, 0) when Needed => ToChoose,
        (ArgumentType.Fact, 0) => ToChoose,
        (ArgumentType.Condition, 0) => "In every case",
        (ArgumentType.Signer or ArgumentType.Choice or ArgumentType.Strength or ArgumentType.Question or ArgumentType.Clause or ArgumentType.Setting, _) =>
            "Nothing chosen",
        (ArgumentType.Role, _) => "Nobody in particular",
        (_, > 0) => "Nothing more",
        (ArgumentType.Word, _) when Kind.Word is WordKind.Actor or WordKind.Counterpart && Kind.Lead.Length == 0 => "Anybody",
        _ => "Nothing chosen",
    };
}

/// <summary>One line as the page draws it.</summary>
/// <param name="Kept">The line itself where the form has no boxes for it.</param>
internal sealed record LineView(LineKind Kind, int Row, string? Kept, string? Order, string? Keyword, IReadOnlyList<BoxView> Head, IReadOnlyList<BoxView> Tails)
{
    public string KeywordName => $"Form.Boxes[{Kind.Key}-{Row}-{LineText.Keyword}]";

    /// <summary>Whether the keywords stand side by side, because the block has one such line.</summary>
    public bool IsOnly => Kind.Another is null;

    public string OrderName => $"Form.Boxes[{Kind.Key}-{Row}-{LineText.Order}]";

    public string Anchor => $"line-{Kind.Key.Replace(' ', '-')}-{Row}";

    public bool TailsSaid => Tails.Any(box => !string.IsNullOrEmpty(box.Value));

    public string Said(string text) => string.Format(CultureInfo.InvariantCulture, text, Row + 1);
}

/// <summary>Lays a form out: which lines and boxes the page shows.</summary>
internal static class BoxViews
{
    /// <summary>The lines of one kind: those that say something, and one more where there may be several.</summary>
    public static IReadOnlyList<LineView> Of(LineKind kind, BlockForm form, StoredLines stored, DraftWords words, string? more)
    {
        var kept = stored.Rows.GetValueOrDefault(kind) ?? [];
        var said = Math.Max(kept.Count, 1 + Enumerable.Range(0, form.Rows(kind)).LastOrDefault(row => LineText.Join(kind, form.Of(kind, row)) is not null, -1));
        var rows = kind.Another is null ? Math.Max(1, said) : more == kind.Key ? Math.Max(said, form.Rows(kind)) + 1 : said + 1;
        return [.. Enumerable.Range(0, rows).Select(row => Line(kind, row, kept.ElementAtOrDefault(row)?.Kept, form.Of(kind, row), words))];
    }

    private static LineView Line(LineKind kind, int row, string? kept, Dictionary<string, string?> boxes, DraftWords words)
    {
        var keyword = boxes.GetValueOrDefault(LineText.Keyword);
        WordKind? word = kind.Keywords.Count > 1 && Enum.TryParse<WordKind>(keyword, ignoreCase: true, out var found) ? found : null;
        return new LineView(
            kind,
            row,
            kept,
            boxes.GetValueOrDefault(LineText.Order),
            keyword,
            [.. (kind.Numbered ? kind.Head.Reverse() : kind.Head).SelectMany(Boxes)],
            [.. kind.Tails.SelectMany(Boxes)]);

        IEnumerable<BoxView> Boxes(Argument box)
        {
            var start = $"{kind.Key}-{row}-{box.Key}";
            var label = string.Format(CultureInfo.InvariantCulture, row > 0 ? box.Again ?? box.Label : box.Label, row + 1);
            if (box.Parts.Count > 0)
            {
                foreach (var part in box.Parts)
                {
                    yield return new BoxView(
                        part,
                        $"Form.Boxes[{start}-{part.Key}]",
                        part.Label,
                        part.Hint,
                        boxes.GetValueOrDefault($"{box.Key}-{part.Key}"),
                        0,
                        false,
                        []);
                }

                yield break;
            }

            if (box.Joined is null)
            {
                yield return View(start, label, 0, boxes.GetValueOrDefault(box.Key));
                yield break;
            }

            var last = LineText.Places(box, boxes).LastOrDefault(place => !string.IsNullOrWhiteSpace(boxes[$"{box.Key}-{place}"]), -1);
            for (var place = 0; place <= Math.Max(box.Joined is " or " or ", then " ? 1 : 0, last + 1); place++)
            {
                yield return View($"{start}-{place}", place == 0 ? label : box.More, place, boxes.GetValueOrDefault($"{box.Key}-{place}"));
            }

            BoxView View(string name, string label, int place, string? value) =>
                new(
                    box,
                    $"Form.Boxes[{name}]",
                    label,
                    place == 0 ? box.Hint : null,
                    value,
                    place,
                    kind.Needed is not null && !kind.Tails.Contains(box),
                    [.. words.Offered(box, string.IsNullOrWhiteSpace(value) ? null : value, word)]);
        }
    }
}
