using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>Where a concern goes otherwise: for each kind of concern, whoever tells and whomever it is about.</summary>
internal sealed class RouteComparison(PolicyLayers old, PolicyLayers @new, DifferenceWording telling)
{
    private const string Safeguarding = "safeguarding";

    private readonly TermSummary words = new(old, @new);
    private readonly Dictionary<Said, List<(string Concern, string Teller)>> found = [];
    private readonly Dictionary<(PolicyLayers Policy, string Teller), HashSet<Layered<Route>>> tellers = [];

    public IEnumerable<PracticeChange> Run()
    {
        var about = Subjects();
        foreach (var group in Groups())
        {
            var (before, after) = group.Key.Routes;
            var general = Compared(before, after, null);
            foreach (var said in about.Select(role => Compared(before, after, role))
                .Where(said => IsSpecial(said, general)).Prepend(general).Where(said => said.Before != said.After))
            {
                if (!found.TryGetValue(said, out var cases))
                {
                    cases = [];
                    found.Add(said, cases);
                }

                cases.AddRange(group);
            }
        }

        return found.SelectMany(one => Tell(one.Key, one.Value));
    }

    // Who tells about what, put together where the same routes speak of them.
    private IEnumerable<IGrouping<Both, (string Concern, string Teller)>> Groups() =>
        from concern in words.Names(WordKind.Concern)
        let before = About(old, concern)
        let after = About(@new, concern)
        where before.Count + after.Count > 0
        from teller in words.Names(WordKind.Actor)
        group (concern, teller) by new Both((From(old, before, teller), From(@new, after, teller)));

    private static List<Layered<Route>> About(PolicyLayers policy, string concern) =>
        policy.Vocabulary.Named(WordKind.Concern, concern) is { } word ? [.. policy.RoutesFor(word)] : [];

    // The same people tell about every concern, so what they may tell at all is worked out once.
    private List<Layered<Route>> From(PolicyLayers policy, List<Layered<Route>> routes, string teller)
    {
        if (!tellers.TryGetValue((policy, teller), out var theirs))
        {
            theirs = new HashSet<Layered<Route>>(ReferenceEqualityComparer.Instance);
            if (policy.Vocabulary.Named(WordKind.Actor, teller) is { } word)
            {
                theirs.UnionWith(policy.Routes.Where(route => route.Said.From.Count == 0 || PolicyLayers.Covers(route.Document, word, route.Said.From)));
            }

            tellers.Add((policy, teller), theirs);
        }

        return [.. routes.Where(theirs.Contains)];
    }

    private List<string> Subjects() =>
    [
        .. old.Routes.Concat(@new.Routes).Select(route =>
            route.Said).SelectMany(route => route.Subjects.SelectMany(subject => subject.To.Where(to => !to.IsBody).Select(to => to.Name).Prepend(subject.Role))
            .Concat(route.To.Where(to => !to.IsBody).Select(to => to.Name))).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static Said Compared(List<Layered<Route>> before, List<Layered<Route>> after, string? about) => new(about, Told(before, about), Told(after, about));

    // Where one side has no route at all, whomever it is about, that is said once.
    private static bool IsSpecial(Said said, Said general) =>
        said.Before.Length > 0 && said.After.Length > 0 && (said.Before != general.Before || said.After != general.After);

    // Two routes that say the same are one.
    private static string Told(List<Layered<Route>> routes, string? about) =>
        string.Join(", and ", routes.Select(route => Told(route.Said, about)).Distinct().Order(StringComparer.Ordinal));

    private static string Told(Route route, string? about)
    {
        var bears = route.Strength switch { Strength.Must => "must", Strength.May => "may", _ => "should" };
        var then = route.Then.Count == 0
            ? ""
            : $" (what to do: {English.And(route.Then.Select(duty => duty.ToString()).Distinct().Order(StringComparer.Ordinal))})";
        var within = route.Within is { } time ? $" within {time}" : "";
        return $"{bears} tell {WorkWords.Of(route.ToWhenAbout(about))}{within}{then}{(route.OmissionIsBreach ? ", and not to do so is a breach" : "")}";
    }

    private IEnumerable<PracticeChange> Tell(Said said, List<(string Concern, string Teller)> cases)
    {
        var everybody = words.Names(WordKind.Actor).Count;
        var where = said.About is { } role ? $", where it is about the {role}" : "";
        var both = telling.Both(said.Before, said.After);
        foreach (var group in cases.GroupBy(one => one.Concern)
            .GroupBy(group => string.Join('\n', group.Select(one => one.Teller).Distinct()), group => group.Key))
        {
            var (who, about) = (group.Key.Split('\n'), group.ToList());
            yield return new PracticeChange(
                PracticePart.Concerns,
                $"{(who.Length == everybody ? "Anybody" : English.Capital(words.People(who)))}, about {words.Concerns(about)}{where}",
                both)
            {
                Example = who.Length + about.Count == 2
                    ? null
                    : $"{English.Capital(words.Person(who[0]))}, about {words.Concern(about[0])}{where}: {both.Said}.",
                IsSafeguarding = said.About is null && about.Exists(IsSafeguarding),
                ClausesBefore = Clauses(old, about[0], who[0]),
                ClausesAfter = Clauses(@new, about[0], who[0]),
            };
        }
    }

    // The word for it belongs to the language itself, and a document may have narrower ones.
    private bool IsSafeguarding(string concern) => concern == Safeguarding
        || (@new.Vocabulary.Named(WordKind.Concern, concern) ?? old.Vocabulary.Named(WordKind.Concern, concern))?.Covers.Contains(Safeguarding) == true;

    private IReadOnlyList<string> Clauses(PolicyLayers policy, string concern, string teller) =>
        [.. From(policy, About(policy, concern), teller).Select(route => policy.Cite(route.Document, route.Said.Clause.Id)).Distinct()];

    private sealed record Said(string? About, string Before, string After);

    /// <summary>The routes of both documents that speak of one case; the same routes are the same.</summary>
    private sealed record Both((List<Layered<Route>> Before, List<Layered<Route>> After) Routes)
    {
        public bool Equals(Both? other) =>
            other is not null && Same(Routes.Before, other.Routes.Before) && Same(Routes.After, other.Routes.After);

        public override int GetHashCode() => HashCode.Combine(Routes.Before.Count, Routes.After.Count);

        private static bool Same(List<Layered<Route>> one, List<Layered<Route>> other) => one.SequenceEqual(other, ReferenceEqualityComparer.Instance);
    }
}
