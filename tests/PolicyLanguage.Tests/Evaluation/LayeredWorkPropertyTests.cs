using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Evaluation;

public class LayeredWorkPropertyTests
{
    private const int Seeds = 300;

    [Fact]
    public void No_school_asks_for_less_of_a_post_than_its_trust()
    {
        var more = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (made, trust, school) = Made(seed);
            var (alone, layers) = (new PolicyLayers(trust), new PolicyLayers(trust, school));
            for (var i = 0; i < 10; i++)
            {
                var (facts, holds) = made.Post();
                var floor = NeededSignature.For(alone, NeededSignature.Publish, facts, holds).Where(signature => signature.Said.Clause is not null).Select(signature => signature.Said).ToList();
                var asked = NeededSignature.For(layers, NeededSignature.Publish, facts, holds).Select(signature => signature.Said).ToList();

                Assert.NotEmpty(asked);
                var left = asked.ToList();
                var places = floor.ConvertAll(signature => left.Find(other => Serves(other, signature)) is { } serves && left.Remove(serves) ? asked.FindIndex(other => ReferenceEquals(other, serves)) : -1);
                Assert.True(places.TrueForAll(place => place >= 0), $"seed {seed}: of {Said(floor)} only {Said(asked)} is left");
                more += asked.Count > floor.Count ? 1 : 0;
            }
        }

        Assert.True(more > 300, $"only {more} plans asked for more");
    }

    [Fact]
    public void What_a_trust_asks_is_asked_in_its_own_order()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (_, trust, school) = Made(seed);
            if (trust.Procedure("publish") is { } own)
            {
                var steps = new PolicyLayers(trust, school).Procedure("publish")!.Signatures;

                Assert.Equal(own.Signatures, steps.Where(step => ReferenceEquals(step.Document, trust)).Select(step => step.Said));
            }
        }
    }

    [Fact]
    public void Nothing_from_above_disappears_below()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (_, trust, school) = Made(seed);
            var layers = new PolicyLayers(trust, school);

            Assert.All(trust.Routes, route => Assert.Contains(layers.Routes, one => ReferenceEquals(one.Said, route) && ReferenceEquals(one.Document, trust)));
            Assert.All(trust.Routes, route => Assert.All(route.About, concern => Assert.Contains(layers.RoutesFor(concern), one => ReferenceEquals(one.Said, route))));
            Assert.All(trust.Ladders, ladder => Assert.All(ladder.For, group => Assert.Contains(layers.LaddersFor(group), one => ReferenceEquals(one.Said, ladder))));
            Assert.All(trust.Roles, role => Assert.Contains(layers.Roles, one => one.Said.Name == role.Name));
            if (layers.Procedure("publish") is { } both && trust.Procedure("publish") is { } own)
            {
                Assert.Superset(own.Confirmations.Select(line => line.Question).ToHashSet(), both.Confirmations.Select(line => line.Said.Question).ToHashSet());
                Assert.Superset(own.Refusals.Select(refusal => refusal.Fact.Name).ToHashSet(), both.Refusals.Select(refusal => refusal.Said.Fact.Name).ToHashSet());
                Assert.Superset(own.Facts.Select(fact => fact.Name).ToHashSet(), both.Facts.Select(fact => fact.Said.Name).ToHashSet());
            }
        }
    }

    [Fact]
    public void What_recurs_comes_round_at_least_as_often_as_the_trust_wants()
    {
        var shorter = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (_, trust, school) = Made(seed);
            var (alone, layers) = (new PolicyLayers(trust), new PolicyLayers(trust, school));
            foreach (var cadence in trust.Cadences)
            {
                var every = alone.Every(cadence);
                var kept = layers.Cadences.Where(one => one.Said.Task == cadence.Task && one.Said.For.SequenceEqual(cadence.For) && cadence.When.All(one.Said.When.Contains)).ToList();

                Assert.Contains(kept, one => every is null || (layers.Every(one.Said) is { } now && Interval.Shorter(now, every) == now));
                shorter += kept.Exists(one => ReferenceEquals(one.Document, school)) ? 1 : 0;
            }
        }

        Assert.True(shorter > 10, $"only {shorter} were shorter below");
    }

    [Fact]
    public void The_order_in_which_documents_are_given_changes_nothing()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (made, trust, school) = Made(seed);
            var law = made.Document("law");
            var (one, other) = (new PolicyLayers(law, trust, school), new PolicyLayers(school, law, trust));
            var (facts, holds) = made.Post();

            Assert.Equal(Said(NeededSignature.For(one, NeededSignature.Publish, facts, holds).Select(signature => signature.Said)), Said(NeededSignature.For(other, NeededSignature.Publish, facts, holds).Select(signature => signature.Said)));
            Assert.Equal(one.Routes, other.Routes);
            Assert.Equal(one.Ladders, other.Ladders);
            Assert.Equal(one.Cadences.Select(cadence => (cadence.Document, cadence.Said.Task, one.Every(cadence.Said))), other.Cadences.Select(cadence => (cadence.Document, cadence.Said.Task, other.Every(cadence.Said))));
            Assert.Equal(one.Procedure("publish")?.HashAbove(), other.Procedure("publish")?.HashAbove());
        }
    }

    [Fact]
    public void A_document_alone_says_what_it_said()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (_, _, school) = Made(seed);
            var layers = new PolicyLayers(school);

            Assert.Equal(school.Routes, layers.Routes.Select(one => one.Said));
            Assert.Equal(school.Ladders, layers.Ladders.Select(one => one.Said));
            Assert.Equal(school.Cadences, layers.Cadences.Select(one => one.Said));
            Assert.Equal(school.Roles, layers.Roles.Select(one => one.Said));
            Assert.Equal(school.Settings, layers.Settings.Select(one => one.Said));
            Assert.All(school.Cadences, cadence => Assert.Equal(cadence.EveryUnder(school), layers.Every(cadence)));
            if (school.Procedure("publish") is { } own && layers.Procedure("publish") is { } same)
            {
                Assert.Equal(own.Signatures, same.Signatures.Select(step => step.Said));
                Assert.Equal(own.Confirmations, same.Confirmations.Select(line => line.Said));
                Assert.Equal(own.Facts, same.Facts.Select(fact => fact.Said));
                Assert.Equal(own.Within, same.Within);
                Assert.Null(same.HashAbove());
            }
        }
    }

    // Whoever may give the one may give the other.
    private static bool Serves(NeededSignature given, NeededSignature wanted) =>
        given.Act == wanted.Act && given.Confirms == wanted.Confirms && (given.Roles.Count == 0) == (wanted.Roles.Count == 0) && given.Roles.All(wanted.Roles.Contains);

    private static string Said(IEnumerable<NeededSignature> signatures) => string.Join(", then ", signatures.Select(signature => $"{signature.Act} by {string.Join(" or ", signature.Roles)} under {signature.Clause}"));

    private static (RandomWork Made, PolicyDocument Trust, PolicyDocument School) Made(int seed)
    {
        var made = new RandomWork(seed);
        return (made, made.Document("trust"), made.Document("school"));
    }
}
