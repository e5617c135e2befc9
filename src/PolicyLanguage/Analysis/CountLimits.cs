using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>
/// Everything that rules can make of one number: how many of their limits it reaches, that nobody has said it, or that nobody can tell.
/// </summary>
internal sealed class CountLimits(string name, IEnumerable<int> limits)
{
    private readonly List<int> limits = [.. limits.Distinct().Order()];

    /// <summary>The fact that is counted.</summary>
    public string Name => name;

    /// <summary>How many cases there are.</summary>
    public int Count => limits.Count + 3;

    private int NotGiven => limits.Count + 1;

    /// <summary>Whether the number itself is known.</summary>
    public bool IsKnown(int value) => value < NotGiven;

    /// <summary>Whether nobody has said how many there are.</summary>
    public bool IsUnsaid(int value) => value == NotGiven;

    /// <summary>Whether the number reaches a limit in this case.</summary>
    public Truth Reaches(int value, int limit) =>
        value == NotGiven ? Truth.NotGiven
        : value > NotGiven ? Truth.NotKnown
        : limits.IndexOf(limit) < value ? Truth.True : Truth.False;

    /// <summary>The cases that it may turn out to be when somebody counts.</summary>
    public IEnumerable<int> Completions(int value) => IsKnown(value) ? [value] : Enumerable.Range(0, NotGiven);

    /// <summary>The case that a question is about.</summary>
    public int CaseOf(Question question)
    {
        foreach (var (fact, count) in question.Counts.Where(count => count.Key.Name == name))
        {
            return limits.Count(limit => limit <= count);
        }

        return question.Facts.Any(fact => fact.Key.Name == name && fact.Value == Truth.NotKnown) ? NotGiven + 1 : NotGiven;
    }

    /// <summary>A question in which the number is in this case.</summary>
    public Question Put(Question question, Word fact, int value) =>
        value == NotGiven ? question
        : value > NotGiven ? question with { Facts = new Dictionary<Word, Truth>(question.Facts) { [fact] = Truth.NotKnown } }
        : question with { Counts = new Dictionary<Word, int>(question.Counts) { [fact] = value == 0 ? limits[0] - 1 : limits[value - 1] } };
}
