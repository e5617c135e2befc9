using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads a <c>procedure</c> block: the ordered steps of a piece of work.</summary>
internal static class ProcedureReader
{
    private static readonly string[] Keywords = ["by", "asks", "check", "approve", "confirm", "refuse", "silent", "step", "within", "then"];

    private static readonly string[] Questions = ["purpose", "benefit"];

    public static Procedure? Read(BlockContext context, Block block)
    {
        var runners = new List<string>();
        var asks = new List<string>();
        var steps = new List<ProcedureStep>();
        var confirmations = new List<Confirmation>();
        var refusals = new List<ProcedureRefusal>();
        var work = new List<(int, WorkStep)>();
        var then = new List<Duty>();
        Interval? within = null;
        string? silent = null;
        context.Once(block, "procedure", ["silent", "within"]);
        foreach (var (number, text) in block.Lines)
        {
            var keyword = Keywords.FirstOrDefault(one => BlockContext.After(text, one) is not null);
            var rest = keyword is null ? "" : BlockContext.After(text, keyword)!;
            switch (keyword)
            {
                case "by": Add(runners, context.RequireRole(number, rest)); break;
                case "asks": asks.AddRange(rest.Split(',', StringSplitOptions.TrimEntries).Where(question => Known(context, number, question))); break;
                case "check": Add(steps, Step(context, block, number, StepAct.Check, rest)); break;
                case "approve": Add(steps, Step(context, block, number, StepAct.Approve, rest)); break;
                case "confirm": Add(confirmations, Confirm(context, number, rest)); break;
                case "refuse": Add(refusals, Refuse(context, block, number, rest)); break;
                case "silent": silent = rest; break;
                case "step" when WorkStepReader.Read(context, number, rest) is { } step: work.Add((number, step)); break;
                case "step": break;
                case "within": within = LineReader.Deadline(context, number, rest); break;
                case "then": then.AddRange(DutyReader.ReadList(context, number, rest)); break;
                default: context.UnknownLine(number, text, "procedure", Keywords); break;
            }
        }

        // A post that nobody signs would go out unread; other work may need no signature, but it needs something.
        if (steps.Count == 0 && block.Id == "publish")
        {
            context.Report(block.Line, $"nobody signs in the procedure `{block.Id}`", "add a line `check by` or `approve by`; where the text is silent, say so in a line `silent` and let the head approve");
        }

        if (block.Lines.All(line => BlockContext.After(line.Text, "by") is not null || BlockContext.After(line.Text, "within") is not null))
        {
            context.Report(block.Line, $"the procedure `{block.Id}` does not say what is done", "add a line such as `step 1 tell the office`, or a line `check by` or `approve by`");
        }

        return new Procedure(block.Id, block.Clause, runners, asks, steps, confirmations, refusals, silent)
        {
            Work = WorkStepReader.InOrder(context, block, work),
            Within = within,
            Then = then,
        };
    }

    // by a senior leader, when controversial, under 3.2
    private static ProcedureStep? Step(BlockContext context, Block block, int number, StepAct act, string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (BlockContext.After(parts[0], "by") is not { } who)
        {
            context.Report(number, $"`{text}` does not say who signs", "write `by a colleague`, or `by` and a role or `the person concerned`");
            return null;
        }

        var signer = StepReader.Signer(context, number, who);
        var when = new List<Condition>();
        var clause = block.Clause.Id;
        foreach (var part in parts.Skip(1))
        {
            if (BlockContext.After(part, "when") is { } fact)
            {
                Add(when, WorkStepReader.When(context, number, fact, "signature"));
            }
            else if (BlockContext.After(part, "under") is { } cited)
            {
                clause = context.Clause(number, cited)?.Id ?? clause;
            }
            else
            {
                context.UnknownLine(number, part, "step", ["when", "under"]);
            }
        }

        return signer is null ? null : new ProcedureStep(act, signer, when, clause);
    }

    private static Confirmation? Confirm(BlockContext context, int number, string text)
    {
        if (text.Split(' ', 2, StringSplitOptions.TrimEntries) is [var id, var question])
        {
            return context.Clause(number, id) is { } clause ? new Confirmation(clause.Id, question) : null;
        }

        context.Report(number, $"`{text}` does not say what is confirmed", "write the clause and then the sentence that the checker confirms");
        return null;
    }

    // a personal opinion, under 8.5
    private static ProcedureRefusal? Refuse(BlockContext context, Block block, int number, string text)
    {
        var parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        var cited = parts.Length == 2 ? BlockContext.After(parts[1], "under") : null;
        if (parts.Length == 2 && cited is null)
        {
            context.UnknownLine(number, parts[1], "refusal", ["under"]);
            return null;
        }

        var clause = cited is null ? block.Clause.Id : context.Clause(number, cited)?.Id;
        return context.RequireWord(number, WordKind.Fact, parts[0]) is { } fact && clause is not null ? new ProcedureRefusal(clause, fact) : null;
    }

    private static bool Known(BlockContext context, int number, string question)
    {
        if (Questions.Contains(question))
        {
            return true;
        }

        context.Report(number, $"unknown question `{question}`", $"write `{Suggestion.For(question, Questions) ?? "purpose"}`; a procedure can ask for {string.Join(" and ", Questions)}");
        return false;
    }

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }
}
