using System.Globalization;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;
using StatedDates = Countersign.Policies.Drafts.Upload.Clauses.StatedDates;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>One box as the page draws it.</summary>
/// <param name="Place">Which of several it is, 0 for the first.</param>
/// <param name="Needed">Whether the block cannot do without it.</param>
/// <param name="Adds">What the form asks for to have one more box after this one; null where it has no room for one, or shows it already.</param>
internal sealed record BoxView(
    Argument Kind,
    string Name,
    string Label,
    string? Hint,
    string? Value,
    int Place,
    bool Needed,
    IReadOnlyList<(string Value, string Label)> Offered,
    string? Adds = null)
{
    /// <summary>Of more than these nobody finds theirs by looking.</summary>
    public const int Long = 15;

    /// <summary>Whether the list is searched by typing.</summary>
    public bool IsSearched => Offered.Count > Long;

    /// <summary>What stands in a box that is searched: what was chosen as people read it, or what was typed and is not on the list.</summary>
    public string? Typed => string.IsNullOrEmpty(Value) ? Value : Offered.FirstOrDefault(one => one.Value == Value).Label ?? Value;

    /// <summary>What stands under the question of a box that is searched.</summary>
    public string SearchHint =>
        $"{(Hint is null ? "" : Hint.TrimEnd('.') + ". ")}Type a few letters, or choose from the list"
        + (Nothing is ToChoose or Unchosen or NoMore ? "" : $". Left empty: {English.Small(Nothing)}");

    /// <summary>What a list says from which something has to be chosen.</summary>
    public const string ToChoose = "Choose";

    private const string Unchosen = "Nothing chosen";

    private const string NoMore = "Nothing more";

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
            Unchosen,
        (ArgumentType.Role, _) => "Nobody in particular",
        (_, > 0) => NoMore,
        (ArgumentType.Word, _) when Kind.Word is WordKind.Actor or WordKind.Counterpart && Kind.Lead.Length == 0 => "Anybody",
        _ => Unchosen,
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

    /// <summary>Whether one of the tails says something, or was asked for once more.</summary>
    public bool TailsSaid => Tails.Any(box => !string.IsNullOrEmpty(box.Value) || box.Place > 0);

    public string Said(string text) => string.Format(CultureInfo.InvariantCulture, text, Row + 1);
}

/// <summary>Lays a form out: which lines and boxes the page shows.</summary>
internal static class BoxViews
{
    /// <summary>Every kind of line with those that the form shows: what is in use, and what the block cannot do without.</summary>
    /// <param name="more">What was asked for once more: a kind of line, or a box of one line.</param>
    public static IReadOnlyList<(LineKind Kind, IReadOnlyList<LineView> Lines)> Of(
        BlockKind block,
        BlockForm form,
        StoredLines stored,
        DraftWords words,
        string? more) => [.. block.Lines.Select(kind => (kind, Of(kind, form, stored, words, more)))];

    // Those that say something or were asked for; a box that was left empty stays until the form is closed.
    private static IReadOnlyList<LineView> Of(LineKind kind, BlockForm form, StoredLines stored, DraftWords words, string? more)
    {
        var kept = stored.Rows.GetValueOrDefault(kind) ?? [];
        var always = kind.Needed is not null || (kind.AtOnce && (kind.Legend is null || stored.Rows.Count == 0));
        var rows = Math.Max(Math.Max(kept.Count, form.Rows(kind)) + (more == kind.Key ? 1 : 0), always ? 1 : 0);
        return [.. Enumerable.Range(0, rows).Select(row => Line(kind, row, kept.ElementAtOrDefault(row)?.Kept, form.Of(kind, row), words, more))];
    }

    /// <summary>The kind of word of which a line speaks, where it says so itself; null otherwise.</summary>
    public static WordKind? WordOf(LineKind kind, IReadOnlyDictionary<string, string?> boxes) =>
        kind.Keywords.Count > 1 && Enum.TryParse<WordKind>(boxes.GetValueOrDefault(LineText.Keyword), ignoreCase: true, out var found) ? found : null;

    private static LineView Line(LineKind kind, int row, string? kept, Dictionary<string, string?> boxes, DraftWords words, string? more)
    {
        var (keyword, word) = (boxes.GetValueOrDefault(LineText.Keyword), WordOf(kind, boxes));
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
                    var said = boxes.GetValueOrDefault($"{box.Key}-{part.Key}");
                    var chosen = string.IsNullOrEmpty(said) ? null : said;
                    if (chosen is not null || !part.OnlyOfNumbers || words.HasNumbers)
                    {
                        yield return new BoxView(
                            part,
                            $"Form.Boxes[{start}-{part.Key}]",
                            part.Label.Length == 0 ? label : part.Label,
                            part.Hint,
                            said,
                            0,
                            false,
                            Offered(part, chosen));
                    }
                }

                yield break;
            }

            if (box.Joined is null)
            {
                yield return View(start, label, 0, boxes.GetValueOrDefault(box.Key));
                yield break;
            }

            var last = Last(box, start);
            for (var place = 0; place <= last; place++)
            {
                var view = View($"{start}-{place}", place == 0 ? label : box.More, place, boxes.GetValueOrDefault($"{box.Key}-{place}"));
                yield return place == last ? view with { Adds = start } : view;
            }

            BoxView View(string name, string label, int place, string? value) =>
                new(
                    box,
                    $"Form.Boxes[{name}]",
                    label,
                    place == 0 ? box.Hint : null,
                    box.Type == ArgumentType.Date && value is not null ? StatedDates.Spelt(value) : value,
                    place,
                    kind.Needed is not null && !kind.Tails.Contains(box),
                    Offered(box, string.IsNullOrWhiteSpace(value) ? null : value));
        }

        // What was typed and is not on a list that is searched stays as it was typed, and is not offered.
        IReadOnlyList<(string, string)> Offered(Argument box, string? value)
        {
            var (known, offered) = (words.Offered(box, null, word).ToList(), words.Offered(box, value, word).ToList());
            return known.Count > BoxView.Long && offered.Count > known.Count ? known : offered;
        }

        int Last(Argument box, string start) => Math.Max(0, LineText.Places(box, boxes).LastOrDefault()) + (more == start ? 1 : 0);
    }
}
