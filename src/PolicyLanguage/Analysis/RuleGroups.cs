using System.Numerics;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>Actors and actions about which the same rules speak.</summary>
/// <param name="Asked">Who does what, by name.</param>
/// <param name="Rules">The rules of each document, in the order of their ids.</param>
internal sealed record RuleGroup(IReadOnlyList<(string Actor, string Action)> Asked, IReadOnlyList<IReadOnlyList<Rule>> Rules);

/// <summary>Puts together the actors and actions about which the same rules speak, so that each set of rules is looked at once.</summary>
internal sealed class RuleGroups
{
    private readonly List<Rule>[] numbered;
    private readonly int[][] numbers;

    private RuleGroups(IReadOnlyList<PolicyDocument> policies, Func<Rule, Rule, bool> same)
    {
        numbered = [.. policies.Select(policy => policy.Rules.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList())];
        numbers = [.. numbered.Select(rules => new int[rules.Count])];
        var next = 0;
        for (var policy = 0; policy < numbered.Length; policy++)
        {
            var first = numbered[0].Select((rule, place) => (rule, place)).ToLookup(entry => entry.rule.Id, StringComparer.Ordinal);
            for (var place = 0; place < numbered[policy].Count; place++)
            {
                var rule = numbered[policy][place];
                var partner = policy == 0 ? [] : first[rule.Id].Where(entry => same(entry.rule, rule)).Select(entry => numbers[0][entry.place] + 1);
                numbers[policy][place] = partner.FirstOrDefault() is var known and > 0 ? known - 1 : next++;
            }
        }
    }

    /// <summary>The groups of one document about which it has a rule.</summary>
    public static IEnumerable<RuleGroup> Of(PolicyDocument policy) =>
        new RuleGroups([policy], (_, _) => false).Groups(policy, [policy.Vocabulary.Named], rules => rules[0].IsZero);

    /// <summary>The groups of two documents, for the words that both have.</summary>
    /// <param name="same">Whether two rules of one id say the same, wherever they stand.</param>
    /// <param name="all">Also the groups in which all rules say the same, and those without any.</param>
    /// <param name="word">The word of the second document for an actor or action of the first; null where it has none.</param>
    public static IEnumerable<RuleGroup> Of(
        PolicyDocument first,
        PolicyDocument second,
        Func<Rule, Rule, bool> same,
        bool all,
        Func<WordKind, string, Word?> word) =>
        new RuleGroups([first, second], same).Groups(first, [first.Vocabulary.Named, word], rules => !all && rules[0] == rules[1]);

    private IEnumerable<RuleGroup> Groups(PolicyDocument policy, Func<WordKind, string, Word?>[] words, Func<BigInteger[], bool> leavesOut)
    {
        var actors = Signatures(policy, WordKind.Actor, words, (rule, word) => rule.Actors.Any(word.IsCoveredBy));
        var actions = Signatures(policy, WordKind.Action, words, (rule, word) => word.IsCoveredBy(rule.Action));
        var groups = new Dictionary<string, List<(string, string)>>();
        var order = new List<(string Key, BigInteger[] Rules)>();
        foreach (var action in actions)
        {
            foreach (var actor in actors)
            {
                var both = actor.Rules.Zip(action.Rules, (one, other) => one & other).ToArray();
                if (leavesOut(both))
                {
                    continue;
                }

                var key = string.Join('/', both);
                if (!groups.TryGetValue(key, out var asked))
                {
                    asked = [];
                    groups.Add(key, asked);
                    order.Add((key, both));
                }

                asked.AddRange(from one in actor.Names from other in action.Names select (one, other));
            }
        }

        return order.Select(group => new RuleGroup(groups[group.Key], [.. group.Rules.Select(Rules)]));
    }

    private IReadOnlyList<Rule> Rules(BigInteger bits, int policy) =>
        [.. numbered[policy].Where((_, place) => !(bits & (BigInteger.One << numbers[policy][place])).IsZero)];

    // Words about which the same rules of every document speak, in the order in which the first document has them.
    private List<(List<string> Names, BigInteger[] Rules)> Signatures(
        PolicyDocument policy,
        WordKind kind,
        Func<WordKind, string, Word?>[] words,
        Func<Rule, Word, bool> speaks)
    {
        var groups = new List<(List<string> Names, BigInteger[] Rules)>();
        foreach (var name in policy.Vocabulary.Names(kind))
        {
            var own = words.Select(find => find(kind, name)).ToList();
            if (own.Any(word => word is null))
            {
                continue;
            }

            var bits = own.Select((word, place) => Bits(place, rule => speaks(rule, word!))).ToArray();
            var group = groups.Find(other => other.Rules.AsSpan().SequenceEqual(bits));
            if (group.Names is null)
            {
                group = ([], bits);
                groups.Add(group);
            }

            group.Names.Add(name);
        }

        return groups;
    }

    private BigInteger Bits(int policy, Func<Rule, bool> has)
    {
        var bits = new byte[(numbers.Sum(all => all.Length) / 8) + 1];
        for (var place = 0; place < numbered[policy].Count; place++)
        {
            if (has(numbered[policy][place]))
            {
                bits[numbers[policy][place] / 8] |= (byte)(1 << (numbers[policy][place] % 8));
            }
        }

        return new BigInteger(bits, isUnsigned: true);
    }
}
