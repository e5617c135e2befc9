using Countersign.Policies.Ask;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Check;

/// <summary>
/// What the reader and the checks of policies say, for people who do not type blocks: whole sentences, the author's words in quotation marks.
/// </summary>
internal static class ProblemWording
{
    public static string Of(Problem problem) => PlainWords.Plain($"{problem.Message}.{(problem.Help is { } help ? $" To mend it: {help}." : "")}");

    /// <summary>What was found, for whom, and what governors could do.</summary>
    public static string Of(Finding finding) =>
        PlainWords.Plain($"{finding.Message}.{(finding.Situation is { } situation ? $" {situation.Sentence.TrimEnd('.')}." : "")} "
            + $"They could {finding.CouldDo}.");

    /// <summary>The same after the number of its clause.</summary>
    public static string WithClause(Finding finding) => (finding.Clause is null ? "" : $"Clause {finding.Clause}: ") + Of(finding);
}
