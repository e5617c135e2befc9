using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads the lines that only a rule has.</summary>
internal static class RuleLines
{
    private static readonly Dictionary<string, RuleVerdict> Verdicts = new(StringComparer.Ordinal)
    {
        ["forbid"] = RuleVerdict.Forbid,
        ["allow"] = RuleVerdict.Allow,
        ["advise against"] = RuleVerdict.Advise,
        ["leave to judgement"] = RuleVerdict.Judge,
        ["leave outside"] = RuleVerdict.Outside,
        ["whenever"] = RuleVerdict.Whenever,
    };

    // ACTOR or ACTOR to ACTION or ACTION
    public static object? Head(SourceLine line)
    {
        var verdict = Verdicts[line.Keyword];
        var to = line.Text.IndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        if (to < 0)
        {
            line.Report($"`{line.Text}` does not say who does what", $"write `{line.Keyword} staff to connect`");
            return new RuleHead(line.Keyword, verdict, [], []);
        }

        var actors = line.Context.RequireWords(line.Number, WordKind.Actor, line.Text[..to]);
        return new RuleHead(line.Keyword, verdict, actors, line.Context.RequireWords(line.Number, WordKind.Action, line.Text[(to + 4)..]));
    }

    // ROLE or BODY, then: at TEXT
    public static object? Decider(SourceLine line)
    {
        var parts = line.Text.Split(',', 2, StringSplitOptions.TrimEntries);
        var at = parts.Length == 2 ? BlockContext.After(parts[1], "at") : null;
        if (parts.Length == 2 && at is null)
        {
            line.Report($"`{parts[1]}` does not say when it is decided", "write it after `at`, such as `by the governing body, at its termly meeting`");
        }

        return line.Context.RequireDecider(line.Number, parts[0]) is var (name, isBody) ? new Decider(name, isBody, at) : null;
    }

    // CLAUSE because TEXT
    public static object? Over(SourceLine line)
    {
        var parts = line.Text.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && BlockContext.After(parts[1], "because") is { } because)
        {
            return line.Context.Clause(line.Number, parts[0]) is { } clause ? new RuleOver(clause.Id, because) : null;
        }

        line.Report(
            $"`{line.Text}` does not say why the outcome is right",
            "write the clause and the reason: `over 3.1 because a pupil in danger comes first`");
        return null;
    }
}
