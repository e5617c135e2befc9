using System.Numerics;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Compilation;

/// <summary>The counterparts, or the channels, that the rules of a cell name.</summary>
internal sealed class WordMask
{
    private readonly List<Word> words;
    private readonly ulong[] rulesOf;
    private readonly ulong[] wordsOf;

    // Rules that name any.
    private readonly ulong naming;

    public WordMask(IReadOnlyList<Rule> rules, Func<Rule, IReadOnlyList<Word>> named)
    {
        words = [.. rules.SelectMany(named).Distinct()];
        if (words.Count > 63)
        {
            throw new NotSupportedException($"the rules about one actor and action name {words.Count} counterparts or channels");
        }

        rulesOf = [.. words.Select(word => Bits.Of(rules, rule => named(rule).Contains(word)))];
        wordsOf = [.. rules.Select(rule => Bits.Of(words, named(rule).Contains))];
        naming = Bits.Of(rules, rule => named(rule).Count > 0);
    }

    /// <summary>The words that cover the one asked about.</summary>
    public ulong Covering(Word? asked) => asked is null ? 0 : EncodedQuestion.Named | Bits.Of(words, asked.IsCoveredBy);

    /// <summary>The words that are narrower than the one asked about and could be meant.</summary>
    public ulong Narrower(Question question, Word? asked) => asked is null ? 0 : Bits.Of(words, word => Evaluation.NarrowerTerms.Fits(word, asked, question));

    /// <summary>The rules that are about another word.</summary>
    public ulong Fails(ulong asked)
    {
        var said = 0UL;
        for (var rest = asked & ~EncodedQuestion.Named; rest != 0; rest &= rest - 1)
        {
            said |= rulesOf[BitOperations.TrailingZeroCount(rest)];
        }

        return asked == 0 ? 0 : naming & ~said;
    }

    /// <summary>The rules for which the word has to be asked.</summary>
    public ulong NotGiven(ulong asked) => asked == 0 ? naming : 0;

    /// <summary>Whether the rule names one of the narrower words.</summary>
    public bool Fits(int rule, ulong narrower) => (wordsOf[rule] & narrower) != 0;
}

internal static class Bits
{
    public static ulong Of<T>(IReadOnlyList<T> things, Func<T, bool> has)
    {
        var bits = 0UL;
        for (var place = 0; place < things.Count; place++)
        {
            bits |= has(things[place]) ? 1UL << place : 0;
        }

        return bits;
    }
}
