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
}
