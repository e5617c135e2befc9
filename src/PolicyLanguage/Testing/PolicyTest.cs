using System.Globalization;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Testing;

/// <summary>What became of one example.</summary>
/// <param name="Differs">What differs from the expected answer; null where it holds.</param>
public sealed record ExampleRun(Example Example, Answer Answer, string? Differs);

/// <summary>Runs the examples that stand in a document.</summary>
public static class PolicyTest
{
    public static IReadOnlyList<ExampleRun> Run(PolicyDocument policy) =>
        [.. policy.Examples.Select(example =>
        {
            var answer = policy.Ask(example.Question);
            return new ExampleRun(example, answer, example.Expected.Differs(answer));
        })];

    /// <summary>
    /// What an example would have to expect for its answer to be the right one: of the answer as much as its author wrote down of the other.
    /// Its text can be written after <c>=</c>.
    /// </summary>
    public static Expectation Accepting(ExampleRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (expected, answer) = (run.Example.Expected, run.Answer);
        var isOther = expected.Verdict != answer.Verdict;

        // Of an answer that waits for signatures or facts, they and the clauses can be written, and nothing else.
        var waits = answer.Verdict is Verdict.AllowedOnce or Verdict.NeedsFacts;
        var accepted = expected with
        {
            Verdict = answer.Verdict,
            Until = expected.Until is null || waits ? null : answer.Change?.On,
            Decider = !waits && (expected.Decider is not null || (isOther && answer.Verdict is Verdict.Judgement)) ? answer.DecidedBy : null,
            Signatures = answer.Verdict is Verdict.AllowedOnce && (expected.Signatures.Count > 0 || isOther) ? answer.Signatures : [],
            Needs = answer.Verdict is Verdict.NeedsFacts && (expected.Needs.Count > 0 || isOther) ? [.. answer.Missing.Select(missing => missing.Name)] : [],
            Duties = expected.Duties.Count > 0 && !waits ? answer.Duties : [],
            Clauses = expected.Clauses.Count > 0 ? Cited(expected, answer) : [],
        };
        return accepted with { Text = Written(accepted) };
    }

    // The clauses that its author named, where the answer still rests on all of them; otherwise those that decide it.
    private static IReadOnlyList<string> Cited(Expectation expected, Answer answer)
    {
        var resting = answer.Clauses.Where(clause => clause.Part is not ClausePart.Overridden).ToList();
        return expected.Clauses.All(id => resting.Exists(clause => clause.Clause == id))
            ? expected.Clauses
            : [.. resting.Where(clause => clause.Part is ClausePart.Decisive or ClausePart.AddsDuty).Select(clause => clause.Clause).Distinct()];
    }

    private static string Written(Expectation expected)
    {
        string[] parts =
        [
            expected.Until is { } until ? string.Create(CultureInfo.InvariantCulture, $"until {until:yyyy-MM-dd}") : "",
            expected.Decider is { } decider ? "by " + Decider.The(decider) : "",
            .. expected.Duties.Select(duty => duty.ToString()),
            .. expected.Clauses.Select(clause => $"clause {clause}"),
        ];
        var lead = expected.Verdict switch
        {
            Verdict.AllowedOnce when expected.Signatures.Count > 0 => ": " + string.Join(", then ", expected.Signatures),
            Verdict.NeedsFacts when expected.Needs.Count > 0 => " " + string.Join(", ", expected.Needs),
            _ => "",
        };
        return string.Join(", ", [Words.Of(expected.Verdict) + lead, .. parts.Where(part => part.Length > 0)]);
    }
}
