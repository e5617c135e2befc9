using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>Who is who: roles and their deputies, who is asked, who looks after the document; and what it leaves to those below.</summary>
internal sealed class PeopleComparison(PolicyLayers old, PolicyLayers @new, DifferenceWording telling)
{
    public IEnumerable<PracticeChange> Run() =>
    [
        .. Roles(),
        .. Front(),
        .. Force(),
    ];

    private IEnumerable<PracticeChange> Roles() =>
        BlockMatcher.Of(old.Roles, @new.Roles, (one, other) => Said(one.Said) == Said(other.Said), role => role.Said.Name.ToUpperInvariant())
            .Select(pair => (pair.Before, pair.After, Sides: telling.Both(Said(pair.Before?.Said), Said(pair.After?.Said))))
            .Select(pair => new PracticeChange(PracticePart.People, $"The {(pair.After ?? pair.Before)!.Said.Name}", pair.Sides)
            {
                Sentence = pair.Sides.Said + ".",
                ClausesBefore = WorkWords.Clauses(old, pair.Before, role => role.Clause),
                ClausesAfter = WorkWords.Clauses(@new, pair.After, role => role.Clause),
            });

    private static string Said(Role? role) => role is null ? "" : ReadBack.Sentence(role).TrimEnd('.');

    private IEnumerable<PracticeChange> Front()
    {
        var (one, other) = (old.Lowest.Front, @new.Lowest.Front);
        (string What, string? Before, string? After)[] parts =
        [
            ("Who is asked where the text says nothing", one.WhenSilent, other.WhenSilent),
            ("Who decides where a fact cannot be known", one.WhenUnknown, other.WhenUnknown),
            ("Who counts as a colleague besides the staff", Several(one.Colleagues), Several(other.Colleagues)),
            ("Who looks after this policy", one.Owner, other.Owner),
            ("Who ratifies it", one.RatifiedBy, other.RatifiedBy),
            ("The nation whose law stands above it", one.Nation, other.Nation),
            ("Where it stands among those that bind a school", one.Layer.ToString(), other.Layer.ToString()),
            ("How years after a date are counted", one.YearsEnd == YearsEnd.WithTheDay
                ? "with the anniversary"
                : "up to the anniversary", other.YearsEnd == YearsEnd.WithTheDay ? "with the anniversary" : "up to the anniversary"),
        ];
        return parts.Where(part => part.Before != part.After)
            .Select(part => new PracticeChange(PracticePart.People, part.What, telling.Both(part.Before ?? "", part.After ?? "")));
    }

    private static string? Several(IReadOnlyList<string> people) => people.Count == 0 ? null : English.And(people);

    // Answers are those of one document alone; what it leaves to another, and how strongly it means a rule, shows only here.
    private IEnumerable<PracticeChange> Force()
    {
        var after = @new.Lowest.Rules.ToLookup(rule => rule.Id);
        return from one in old.Lowest.Rules.DistinctBy(rule => rule.Id)
               let other = after[one.Id].FirstOrDefault()
               where other is not null && (one.SchoolsMayVary, one.Overrides, one.Strength, one.Gravity, one.DecidesAt)
                   != (other.SchoolsMayVary, other.Overrides, other.Strength, other.Gravity, other.DecidesAt)
               select new PracticeChange(PracticePart.Force, $"The rule “{ReadBack.Gist(one)}”", Force(one, other))
               {
                   ClausesBefore = [one.Clause.Id],
                   ClausesAfter = [other.Clause.Id],
               };
    }

    private TwoSides Force(Rule before, Rule after) => TwoSides.Joined(
    [
        Said(before.SchoolsMayVary, after.SchoolsMayVary, "a school’s own rule may differ"),
        Said(before.Overrides, after.Overrides, "what a policy says does not count"),
        before.Strength == after.Strength
            ? TwoSides.None
            : telling.Both(WorkWords.Of(before.Strength), WorkWords.Of(after.Strength)).About("how strongly it is meant"),
        before.Gravity == after.Gravity ? TwoSides.None : telling.Both(Said(before.Gravity), Said(after.Gravity)).About("breaking it"),
        before.DecidesAt == after.DecidesAt ? TwoSides.None : telling.Both(before.DecidesAt ?? "", after.DecidesAt ?? "").About("when it is decided"),
    ]);

    private static string Said(Gravity? gravity) => gravity is { } said ? AnswerText.Misconduct(said) : "";

    private TwoSides Said(bool before, bool after, string what) => before == after ? TwoSides.None : telling.Both(before ? what : "", after ? what : "");
}
