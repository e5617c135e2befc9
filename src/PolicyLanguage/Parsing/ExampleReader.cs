using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads an <c>ask</c> block: a situation, and after <c>=</c> the answer it must get.</summary>
internal static class ExampleReader
{
    private static readonly (string Text, Verdict Verdict)[] Verdicts =
        [.. Enum.GetValues<Verdict>().Select(verdict => (Words.Of(verdict), verdict)).OrderByDescending(entry => entry.Item1.Length)];

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
            context.Report(
                block.Line,
                answer.Count == 0 ? "this example has no expected answer" : "this example has two expected answers",
                "end it with one line that begins with `=`, such as `= forbidden`");
            return null;
        }

        return Expected(context, answer[0].Number, answer[0].Text[1..].Trim()) is { } expected
            ? new Example(block.Id, block.Clause, block.Line, question!, expected) { Text = situation }
            : null;
    }

    // The first line that no longer reads, taken together with those before it, holds the misunderstanding.
    private static int Place(BlockContext context, Block block)
    {
        var lines = block.Lines.Where(line => !line.Text.StartsWith('=')).ToList();
        var many = Enumerable.Range(1, lines.Count)
            .FirstOrDefault(many => QuestionReader.Read(string.Join('\n', lines.Take(many).Select(line => line.Text)), context.Words).Misread is not null);
        return many == 0 ? block.Line : lines[many - 1].Number;
    }

    private static Expectation? Expected(BlockContext context, int line, string text)
    {
        var verdict = Verdicts.FirstOrDefault(entry => text.StartsWith(entry.Text, StringComparison.OrdinalIgnoreCase)
            && GoesOn(entry.Verdict, text[entry.Text.Length..]));
        if (verdict.Text is null)
        {
            var near = Suggestion.For(text.Split(',')[0].ToLowerInvariant(), Verdicts.Select(entry => entry.Text)) ?? "forbidden";
            context.Report(
                line,
                $"unknown answer `{text.Split(',')[0]}`",
                $"write `{near}`; the answers are {string.Join(", ", Verdicts.Select(entry => entry.Text).Order(StringComparer.Ordinal))}");
            return null;
        }

        var draft = new Draft();
        var rest = text[verdict.Text.Length..].Trim();
        if (verdict.Verdict == Verdict.AllowedOnce && rest.StartsWith(':'))
        {
            // Steps are separated by "then", so that a comma can go on with the duties.
            var steps = rest[1..].Split(", clause ", 2);
            draft.Steps.AddRange(SignatureReader.ReadList(context, line, steps[0].Replace(", then ", ",", StringComparison.OrdinalIgnoreCase)));
            rest = steps.Length == 2 ? "clause " + steps[1] : "";
        }
        else if (verdict.Verdict == Verdict.NeedsFacts)
        {
            var parts = rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .ToLookup(part => BlockContext.After(part, "clause") is not null);
            draft.Needs.AddRange(parts[false].Select(part => Need(context, line, part)).OfType<string>());
            rest = string.Join(',', parts[true]);
        }

        foreach (var part in rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Part(context, line, part, draft);
        }

        return new Expectation(verdict.Verdict, draft.Until, draft.Decider, draft.Steps, draft.Needs, draft.Duties, draft.Clauses, text);
    }

    // What follows a verdict begins with a comma or a word of its own, so that a misspelt verdict is not taken for a shorter one.
    private static bool GoesOn(Verdict verdict, string rest) =>
        rest.Length == 0 || rest[0] == ',' || (verdict == Verdict.AllowedOnce && rest[0] == ':') || (verdict == Verdict.NeedsFacts && rest[0] == ' ')
        || ((string[])[" until ", " by ", " clause "]).Any(word => rest.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static string? Need(BlockContext context, int line, string text)
    {
        var key = Phrase.Key(text);
        var word = context.Words.Find(WordKind.Fact, text) ?? context.Words.Find(WordKind.Date, text);
        if ((Array.Find(MissingFact.OfSituation, name => name == key) ?? word?.Name) is { } known)
        {
            return known;
        }

        if (Suggestion.For(key, MissingFact.OfSituation) is { } near)
        {
            context.Report(line, $"unknown fact `{text}`", $"write `{near}`");
            return null;
        }

        return context.RequireWord(line, WordKind.Fact, text)?.Name;
    }

    private static void Duty(BlockContext context, int line, string text, Draft draft)
    {
        foreach (var duty in DutyReader.ReadList(context, line, text))
        {
            if (!context.Duties.Contains(duty))
            {
                var near = Suggestion.For(duty.ToString(), context.Duties.Select(known => known.ToString()));
                context.Report(line, $"no rule asks to `{duty}`", near is null ? "write the duty as a line `then` writes it" : $"write `{near}`");
            }

            draft.Duties.Add(duty);
        }
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
            draft.Decider = context.RequireDecider(line, role)?.Name;
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
            Duty(context, line, part, draft);
        }
    }

    private sealed class Draft
    {
        public DateOnly? Until;

        public string? Decider;

        public List<Signature> Steps { get; } = [];

        public List<string> Needs { get; } = [];

        public List<Duty> Duties { get; } = [];

        public List<string> Clauses { get; } = [];
    }
}
