using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Evaluation;

public class LayerPropertyTests
{
    private const int Seeds = 150;

    private const int QuestionsEach = 20;

    // The more freely, the later. More has to be known: it may yet be forbidden.
    private static readonly Verdict[] Freely = [Verdict.Forbidden, Verdict.NeedsFacts, Verdict.Judgement, Verdict.AllowedOnce, Verdict.AdvisedAgainst, Verdict.Allowed, Verdict.OutOfScope, Verdict.Silent];

    [Fact]
    public void Layers_agree_with_an_evaluator_written_from_the_manual()
    {
        var seen = new HashSet<Verdict>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var made = new MadePolicies(seed);
            var (law, trust, school) = (made.RulesOfTheLaw(), made.RulesOfATrust(), made.Rules());
            var layers = Layers(law, trust, school);
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = made.Question();

                var answer = Ask(layers, question);

                var expected = NaiveEvaluator.Answer(law, trust, school, question);
                Assert.True(answer == expected, $"seed {seed}: {MadePolicies.Text(question)} is {answer}, expected {expected}");
                seen.Add(answer);
            }
        }

        Assert.Equal(Freely.Order(), seen.Order());
    }

    [Fact]
    public void One_more_forbid_in_any_layer_never_makes_an_answer_allowed()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var made = new MadePolicies(seed);
            var (law, trust, school) = (made.RulesOfTheLaw(), made.RulesOfATrust(), made.Rules());
            var extra = made.Forbid(99);
            var before = Layers(law, trust, school);
            PolicyLayers[] stricter =
            [
                Layers([.. law, extra], trust, school),
                Layers([.. law, extra with { Overrides = true }], trust, school),
                Layers(law, [.. trust, extra], school),
                Layers(law, [.. trust, extra with { MayVary = true }], school),
            ];
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = made.Question();
                var was = Ask(before, question);

                Assert.All(stricter, layers => Assert.True(Ask(layers, question) is var now && (now is not (Verdict.Allowed or Verdict.AllowedOnce) || now == was), $"seed {seed}: {MadePolicies.Text(question)} was {was}"));
            }
        }
    }

    [Fact]
    public void No_school_is_looser_than_its_trust_unless_the_trust_lets_it_vary()
    {
        var stricter = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var made = new MadePolicies(seed);
            var (trust, school) = (made.Rules(), made.Rules());
            var (alone, layers) = (new PolicyLayers(MadePolicies.Read(trust, "layer: trust\n")), Layers([], trust, school));
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = made.Question();
                var known = question with { BirthUnknown = false, Facts = question.Facts.Where(fact => fact.Value is not null).ToDictionary() };

                var (floor, answer) = (Ask(alone, known), Ask(layers, known));

                Assert.True(floor is Verdict.Silent or Verdict.NeedsFacts || Array.IndexOf(Freely, answer) <= Array.IndexOf(Freely, floor), $"seed {seed}: {MadePolicies.Text(known)} is {floor} under the trust alone and {answer} with the school");
                stricter += answer == floor ? 0 : 1;
            }
        }

        Assert.True(stricter > 100, $"only {stricter} answers differed");
    }

    [Fact]
    public void A_school_may_be_looser_where_every_rule_of_the_trust_may_vary()
    {
        var looser = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var made = new MadePolicies(seed);
            var (trust, school) = (made.Rules().Select(rule => rule with { MayVary = true }).ToList(), made.Rules());
            var (alone, layers) = (new PolicyLayers(MadePolicies.Read(school)), Layers([], trust, school));
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = made.Question();

                var (own, answer) = (Ask(alone, question), Ask(layers, question));

                Assert.True(own == Verdict.Silent || own == answer, $"seed {seed}: {MadePolicies.Text(question)} is {own} in the school alone and {answer} with the trust");
                looser += own == Verdict.Silent ? 0 : 1;
            }
        }

        Assert.True(looser > 100, $"the school spoke only {looser} times");
    }

    private static PolicyLayers Layers(List<MadeRule> law, List<MadeRule> trust, List<MadeRule> school) =>
        new(MadePolicies.Read(law, "layer: law\n"), MadePolicies.Read(trust, "layer: trust\n"), MadePolicies.Read(school));

    private static Verdict Ask(PolicyLayers layers, MadeQuestion question) =>
        layers.Ask(layers.Read(MadePolicies.Text(question)) is { Question: { } read } ? read : throw new InvalidDataException(MadePolicies.Text(question))).Verdict;
}
