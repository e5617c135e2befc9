using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>What rules and the catalogue of conduct mean for the readers of house rules.</summary>
internal static class HouseRuleEntries
{
    public static IEnumerable<PlacedEntry> Of(PolicyLayers layers, PolicyDocument policy, HouseRulesReader reader)
    {
        foreach (var told in policy.Rules.Where(rule => rule.Verdict != RuleVerdict.Outside && !GivesWay(layers, rule))
            .GroupBy(rule => (rule.Id, Heading: rule.Action.Under ?? "Other rules")))
        {
            var (rule, heading) = (told.First() with { Actions = [.. told.Select(rule => rule.Action)] }, told.Key.Heading);
            if (reader.IsAmong(rule.Actors))
            {
                yield return Entry(heading == HouseRulesReader.WhenWorried ? 3 : 0, heading, rule, [.. ToYou(rule, reader)]);
            }
            else if (rule.Verdict is RuleVerdict.Forbid or RuleVerdict.Advise && rule.With.Any(reader.IsMet))
            {
                yield return Entry(0, heading, rule, [.. OfOthers(rule, reader)]);
            }
        }

        foreach (var conduct in policy.Conducts)
        {
            if (reader.IsAmong(conduct.By))
            {
                yield return new PlacedEntry(1, "What is never all right", Entry(conduct, Yours(conduct, reader)));
            }
            else if (conduct.Against.Any(reader.IsMet))
            {
                yield return new PlacedEntry(
                    2,
                    "What others must not do to you",
                    Entry(conduct, Headed(conduct, conduct.By.Count == 0 ? null : English.Or(conduct.By.Select(Phrasing.A)))));
            }
        }
    }

    // A rule that schools may vary is told only where the school's own document decides nothing about it.
    private static bool GivesWay(PolicyLayers layers, Rule rule) =>
        rule.SchoolsMayVary && layers.Lowest.Front.Layer == Layer.School && layers.Lowest.Rules.Any(own => own.Verdict != RuleVerdict.Whenever
            && own.Action.IsCoveredBy(rule.Action) && own.Actors.Any(actor => rule.Actors.Any(actor.IsCoveredBy)));

    private static PlacedEntry Entry(int rank, string heading, Rule rule, IReadOnlyList<string> sentences) =>
        new(rank, heading, new Passage(rule.Clause, $"rule {rule.Id}", null, [], sentences));

    private static Passage Entry(Conduct conduct, string sentence) => new(conduct.Clause, $"conduct {conduct.Id}", null, [], [sentence]);

    private static IEnumerable<string> ToYou(Rule rule, HouseRulesReader reader)
    {
        yield return reader.Said(rule.Actors, ReadBack.Bare(rule with { Except = [] }, new GrammaticalVoice("you", HouseRulesReader.Outside)));
        foreach (var duty in rule.Verdict == RuleVerdict.Whenever ? [] : rule.Then)
        {
            yield return ReadBack.ToYou(duty);
        }

        if (Excepted(rule) is { } excepted)
        {
            yield return excepted;
        }
    }

    // What else others have to do is theirs to know.
    private static IEnumerable<string> OfOthers(Rule rule, HouseRulesReader reader)
    {
        yield return ReadBack.Bare(
            rule with { Except = [], With = [.. rule.With.Where(reader.IsMet)] },
            new GrammaticalVoice(English.Or(rule.Actors.Select(Phrasing.A)), reader.Called));
        if (Excepted(rule) is { } excepted)
        {
            yield return excepted;
        }
    }

    private static string? Excepted(Rule rule) => rule.Except.Count == 0 ? null : $"Clause {English.Or(rule.Except)} says when it is different.";

    private static string Yours(Conduct conduct, HouseRulesReader reader)
    {
        var own = conduct.Lanes.Where(lane => lane is not (Lane.Disciplinary or Lane.Behaviour or Lane.Complaints) || lane == reader.Lane).ToList();
        return reader.Said(
            conduct.By,
            Headed(conduct, conduct.Against.Count == 0 ? null : "towards " + English.Or(conduct.Against.Select(HouseRulesReader.Outside))))
            + $" It is dealt with {ReadBack.Dealt(own.Count > 0 ? own : conduct.Lanes)}."
            + (conduct.JudgedBy is { } judge ? $" The {judge} decides whether it is this." : "");
    }

    private static string Headed(Conduct conduct, string? whom)
    {
        var on = conduct.On.Count == 0 ? null : "on " + English.Or(conduct.On.Select(Phrasing.A));
        var head = string.Join(", ", ((string?[])[whom, on]).OfType<string>());
        return English.Capital(head.Length == 0 ? conduct.Means : $"{head}: {conduct.Means}") + ".";
    }
}
