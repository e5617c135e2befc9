using System.Numerics;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Compilation;

/// <summary>The rules of a cell that have exceptions. An exception may have some of its own, which have to be weighed before it.</summary>
internal static class Exceptions
{
    public static List<(ulong Rule, ulong Exceptions)> InOrder(List<Rule> ranked, IReadOnlyList<Rule> narrow)
    {
        var ordered = new List<(ulong Rule, ulong Exceptions)>();
        foreach (var (place, rule) in ranked.Concat(narrow).Index())
        {
            Visit(rule, place);
        }

        return ordered;

        void Visit(Rule rule, int place)
        {
            var exceptions = Bits.Of(ranked, other => rule.Except.Contains(other.Clause.Id));
            if (exceptions == 0 || ordered.Any(known => known.Rule == 1UL << place))
            {
                return;
            }

            for (var rest = exceptions; rest != 0; rest &= rest - 1)
            {
                var other = BitOperations.TrailingZeroCount(rest);
                Visit(ranked[other], other);
            }

            ordered.Add((1UL << place, exceptions));
        }
    }
}
