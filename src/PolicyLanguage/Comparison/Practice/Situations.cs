using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>One way in which what is done differs.</summary>
/// <param name="Where">The situations after <c>where</c>; empty where it is all of them.</param>
internal sealed record PracticeDifference(string Before, string After, string Where);

/// <summary>Tries every situation that some variables distinguish.</summary>
internal sealed class Situations
{
    /// <summary>More are not tried: the texts are then said to differ, which errs on the side of looking.</summary>
    public const int Most = 3_000;

    // So many are named; a sentence of twenty would not be read.
    private const int Named = 3;

    private readonly IReadOnlyList<Variable> variables;

    public Situations(IEnumerable<Variable> variables) => this.variables = [.. variables.Distinct()];

    private long Count => variables.Aggregate(1L, (many, variable) => Math.Min(many * variable.Values.Count, Most + 1L));

    /// <summary>Every pair of outcomes that differ; null where there are too many situations to try.</summary>
    /// <param name="outcomes">What is done on both sides in one situation. Equal texts are the same.</param>
    public IReadOnlyList<PracticeDifference>? Differing(Func<IReadOnlyDictionary<Variable, Truth>, (string Before, string After)> outcomes)
    {
        if (Count > Most)
        {
            return null;
        }

        var all = All().Select(values => (Values: values, Outcome: outcomes(Known(values)))).ToList();
        var differing = all.Where(one => one.Outcome.Before != one.Outcome.After).ToList();

        // What nobody can tell differs already because what it may turn out to be differs; that is said once, of the latter.
        var said = differing.Where(one => !differing.Exists(other => IsKnownOf(one.Values, other.Values))).ToList();
        return [.. said.Select(one => one.Outcome).Distinct().Select(outcome => new PracticeDifference(
            outcome.Before,
            outcome.After,
            Where(all, [.. said.Where(one => one.Outcome == outcome).Select(one => one.Values)], outcome)))];
    }

    private static bool IsKnownOf(Truth[] values, Truth[] other) =>
        !ReferenceEquals(values, other) && Enumerable.Range(0, values.Length)
            .All(place => values[place] == other[place] || (values[place] == Truth.NotKnown && other[place] != Truth.NotKnown));

    private IEnumerable<Truth[]> All() => variables.Aggregate(
        (IEnumerable<Truth[]>)[[]],
        (sofar, variable) => sofar.SelectMany(values => variable.Values.Select(value => (Truth[])[.. values, value])));

    private Dictionary<Variable, Truth> Known(Truth[] values) => variables.Zip(values).ToDictionary();

    // Situations put as shortly as they can be: what does not matter is left out.
    private string Where(List<(Truth[] Values, (string, string) Outcome)> all, List<Truth[]> left, (string, string) outcome)
    {
        var told = new List<string>();
        while (left.Count > 0)
        {
            var matters = Narrowed(all, outcome, left[0]);
            if (matters.Count == 0)
            {
                return "";
            }

            if (told.Count == Named)
            {
                return string.Join(", or where ", told) + ", or in other situations";
            }

            var first = left[0];
            told.Add(English.And(matters.Select(place => variables[place].Said(first[place]))));
            left.RemoveAll(values => matters.All(place => values[place] == first[place]));
        }

        return string.Join(", or where ", told);
    }

    // A situation that nobody knows enough of is no reason to say more.
    private List<int> Narrowed(List<(Truth[] Values, (string, string) Outcome)> all, (string, string) outcome, Truth[] values)
    {
        var matters = Enumerable.Range(0, variables.Count).ToList();
        foreach (var place in Enumerable.Range(0, variables.Count))
        {
            var fewer = matters.Where(other => other != place).ToList();
            if (all.All(one => one.Outcome == outcome || (one.Values.Contains(Truth.NotKnown) && !values.Contains(Truth.NotKnown))
                || fewer.Any(other => one.Values[other] != values[other])))
            {
                matters = fewer;
            }
        }

        return matters;
    }
}
