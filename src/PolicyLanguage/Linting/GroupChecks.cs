using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>People who are two things at once, are asked only in part, or are called by a tie that nobody defined.</summary>
internal static class GroupChecks
{
    public static IEnumerable<Finding> BothAtOnce(LintText text) =>
        from both in text.Words.Both
        let person = text.Policy.Vocabulary.Find(WordKind.Actor, both.Name)
        where person is not null && text.Prose.Any(passage => both.IsIn(passage.Text))
        from rule in text.Policy.Rules
        where rule.Verdict == RuleVerdict.Forbid && rule.Actors.Any(person.IsCoveredBy) && rule.Action.Covers.Append(rule.Action.Name).Any(IsTouch)
            && rule.With.Any(with => with.Name == both.With) && !SparesFamily(text, rule)
        group rule by both into once
        let first = once.First()
        select new Finding(FindingKind.BothAtOnce, first.Clause.Id, first.Line,
        $"a {once.Key.Name} may have a {once.Key.With} at home, and is barred from contact with one in "
            + $"{string.Join(", ", once.Select(rule => $"clause {rule.Clause.Id}").Distinct())} with no exception for family",
            $"except family, or say that a {once.Key.Name} is meant as well");

    public static IEnumerable<Finding> PartOfGroup(LintText text) =>
        from cadence in text.Policy.Cadences
        let staff = text.Policy.Vocabulary.Find(WordKind.Actor, "staff")
        where cadence.For.Count > 0 && cadence.For.All(word => word != staff && word.IsCoveredBy(staff))
        let others = text.Policy.Vocabulary.AddedTo(PolicyReader.CoreWords)
            .Where(word => word.Kind == WordKind.Actor && word.IsCoveredBy(staff) && !cadence.For.Any(word.IsCoveredBy)).Select(word => word.Name).ToList()
        where others.Count > 0
        group (cadence, others) by cadence.Clause into once
        let first = once.First()
        select new Finding(
            FindingKind.PartOfGroup,
            once.Key.Id,
            first.cadence.Line,
            $"`{first.cadence.Task}` is for {English.Or(first.cadence.For.Select(word => word.Name))} "
                + $"alone; also staff here, and not named: {string.Join(", ", first.others)}",
            "ask it of everybody who counts as staff, or say that the others are free of it");

    public static IEnumerable<Finding> UndefinedRelations(LintText text) =>
        from relation in text.Words.Relations
        let rule = text.Policy.Rules.FirstOrDefault(rule => rule.When.Concat(rule.Unless).Any(condition => condition.Fact.Name == relation.Name))
        where rule is not null && !IsDefined(text, relation)
        select new Finding(
            FindingKind.UndefinedRelation,
            rule.Clause.Id,
            rule.Line,
            $"`{rule.Id}` turns on `{relation.Name}`, and nothing says who that is",
            "add a `setting` that says it, or a list of the relatives who are meant");

    // Ties are made by writing to one another; a picture or a lesson makes none.
    private static bool IsTouch(string action) => action is "connect" or "message" or "contact";

    private static bool SparesFamily(LintText text, Rule rule) =>
        TurnsOnTie(text, rule.Unless) || rule.Except.Any(clause => text.Policy.Rules.Any(other => other.Clause.Id == clause && TurnsOnTie(text, other.When)));

    private static bool TurnsOnTie(LintText text, IEnumerable<Condition> conditions) =>
        conditions.Any(condition => text.Words.Relations.Any(relation => relation.Name == condition.Fact.Name));

    private static bool IsDefined(LintText text, NamedTerm relation) =>
        text.Policy.Settings.Any(setting => relation.IsIn(setting.Meaning))
        || text.Policy.Vocabulary.AddedTo(PolicyReader.CoreWords).Any(word => word.Kind == WordKind.Fact && word.Name == relation.Name);
}
