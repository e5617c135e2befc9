using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests;

/// <summary>Situations that the rules of a document speak of, with dates that lie around their thresholds.</summary>
internal static class RandomQuestion
{
    private static readonly DateOnly[] Days = [new(2024, 2, 29), new(2024, 2, 28), new(2024, 3, 1), new(2023, 2, 28), new(2023, 3, 1), new(2023, 12, 31), DateOnly.MaxValue];

    public static Question About(PolicyDocument policy, Random random)
    {
        var rule = policy.Rules[random.Next(policy.Rules.Count)];
        var asked = One(random, Days);
        var limb = policy.Rules.SelectMany(other => other.Until?.Limbs ?? []).ToList() is { Count: > 0 } limbs ? limbs[random.Next(limbs.Count)] : new Limb(DateFact.Birth, 18);
        return new Question
        {
            Actor = Narrower(policy, WordKind.Actor, rule.Actors[random.Next(rule.Actors.Count)], random),
            Action = Narrower(policy, WordKind.Action, rule.Action, random),
            With = Maybe(random, () => rule.With.Count > 0 && random.Next(4) > 0 ? rule.With[random.Next(rule.With.Count)] : Any(policy, WordKind.Counterpart, random)),
            On = Maybe(random, () => rule.On.Count > 0 && random.Next(4) > 0 ? rule.On[random.Next(rule.On.Count)] : Any(policy, WordKind.Channel, random)),
            Facts = policy.Rules.SelectMany(other => other.When.Concat(other.Unless)).Select(condition => condition.Fact).Distinct()
                .Where(_ => random.Next(5) > 0).ToDictionary(fact => fact, fact => fact.Counts is null ? (Truth)One(random, 0, 0, 0, 1, 1, 2, 3) : (Truth)One(random, 2, 3)),
            Counts = policy.Rules.SelectMany(other => other.When.Concat(other.Unless)).Where(condition => condition.AtLeast is not null).DistinctBy(condition => condition.Fact)
                .Where(_ => random.Next(3) > 0).ToDictionary(condition => condition.Fact, condition => Math.Max(0, condition.AtLeast!.Value + random.Next(-2, 3))),
            Born = random.Next(3) > 0 ? Around(asked, limb, random) : null,
            Left = random.Next(3) > 0 ? Around(asked, limb, random) : null,
            Asked = random.Next(8) > 0 ? asked : null,
            Dates = policy.Rules.SelectMany(other => other.Until?.Limbs ?? []).Where(other => other.Since is not null).DistinctBy(other => other.Since)
                .Where(_ => random.Next(3) > 0).ToDictionary(other => other.Since!, other => random.Next(4) == 0 ? (DateOnly?)null : Around(asked, other, random)),
            Aged = random.Next(3) == 0 ? Math.Max(0, limb.Years + random.Next(-1, 2)) : null,
            LeftYearsAgo = random.Next(3) == 0 ? Math.Max(0, limb.Years + random.Next(-1, 2)) : null,
            Unknown = new HashSet<DateFact>(Enum.GetValues<DateFact>().Where(date => date != DateFact.Named).Where(_ => random.Next(5) == 0)),
        };
    }

    private static DateOnly Around(DateOnly asked, Limb limb, Random random)
    {
        var day = Calendar.Later(asked, -limb.Years, -limb.Months);
        return day == DateOnly.MaxValue || random.Next(10) == 0 ? One(random, Days) : day.AddDays(random.Next(-2, 3));
    }

    private static Word Narrower(PolicyDocument policy, WordKind kind, Word word, Random random)
    {
        var narrower = policy.Vocabulary.Of(kind).Where(other => other.IsCoveredBy(word)).ToList();
        return narrower[random.Next(narrower.Count)];
    }

    private static Word Any(PolicyDocument policy, WordKind kind, Random random)
    {
        var words = policy.Vocabulary.Of(kind).ToList();
        return words[random.Next(words.Count)];
    }

    private static Word? Maybe(Random random, Func<Word> word) => random.Next(8) > 0 ? word() : null;

    private static T One<T>(Random random, params T[] from) => from[random.Next(from.Length)];
}
