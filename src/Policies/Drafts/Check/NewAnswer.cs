using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Check;

/// <summary>
/// An example that the draft answers otherwise than it says, because a rule was changed or because the example is wrong. A person can accept the
/// new answer; then the example expects it from now on.
/// </summary>
/// <param name="Clause">In which the example stands.</param>
/// <param name="Example">Its name, such as <c>2.9-former-pupils</c>.</param>
/// <param name="Line">What it would say after <c>=</c>.</param>
/// <param name="Why">What differs, in words.</param>
internal sealed record NewAnswer(Guid Clause, string Example, string Situation, string Before, string Now, string Why, string Line)
{
    private const string Kind = "ask";

    /// <summary>As a form names it.</summary>
    public string Key => $"{Clause:N}:{Example}";

    /// <summary>Every one of a draft, in the order of the text.</summary>
    public static IReadOnlyList<NewAnswer> In(DraftReport report) =>
    [
        .. from run in report.Failing
           let clause = report.Text.ClauseAt(run.Example.Line)
           where clause is not null
           let accepted = PolicyTest.Accepting(run)
           select new NewAnswer(
               clause.Value,
               run.Example.Id,
               ReadBack.Situation(run.Example),
               ReadBack.Expected(run.Example),
               ReadBack.Expected(run.Example with { Expected = accepted }),
               run.Differs!,
               accepted.Text),
    ];

    /// <summary>Writes the new answers into the examples. Refused where one cannot be written so that it holds; then nothing may be saved.</summary>
    public static Refusal? Accept(PolicyDraft draft, IReadOnlyCollection<NewAnswer> answers)
    {
        foreach (var answer in answers)
        {
            var clause = draft.Clauses.First(one => one.Id == answer.Clause);
            if (DraftBlock.Find(clause.Blocks, Kind, answer.Example) is { } block)
            {
                string[] lines = [.. block.Lines.Where(line => !line.StartsWith('=')), $"= {answer.Line}"];
                clause.Blocks = DraftBlock.With(clause.Blocks, block with { Lines = lines });
            }
        }

        var report = DraftReport.Of(draft);
        return report.Document is null || In(report).Any(left => answers.Any(answer => answer.Key == left.Key))
            ? new Refusal("One of these answers cannot be taken over as it is. Open its clause, change the example there, and accept the others")
            : null;
    }
}
