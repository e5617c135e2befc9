using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads the lines that only a procedure has.</summary>
internal static class ProcedureLines
{
    // by a senior leader, when controversial, under 3.2
    public static object? Signature(SourceLine line)
    {
        var parts = line.Text.Split(',', StringSplitOptions.TrimEntries);
        if (BlockContext.After(parts[0], "by") is not { } who)
        {
            line.Report($"`{line.Text}` does not say who signs", "write `by a colleague`, or `by` and a role or `the person concerned`");
            return null;
        }

        var signer = SignatureReader.Signer(line.Context, line.Number, who);
        var when = new List<Condition>();
        var clause = line.Block.Clause.Id;
        foreach (var part in parts.Skip(1))
        {
            if (BlockContext.After(part, "when") is { } fact)
            {
                when.AddRange(WorkStepReader.When(line.Context, line.Number, fact, "signature") is { } condition ? [condition] : []);
            }
            else if (BlockContext.After(part, "under") is { } cited)
            {
                clause = line.Context.Clause(line.Number, cited)?.Id ?? clause;
            }
            else
            {
                line.Context.UnknownLine(line.Number, part, "step", line.Kind.TailKeywords);
            }
        }

        return signer is null ? null : new ProcedureSignature(line.Keyword == "check" ? SigningAct.Check : SigningAct.Approve, signer, when, clause);
    }

    // 2.8-3 everybody shown is suitably dressed
    public static object? Confirmation(SourceLine line)
    {
        if (line.Text.Split(' ', 2, StringSplitOptions.TrimEntries) is [var id, var question])
        {
            return line.Context.Clause(line.Number, id) is { } clause ? new Confirmation(clause.Id, question) : null;
        }

        line.Report($"`{line.Text}` does not say what is confirmed", "write the clause and then the sentence that the checker confirms");
        return null;
    }

    // a personal opinion, under 8.5
    public static object? Refusal(SourceLine line)
    {
        var parts = line.Text.Split(',', 2, StringSplitOptions.TrimEntries);
        var cited = parts.Length == 2 ? BlockContext.After(parts[1], "under") : null;
        if (parts.Length == 2 && cited is null)
        {
            line.Context.UnknownLine(line.Number, parts[1], "refusal", line.Kind.TailKeywords);
            return null;
        }

        var clause = cited is null ? line.Block.Clause.Id : line.Context.Clause(line.Number, cited)?.Id;
        return line.Context.RequireWord(line.Number, WordKind.Fact, parts[0]) is { } fact
            && ConditionReader.IsYesOrNo(line.Context, line.Number, fact, "refusal") && clause is not null ? new ProcedureRefusal(clause, fact) : null;
    }
}
