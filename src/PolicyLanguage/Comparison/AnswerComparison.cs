using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Comparison.Practice;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>Finds every answer in which two documents differ, and groups what is the same change.</summary>
internal sealed class AnswerComparison(PolicyDocument old, PolicyDocument @new, DateOnly today, DifferenceWording telling)
{
    private readonly SituationSpace space = SituationSpace.Of(old, @new);

    public IReadOnlyList<Difference> Run()
    {
        var (before, after) = (new RuleEncoder(space, old), new RuleEncoder(space, @new));
        var found = new Dictionary<string, Found>();
        foreach (var group in RuleGroups.Of(old, @new, RuleEquality.Same, all: !RuleEquality.SameGround(old, @new), Exact))
        {
            var cell = new GroupDifference(space, new GroupAnswers(space, before, group.Rules[0]), new GroupAnswers(space, after, group.Rules[1]));
            foreach (var change in cell.All())
            {
                Take(found, group, change);
            }
        }

        return [.. found.Values.OrderBy(one => one.Order).Select(Tell)];
    }

    private Word? Exact(WordKind kind, string name) => @new.Vocabulary.Named(kind, name);

    // The same change on the same clauses is one sentence, whoever does whatever it is.
    private void Take(Dictionary<string, Found> found, RuleGroup group, GroupChange differing)
    {
        var (delta, where, known) = (differing.Delta, differing.Where, differing.Known);
        var point = where.Point();
        var asked = group.Asked[0];
        var situation = WitnessBuilder.Of(space, old, asked, point, today);
        var other = WitnessBuilder.Exactly(@new, WitnessBuilder.Put(space, Exact, asked, point, today)!);
        var (one, two) = (old.Ask(situation.Question), @new.Ask(other));
        var said = telling.Both(space.Outcomes[delta.Before], space.Outcomes[delta.After], differing.Added, differing.Removed);
        var key = string.Join('|', known, said.Said, Resting(one), Resting(two));
        if (!found.TryGetValue(key, out var change))
        {
            change = new Found(
                said,
                situation,
                other,
                WitnessBuilder.Unsaid(space, old, point),
                one,
                two,
                (known ? 0 : 1, delta.Before == delta.After ? 1 : 0, found.Count));
            found.Add(key, change);
        }

        change.Add(group.Asked, Named(where, SituationSpace.With, space.Counterparts), Named(where, SituationSpace.On, space.Channels));
    }

    // Null where it does not matter, or where every word will do.
    private static List<string>? Named(SolutionSet where, int variable, IReadOnlyList<string> names) =>
        where.Cases(variable)?.Where(value => value < names.Count).Select(value => names[value]).ToList() is { } named && named.Count < names.Count
            ? named
            : null;

    private Difference Tell(Found one)
    {
        var words = old.Vocabulary;
        var who = English.Or(Widest(words, WordKind.Actor, one.Actors).Select(name => Phrasing.A(words.Named(WordKind.Actor, name)!)));
        var doing = Widest(words, WordKind.Action, one.Actions).Select(action => words.Named(WordKind.Action, action)!).ToList();
        var with = one.With is null ? [] : Widest(words, WordKind.Counterpart, one.With).Select(name => words.Named(WordKind.Counterpart, name)!).ToList();
        var on = one.On is null ? [] : Widest(words, WordKind.Channel, one.On).Select(name => words.Named(WordKind.Channel, name)!).ToList();
        var asked = one is { Before.Verdict: Verdict.Silent, After.Verdict: Verdict.Silent }
            ? "Wherever neither says anything"
            : $"{English.Capital(who)} to "
            + English.Or(doing.Select((action, place) => place < doing.Count - 1 ? action.Name : Phrasing.Doing(action, with, on)));
        var (question, other) = (one.Situation.Question, one.Other);
        var facts = string.Join(", ", ((string[])[WitnessBuilder.Facts(question), one.Unsaid]).Where(part => part.Length > 0));
        var person = WitnessBuilder.Person(question) is { Length: > 0 } dated ? dated : $"{Phrasing.A(question.Actor)} to {Phrasing.Doing(question)}";
        var example = $"{English.Capital(person)}{(facts.Length == 0 ? "" : ", " + facts)}";
        var (from, until) = question.Asked is null ? (null, null) : Days(question, other);
        return new Difference(one.Situation, one.Before, one.After, from, until, Sides(question, from, until))
        {
            Asked = asked,
            Case = example,
            SaidBefore = one.Said.Before,
            SaidAfter = one.Said.After,
            Sentence = $"{asked}: {one.Said.Said}.",
            Example = $"{example}: {one.Said.Said}.",
        };
    }

    // Between two days on which a limit of either document ends, neither answer changes.
    private (DateOnly? From, DateOnly? Until) Days(Question question, Question other)
    {
        var asked = question.Asked!.Value;
        var days = new[] { (Policy: old, Question: question), (Policy: @new, Question: other) }
            .SelectMany(side => side.Policy.RulesFor(side.Question).SelectMany(rule => rule.Until?.Limbs ?? [])
                .Select(limb => Free(side.Policy, limb, side.Question)))
            .OfType<DateOnly>().Distinct().Order().ToList();
        var from = days.Where(day => day <= asked).Reverse().Cast<DateOnly?>().FirstOrDefault(day => !Differ(question, other, day!.Value.AddDays(-1)));
        var until = days.Where(day => day > asked).Cast<DateOnly?>().FirstOrDefault(day => !Differ(question, other, day!.Value));
        return (from, until);
    }

    private static DateOnly? Free(PolicyDocument policy, Limb limb, Question question) =>
        question.From(limb) is { } from ? SituationSpace.Limit(policy, limb).FreeDay(from) : null;

    private bool Differ(Question question, Question other, DateOnly day)
    {
        var (one, two) = (PolicyEvaluator.Decide(old, question with { Asked = day }), PolicyEvaluator.Decide(@new, other with { Asked = day }));
        return one.Verdict != two.Verdict || one.DecidedBy != two.DecidedBy || !one.Signatures.SequenceEqual(two.Signatures)
            || !one.Duties.ToHashSet().SetEquals(two.Duties);
    }

    private string? Sides(Question question, DateOnly? from, DateOnly? until)
    {
        var before = from is { } first
            ? $"until {English.Day(first.AddDays(-1))} both say {Words.Of(PolicyEvaluator.Decide(old, question with { Asked = first.AddDays(-1) }).Verdict)}"
            : "";
        var after = until is { } last
            ? $"from {English.Day(last)} both say {Words.Of(PolicyEvaluator.Decide(old, question with { Asked = last }).Verdict)}"
            : "";
        var said = string.Join(", ", ((string[])[before, after]).Where(part => part.Length > 0));
        return said.Length == 0 ? null : $"For this person, {said}.";
    }

    // Words that belong to a wider one of the list are said with it.
    private static IEnumerable<string> Widest(Vocabulary words, WordKind kind, IReadOnlyCollection<string> names) =>
        names.Where(name => !names.Any(other => other != name && words.Named(kind, name)!.Covers.Contains(other)
            && !words.Named(kind, other)!.Covers.Contains(name)));

    private static string Resting(Answer answer) =>
        string.Join(' ', answer.Clauses.Where(clause => clause.Part is ClausePart.Decisive or ClausePart.AddsDuty).Select(clause => clause.Clause));

    /// <summary>One change while it is being put together.</summary>
    private sealed class Found(TwoSides said, Witness situation, Question other, string unsaid, Answer before, Answer after, (int, int, int) order)
    {
        public TwoSides Said { get; } = said;

        public Witness Situation { get; } = situation;

        public Question Other { get; } = other;

        public string Unsaid { get; } = unsaid;

        public Answer Before { get; } = before;

        public Answer After { get; } = after;

        public (int Unknown, int Duties, int Met) Order { get; } = order;

        public List<string> Actors { get; } = [];

        public List<string> Actions { get; } = [];

        /// <summary>Null once any other person will do.</summary>
        public List<string>? With { get; private set; } = [];

        public List<string>? On { get; private set; } = [];

        public void Add(IReadOnlyList<(string Actor, string Action)> asked, IEnumerable<string>? with, IEnumerable<string>? on)
        {
            Join(Actors, asked.Select(one => one.Actor));
            Join(Actions, asked.Select(one => one.Action));
            With = with is null || With is null ? null : Join(With, with);
            On = on is null || On is null ? null : Join(On, on);
        }

        private static List<string> Join(List<string> all, IEnumerable<string> more)
        {
            all.AddRange(more.Except(all).ToList());
            return all;
        }
    }
}
