using Countersign.PolicyLanguage.Grammar;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>A line of a block as it stands in the draft.</summary>
/// <param name="Kept">The line itself, where the form has no boxes for all that it says.</param>
internal sealed record StoredLine(IReadOnlyDictionary<string, string?> Boxes, string? Kept);

/// <summary>The lines of a block, each with its like.</summary>
/// <param name="Others">Lines of no kind that the block has.</param>
internal sealed record StoredLines(IReadOnlyDictionary<LineKind, IReadOnlyList<StoredLine>> Rows, IReadOnlyList<string> Others)
{
    public static StoredLines None { get; } = new(new Dictionary<LineKind, IReadOnlyList<StoredLine>>(), []);

    public static StoredLines Of(BlockKind block, IReadOnlyList<string> lines)
    {
        var rows = new Dictionary<LineKind, List<StoredLine>>();
        var rest = new List<string>();
        foreach (var line in lines.Select(LineText.Single))
        {
            if (LineText.KindOf(block, line) is not var (kind, keyword))
            {
                rest.Add(line);
            }
            else
            {
                var boxes = LineText.Split(kind, keyword, line);
                (rows.TryGetValue(kind, out var those) ? those : rows[kind] = []).Add(new StoredLine(boxes ?? [], boxes is null ? line : null));
            }
        }

        if (block.Lines.FirstOrDefault(kind => kind.TakesTheRest) is { } all)
        {
            rows[all] = [new StoredLine(new Dictionary<string, string?> { [all.Head[0].Key] = string.Join('\n', rest) }, null)];
            rest = [];
        }

        return new StoredLines(rows.ToDictionary(one => one.Key, one => (IReadOnlyList<StoredLine>)one.Value), rest);
    }
}
