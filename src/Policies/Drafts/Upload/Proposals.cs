using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>A founding clause that says something like a clause of the draft.</summary>
/// <param name="Document">The short name of the founding document.</param>
/// <param name="Likeness">From 0 to 1: the cosine of the two texts' weighted words.</param>
internal sealed record Proposal(string Document, string Clause, string Heading, double Likeness);

/// <summary>Finds the founding clause whose words are closest to those of a clause. It only proposes; a person decides.</summary>
internal sealed partial class Proposals
{
    /// <summary>Below this, two texts have little more in common than being about schools.</summary>
    public const double Least = 0.25;

    private static readonly HashSet<string> Empty =
    [
        .. ("the a an and or of to in on for with by at from as is are be been it its this that these those they them their there "
            + "any all not no nor may must should will shall can which who whom whose when where what if than then into onto out up so such "
            + "other others each every do does has have had was were but only also our we you your").Split(' '),
    ];

    private readonly Dictionary<string, double> weights;

    private readonly double rarest;

    private readonly List<(string Document, Clause Clause, Dictionary<string, double> Words)> known;

    public Proposals(IEnumerable<PolicyDocument> founding)
    {
        List<(string Document, Clause Clause, Dictionary<string, int> Words)> clauses =
            [.. founding.SelectMany(document => BlockCopier.Clauses(document)
                .Select(clause => (document.Front.Id, clause, Count($"{clause.Heading} {clause.Markdown}"))))];
        weights = clauses.SelectMany(one => one.Words.Keys).GroupBy(word => word)
            .ToDictionary(group => group.Key, group => Math.Log((clauses.Count + 1.0) / group.Count()));
        rarest = weights.Values.DefaultIfEmpty(1).Max();
        known = [.. clauses.Select(one => (one.Document, one.Clause, Weighed(one.Words)))];
    }

    /// <summary>The closest clause; null where none is close.</summary>
    public Proposal? Closest(string heading, string prose)
    {
        var words = Weighed(Count($"{heading} {prose}"));
        var (document, clause, likeness) = known.Select(one =>
            (one.Document, one.Clause, Likeness: words.Sum(word => word.Value * one.Words.GetValueOrDefault(word.Key)))).MaxBy(one => one.Likeness);
        return likeness >= Least ? new Proposal(document, clause.Id, clause.Heading, Math.Round(likeness, 3)) : null;
    }

    private Dictionary<string, double> Weighed(Dictionary<string, int> counts)
    {
        // A word that no founding clause has sets the two apart, so it weighs as much as the rarest.
        var weighed = counts.ToDictionary(count => count.Key, count => (1 + Math.Log(count.Value)) * weights.GetValueOrDefault(count.Key, rarest));
        var length = Math.Sqrt(weighed.Values.Sum(value => value * value));
        return length == 0 ? [] : weighed.ToDictionary(one => one.Key, one => one.Value / length);
    }

    private static Dictionary<string, int> Count(string text) =>
        Letters().Matches(text.ToLowerInvariant()).Select(match => match.Value).Where(word => word.Length > 2 && !Empty.Contains(word))
            .Select(Stem).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());

    // Crude on purpose: pupils and pupil, posting and post meet, and nothing hangs on it but an offer.
    private static string Stem(string word)
    {
        foreach (var ending in (string[])["ings", "ing", "ies", "ed", "es", "s"])
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
