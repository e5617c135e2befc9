using System.Globalization;
using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using StatedDates = Countersign.Policies.Drafts.Upload.Clauses.StatedDates;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>What is wrong with a block as it was filled in, each beside the box that says it.</summary>
internal static class BlockProblems
{
    /// <param name="isNew">Whether the block is only now given its name.</param>
    /// <returns>The name of a box, or nothing where it belongs to the whole, and a sentence.</returns>
    public static IEnumerable<(string Box, string Sentence)> Of(
        DraftReport report,
        DraftClause clause,
        DraftBlock block,
        BlockKind kind,
        IReadOnlyList<WrittenLine> written,
        BlockForm form,
        bool isNew)
    {
        if (isNew && kind.KnownIds.Count > 0 && string.IsNullOrWhiteSpace(form.Work) && string.IsNullOrWhiteSpace(form.OtherWork))
        {
            yield return ("Form.Work", "Choose a piece of work, or say which other it is");
        }

        var lacks = kind.Lines.Where(line => line.Needed is not null && written.All(one => one.Kind != line)).ToList();
        foreach (var line in lacks)
        {
            yield return (First(line, $"{line.Key}-0-"), line.Needed!);
        }

        foreach (var (problem, line) in In(report, clause, block))
        {
            if (line > 0)
            {
                yield return Beside(written[line - 1], problem, form);
            }
            else if (lacks.Count == 0)
            {
                yield return ("", Sentence(problem));
            }
        }
    }

    /// <summary>The problems of one block and no other.</summary>
    /// <returns>Each with the line of the block, 1 for the first, 0 for the block itself.</returns>
    private static IEnumerable<(Problem Problem, int Line)> In(DraftReport report, DraftClause clause, DraftBlock block)
    {
        var fence = Fence(report.Text, clause, block);
        return report.Problems.Select(problem => (problem, line: problem.Line - fence))
            .Where(one => fence > 0 && one.line >= 0 && one.line <= block.Lines.Count);
    }

    /// <summary>What is wrong, and what to write instead.</summary>
    public static string Sentence(Problem problem) => ProblemWording.Of(problem).TrimEnd('.');

    // The box whose words the message repeats; otherwise the first of the line.
    private static (string Box, string Sentence) Beside(WrittenLine line, Problem problem, BlockForm form)
    {
        if (line.Kind is not { TakesTheRest: false } kind)
        {
            return (line.Kind is null ? "" : First(line.Kind, line.Box), Sentence(problem));
        }

        if (line.Text.StartsWith(LineText.NoKeyword, StringComparison.Ordinal))
        {
            return ($"Form.Boxes[{line.Box}{LineText.Keyword}]", "Answer the question "
                + $"“{string.Format(CultureInfo.InvariantCulture, kind.Asks, BlockForm.Number(line))}”");
        }

        var boxes = form.Of(kind, BlockForm.Number(line) - 1);
        var typed = kind.Tails.Length == 0 ? null : kind.Arguments.FirstOrDefault(box => BoxView.IsTyped(box)
            && box.Joined is null && boxes.GetValueOrDefault(box.Key)?.Contains(kind.Separator, StringComparison.Ordinal) == true);
        if (typed is not null)
        {
            return ($"Form.Boxes[{line.Box}{typed.Key}]", $"Write this without a {(kind.Separator == ',' ? "comma" : "semicolon")}");
        }

        if (kind is { Needed: { } needed, Head: [{ Joined: not null } several, ..] }
            && boxes.All(box => !box.Key.StartsWith($"{several.Key}-", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(box.Value)))
        {
            return (First(kind, line.Box), needed);
        }

        if (Unanswered(kind, boxes) is { } open)
        {
            return ($"Form.Boxes[{line.Box}{open.Key}{(open.Joined is null ? "" : "-0")}]", $"Answer the question “{open.Label}”");
        }

        if (NotANumber(kind, boxes) is { } number)
        {
            return ($"Form.Boxes[{line.Box}{number}]", "Write a whole number in digits, such as 3 or 18");
        }

        if (NotADate(kind, boxes) is { } date)
        {
            return ($"Form.Boxes[{line.Box}{date}]", StatedDates.NoDate(boxes[date]!));
        }

        var said = boxes.FirstOrDefault(box => box.Value is { Length: > 0 } value && box.Key is not (LineText.Keyword or LineText.Order)
            && problem.Message.Contains($"`{LineText.Single(value)}`", StringComparison.OrdinalIgnoreCase)).Key;
        return (said is null ? First(kind, line.Box) : $"Form.Boxes[{line.Box}{said}]", Sentence(problem));
    }

    // A list that has to be chosen from, after the first, in which nothing is chosen.
    private static Argument? Unanswered(LineKind kind, IReadOnlyDictionary<string, string?> boxes) =>
        kind.Head.Skip(1).FirstOrDefault(box => box.Nothing == BoxView.ToChoose && LineText.Said(box, boxes).Count == 0);

    // Of a value that is put together from boxes, the box for a number that holds something else.
    private static string? NotANumber(LineKind kind, IReadOnlyDictionary<string, string?> boxes) =>
        kind.Head.SelectMany(box => box.Parts.Where(part => part.Width is not null).Select(part => $"{box.Key}-{part.Key}"))
            .FirstOrDefault(key => boxes.GetValueOrDefault(key)?.Trim() is { Length: > 0 } value && !value.All(char.IsAsciiDigit));

    private static string? NotADate(LineKind kind, IReadOnlyDictionary<string, string?> boxes) =>
        kind.Arguments.Where(box => box.Type == ArgumentType.Date).Select(box => box.Key)
            .FirstOrDefault(key => LineText.Single(boxes.GetValueOrDefault(key)) is { Length: > 0 } value && StatedDates.Only(value) is null);

    private static string First(LineKind kind, string line)
    {
        var box = kind.Numbered ? kind.Head[1] : kind.Head[0];
        return $"Form.Boxes[{line}{box.Key}{(box.Parts.Count > 0 ? "-" + box.Parts[0].Key : box.Joined is null ? "" : "-0")}]";
    }

    // The line of the draft on which the block begins; 0 where it is not found.
    private static int Fence(DraftText text, DraftClause clause, DraftBlock block)
    {
        var lines = text.Text.Split('\n');
        return 1 + Array.FindLastIndex(lines, line => line.TrimEnd() == $"```{block.Kind} {block.Id}") is var at && at > 0 && text.ClauseAt(at) == clause.Id
            ? at
            : 0;
    }
}
