using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads <c>a check by a colleague, then approval by the manager</c>.</summary>
internal static class StepReader
{
    public static IEnumerable<NeededStep> ReadList(BlockContext context, int line, string text) =>
        text.Split([", then ", ","], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(step => Read(context, line, step)).OfType<NeededStep>();

    private static NeededStep? Read(BlockContext context, int line, string text)
    {
        foreach (var (keyword, act) in ((string, StepAct)[])[("a check by", StepAct.Check), ("check by", StepAct.Check), ("approval by", StepAct.Approve)])
        {
            if (BlockContext.After(text, keyword) is { } who)
            {
                return Phrase.Key(who) == "colleague" ? new NeededStep(act, null)
                    : context.RequireRole(line, who) is { } role ? new NeededStep(act, role)
                    : null;
            }
        }

        context.Report(line, $"`{text}` is not a step", "write `a check by a colleague` or `approval by` and a role");
        return null;
    }
}
