using System.Globalization;

namespace Countersign.PolicyLanguage.Reading;

/// <summary>Reads an <c>ask</c> block: a situation, and after <c>=</c> the answer it must get.</summary>
internal static class ExampleReader
{
    private static readonly (string Text, Verdict Verdict)[] Verdicts =
        [.. Enum.GetValues<Verdict>().Select(verdict => (Words.Of(verdict), verdict)).OrderByDescending(entry => entry.Item1.Length)];

    private static readonly string[] Dates = ["counterpart", "channel", "date", "birth date", "leaving date"];

    public static Example? Read(BlockContext context, Block block)
    {
        var answer = block.Lines.Where(line => line.Text.StartsWith('=')).ToList();
        var situation = string.Join('\n', block.Lines.Where(line => !line.Text.StartsWith('=')).Select(line => line.Text));
        var (question, misread) = QuestionReader.Read(situation, context.Words);
        if (misread is not null)
        {
            context.Report(Place(context, block), misread.Message, misread.Help);
            return null;
        }

        if (answer.Count != 1)
        {
            context.Report(block.Line, answer.Count == 0 ? "this example has no expected answer" : "this example has two expected answers", "end it with one line that begins with `=`, such as `= forbidden`");
            return null;
        }

        return Expected(context, answer[0].Number, answer[0].Text[1..].Trim()) is { } expected
            ? new Example(block.Id, block.Clause, block.Line, question!, expected) { Text = situation }
            : null;
    }

    private static Expectation? Expected(BlockContext context, int line, string text)
    {
        var verdict = Verdicts.FirstOrDefault(entry => Begins(text, entry));
        if (verdict.Text is null)
        {
            var near = Text.Suggestion.For(text.Split(',')[0].ToLowerInvariant(), Verdicts.Select(entry => entry.Text)) ?? "forbidden";
            context.Report(line, $"unknown answer `{text.Split(',')[0]}`", $"write `{near}`; the answers are {string.Join(", ", Verdicts.Select(entry => entry.Text).Order(StringComparer.Ordinal))}");
            return null;
        }

        var draft = new Draft();
        var rest = text[verdict.Text.Length..].Trim();
        if (verdict.Verdict == Verdict.AllowedOnce && rest.StartsWith(':'))
        {
            // Steps are separated by "then", so that a comma can go on with the duties.
            var steps = rest[1..].Split(", clause ", 2);
            draft.Steps.AddRange(StepReader.ReadList(context, line, steps[0].Replace(", then ", ",", StringComparison.OrdinalIgnoreCase)));
            rest = steps.Length == 2 ? "clause " + steps[1] : "";
        }
        else if (verdict.Verdict == Verdict.NeedsFacts)
        {
            draft.Needs.AddRange(rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(need => Need(context, line, need)).OfType<string>());
            rest = "";
        }

        foreach (var part in rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Part(context, line, part, draft);
        }

        return new Expectation(verdict.Verdict, draft.Until, draft.Decider, draft.Steps, draft.Needs, draft.Duties, draft.Clauses, text);
    }

    private static void Part(BlockContext context, int line, string part, Draft draft)
    {
        if (BlockContext.After(part, "until") is { } until)
        {
            if (DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                draft.Until = day;
            }
            else
            {
                context.Report(line, $"`{until}` is not a date", "write year, month and day, such as 2026-11-21");
            }
        }
        else if (BlockContext.After(part, "by") is { } role)
        {
            draft.Decider = context.RequireRole(line, role);
        }
        else if (BlockContext.After(part, "clause") is { } clause)
        {
            if (context.Clause(line, clause) is { } known)
            {
                draft.Clauses.Add(known.Id);
            }
        }
        else
        {
            foreach (var duty in DutyReader.ReadList(context, line, part))
            {
                Expect(context, line, duty, draft);
            }
        }
    }

    // An expected duty that no rule knows is a misspelt word, not an expectation.
    private static void Expect(BlockContext context, int line, Duty duty, Draft draft)
    {
        if (context.Duties.Contains(duty))
        {
            draft.Duties.Add(duty);
            return;
        }

        var near = Text.Suggestion.For($"{duty}", context.Duties.Select(known => $"{known}")) ?? Text.Suggestion.For($"{duty}".Split(' ')[0], ["until", "by", "clause"]);
        context.Report(line, $"no rule asks to `{duty}`", near is null ? "write `until`, `by` or `clause` and what belongs to it, or a duty of a rule" : $"write `{near}`");
    }

    private static string? Need(BlockContext context, int line, string text) =>
        Dates.Contains(text) ? text
        : context.Words.Find(WordKind.Fact, text) is { } fact ? fact.Name
        : Text.Suggestion.Within(2, text, Dates) is { } near ? Misspelt(context, line, text, near)
        : context.RequireWord(line, WordKind.Fact, text)?.Name;

    private static string? Misspelt(BlockContext context, int line, string text, string near)
    {
        context.Report(line, $"unknown fact `{text}`", $"write `{near}`");
        return null;
    }

    private static bool Begins(string text, (string Text, Verdict Verdict) entry) =>
        text.StartsWith(entry.Text, StringComparison.OrdinalIgnoreCase)
        && (text.Length == entry.Text.Length || text[entry.Text.Length] is ',' or ':' || (entry.Verdict == Verdict.NeedsFacts && text[entry.Text.Length] == ' '));

    // The first line that reads without a problem only as far as the one before it holds the misunderstanding.
    private static int Place(BlockContext context, Block block)
    {
        var lines = block.Lines.Where(line => !line.Text.StartsWith('=')).ToList();
        for (var many = 1; many <= lines.Count; many++)
        {
            if (QuestionReader.Read(string.Join('\n', lines.Take(many).Select(line => line.Text)), context.Words).Misread is not null)
            {
                return lines[many - 1].Number;
            }
        }

        return block.Line;
    }

    private sealed class Draft
    {
        public DateOnly? Until;

        public string? Decider;

        public List<NeededStep> Steps { get; } = [];

        public List<string> Needs { get; } = [];

        public List<Duty> Duties { get; } = [];

        public List<string> Clauses { get; } = [];
    }
}
