using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Compilation;

public class CompiledPolicyTests
{
    private const int QuestionsEach = 400;

    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.md").Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "good"), "*.md"))
            .Where(path => Path.GetFileName(path) != "README.md").Select(path => Path.GetRelativePath(AppContext.BaseDirectory, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_bare_verdict_is_that_of_the_answer_for_random_situations(string path)
    {
        var policy = PolicyTexts.Beside(path);

        var differ = Differences(policy, new Random(1));

        Assert.Empty(differ);
    }

    [Fact]
    public void The_bare_verdict_is_that_of_the_answer_under_random_rules()
    {
        var random = new Random(2);
        var policies = Enumerable.Range(0, 40).Select(_ => PolicyTexts.Read(RandomPolicy.Text(random))).ToList();

        var differ = policies.SelectMany(policy => Differences(policy, random));

        Assert.Empty(differ);
        Assert.True(Enum.GetValues<Verdict>().ToHashSet().SetEquals(policies.SelectMany(policy => Questions(policy, new Random(3)).Select(question => policy.Ask(question).Verdict))));
    }

    [Theory]
    [InlineData("2023-02-28", Verdict.Forbidden)]
    [InlineData("2023-03-01", Verdict.Forbidden)]
    [InlineData("2023-03-02", Verdict.Allowed)]
    public void Someone_who_left_on_29_February_is_free_on_2_March(string asked, Verdict expected)
    {
        var policy = PolicyTexts.Shipped("federation");
        var question = QuestionReader.Read(policy, $"staff to connect with a former pupil on a personal account, born 2000-01-01, left 2020-02-29, asked {asked}, not family").Question!;
        var compiled = policy.Compile();

        var verdict = compiled.Verdict(compiled.Encode(question));

        Assert.Equal(policy.Ask(question).Verdict, verdict);
        Assert.Equal(expected, verdict);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_decision_has_the_verdict_and_the_clauses_of_the_answer_for_examples_and_random_situations(string path)
    {
        var policy = PolicyTexts.Beside(path);

        var differ = DecidedOtherwise(policy, [.. policy.Examples.Select(example => example.Question), .. Questions(policy, new Random(5))]);

        Assert.Empty(differ);
    }

    [Fact]
    public void A_decision_has_the_verdict_and_the_clauses_of_the_answer_under_random_rules()
    {
        var random = new Random(6);
        var policies = Enumerable.Range(0, 60).Select(_ => PolicyTexts.Read(RandomPolicy.Text(random))).ToList();

        var differ = policies.SelectMany(policy => DecidedOtherwise(policy, Questions(policy, random)));

        Assert.Empty(differ);
        Assert.True(Enum.GetValues<ClausePart>().ToHashSet().SetEquals(policies.SelectMany(policy => Questions(policy, new Random(7)).SelectMany(question => policy.Ask(question).Clauses).Select(cited => cited.Part))));
    }

    [Fact]
    public void A_decision_allocates_nothing()
    {
        var policy = PolicyTexts.Shipped("federation");
        var compiled = policy.Compile();
        var situations = Questions(policy, new Random(8)).Select(compiled.Encode).ToArray();
        var decisions = new CompiledAnswer[situations.Length];
        compiled.Decide(in situations[0]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var place = 0; place < situations.Length; place++)
        {
            decisions[place] = compiled.Decide(in situations[place]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(decisions.Distinct().Count() > 50);
    }

    [Fact]
    public void A_bare_verdict_allocates_nothing()
    {
        var policy = PolicyTexts.Shipped("federation");
        var compiled = policy.Compile();
        var situations = Questions(policy, new Random(4)).Select(compiled.Encode).ToArray();
        var seen = new bool[Enum.GetValues<Verdict>().Length];
        compiled.Verdict(in situations[0]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref readonly var situation in situations.AsSpan())
        {
            seen[(int)compiled.Verdict(in situation)] = true;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(seen.Count(verdict => verdict) > 5);
    }

    private static List<string> Differences(PolicyDocument policy, Random random)
    {
        var compiled = policy.Compile();
        return [.. Questions(policy, random)
            .Select(question => (Question: question, Answer: policy.Ask(question).Verdict, Bare: compiled.Verdict(compiled.Encode(question))))
            .Where(both => both.Answer != both.Bare).Take(3)
            .Select(both => $"{both.Answer} but {both.Bare}: {both.Question} {string.Join(", ", both.Question.Facts.Select(fact => $"{fact.Key.Name} {fact.Value}"))}")];
    }

    private static List<string> DecidedOtherwise(PolicyDocument policy, IReadOnlyList<Question> questions)
    {
        var compiled = policy.Compile();
        return [.. questions
            .Select(question => (Question: question, Whole: Told(policy.Ask(question)), Bits: Told(compiled, compiled.Decide(compiled.Encode(question)))))
            .Where(both => both.Whole != both.Bits).Take(3)
            .Select(both => $"{both.Whole} but {both.Bits}: {both.Question} {string.Join(", ", both.Question.Facts.Select(fact => $"{fact.Key.Name} {fact.Value}"))}")];
    }

    private static string Told(Answer answer) => Told(answer.Verdict, answer.Clauses.Select(cited => new DecidedClause(cited.Clause, cited.Part)));

    private static string Told(CompiledPolicy compiled, CompiledAnswer decision) => Told(decision.Verdict, compiled.Clauses(in decision));

    private static string Told(Verdict verdict, IEnumerable<DecidedClause> clauses) =>
        $"{verdict}: {string.Join("; ", clauses.OrderBy(cited => cited.Part).ThenBy(cited => cited.Clause, StringComparer.Ordinal).Select(cited => $"{cited.Part} {cited.Clause}"))}";

    private static List<Question> Questions(PolicyDocument policy, Random random) => [.. Enumerable.Range(0, QuestionsEach).Select(_ => RandomQuestion.About(policy, random))];
}
