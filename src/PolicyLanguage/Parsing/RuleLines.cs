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

    // ACTOR or ACTOR to ACTION
    public static object? Head(SourceLine line)
    {
        var verdict = Verdicts[line.Keyword];
        var to = line.Text.IndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        if (to < 0)
        {
            line.Report($"`{line.Text}` does not say who does what", $"write `{line.Keyword} staff to connect`");
            return new RuleHead(line.Keyword, verdict, [], null);
        }

        var actors = line.Context.RequireWords(line.Number, WordKind.Actor, line.Text[..to]);
        return new RuleHead(line.Keyword, verdict, actors, line.Context.RequireWord(line.Number, WordKind.Action, line.Text[(to + 4)..]));
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
