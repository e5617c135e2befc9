using System.Text.RegularExpressions;
using Countersign.Policies.Adopt;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>A founding clause that says what a clause of the draft may say.</summary>
/// <param name="Rule">Of its rules the one that fits best; null where it has none.</param>
/// <param name="Likeness">How much speaks for it; comparable among the proposals for one clause.</param>
/// <param name="IsStrong">Whether it is shown at once. A weak one is shown to whoever asks for more.</param>
/// <param name="RestsOn">Words of the school that say what the founding clause says, the most telling first.</param>
internal sealed record Proposal(PolicyDocument Document, Clause Clause, Rule? Rule, double Likeness, bool IsStrong, IReadOnlyList<string> RestsOn);

/// <summary>
/// Finds the founding clauses whose blocks do what a clause says: by what its sentences permit and forbid, to whom and through what, and by words that
/// mean the same. It only proposes; a person decides.
/// </summary>
internal sealed partial class Proposals
{
    // How much the words of the prose, those of all blocks, those of the best rule and what was heard count. These figures and those below were set with
    // the first list of paraphrases in the tests; the second list is there to see what they are worth.
    private const double Prose = 0.6, Blocks = 0.4, BestRule = 0.3, Heard = 0.15;

    // Below this, two clauses have little more in common than being about schools.
    private const double Least = 0.2;

    // A strong one is at least so like, so far ahead of what says something else, and rests on so many words that weigh so much, also of the whole text.
    private const double LeastStrong = 0.4, LeastAhead = 0.1, LeastWeight = 5, LeastCovered = 0.28;

    private const int LeastShared = 4, MostTold = 4, Compared = 10;

    private static readonly Lazy<Proposals> Starting = new(static () => new Proposals(StartingPolicies.Shipped.Documents()));

    private readonly List<Known> known;

    private readonly WordWeights weights;

    private sealed record Known(
        PolicyDocument Document,
        Clause Clause,
        Dictionary<string, double> Prose,
        Dictionary<string, double> Blocks,
        IReadOnlyList<(Rule Rule, Dictionary<string, double> Words)> Rules);

    public Proposals(IEnumerable<PolicyDocument> founding)
    {
        var texts = founding.SelectMany(document => CopiedBlocks.Running(document)
            .Select(clause => (Document: document, Text: new FoundingText(document, clause)))).ToList();
        weights = new WordWeights([.. texts.Select(one => one.Text.Prose.Keys.Concat(one.Text.Blocks.Keys))]);
        known = [.. texts.Select(one => new Known(
            one.Document,
            one.Text.Clause,
            weights.Weighed(one.Text.Prose),
            weights.Weighed(one.Text.Blocks),
            [.. one.Text.Rules.Select(rule => (rule.Rule, weights.Weighed(rule.Words)))]))];
    }

    /// <summary>Those of the policies that come with the program, made once.</summary>
    public static Proposals OfStartingPolicies => Starting.Value;

    /// <summary>The likeliest, best first; none for a heading without prose, and none that has nothing in common with it.</summary>
    public IReadOnlyList<Proposal> For(string heading, string prose, int most = 4)
    {
        if (string.IsNullOrWhiteSpace(prose) && !Sentence().IsMatch(heading))
        {
            return [];
        }

        var said = Thesaurus.Of($"{heading}\n{heading}\n{prose}");
        var (words, heard) = (weights.Weighed(said), HeardClause.In($"{heading}.\n{prose}"));
        var best = known.Select(one => Weigh(one, words, heard)).OrderByDescending(one => one.Likeness)
            .ThenBy(one => one.Known.Document.Front.Id, StringComparer.Ordinal).ThenBy(one => one.Known.Clause.Line).Take(Compared).ToList();
        var strong = best[0].Rule is { } rule && heard.Agrees(rule) && IsStrong(best, words);
        return [.. best.Where(one => one.Likeness >= Least).Take(most).Select((one, i) => new Proposal(
            one.Known.Document, one.Known.Clause, one.Rule, Math.Round(one.Likeness, 3), i == 0 && strong, Told(one.Known, words, said)))];
    }

    private static (Known Known, Rule? Rule, double Likeness) Weigh(Known one, Dictionary<string, double> words, HeardClause heard)
    {
        var likeness = (Prose * WordWeights.Likeness(words, one.Prose)) + (Blocks * WordWeights.Likeness(words, one.Blocks));
        if (one.Rules.Count == 0)
        {
            return (one, null, likeness);
        }

        var fits = one.Rules.Select(rule => (rule.Rule, Fit: (BestRule * WordWeights.Likeness(words, rule.Words))
            + (Heard * heard.Fits(rule.Rule, one.Document.Vocabulary)))).ToList();
        return (one, fits.OrderByDescending(fit => heard.Agrees(fit.Rule)).ThenByDescending(fit => fit.Fit).First().Rule, likeness + fits.Max(fit => fit.Fit));
    }

    // Enough words in common, and nothing that says something else comes near.
    private bool IsStrong(IReadOnlyList<(Known Known, Rule? Rule, double Likeness)> best, Dictionary<string, double> words)
    {
        var first = best[0];
        var shared = Shared(first.Known, words).ToList();
        var rival = best.Skip(1).FirstOrDefault(one => one.Rule is null || !SaysMuchTheSame(first.Rule!, one.Rule)).Likeness;
        return first.Likeness >= LeastStrong && first.Likeness - rival >= LeastAhead * first.Likeness && shared.Count >= LeastShared
            && shared.Sum(weights.Of) is var weight && weight >= LeastWeight && weight >= LeastCovered * words.Keys.Sum(weights.Of);
    }

    /// <summary>Whether two rules have verdict, actors, action and counterparts in common.</summary>
    public static bool SaysSame(Rule one, Rule other) => one.Verdict == other.Verdict && one.Action.Name == other.Action.Name
        && Names(one.Actors).SetEquals(Names(other.Actors)) && Names(one.With).SetEquals(Names(other.With));

    // Documents draw their circles a little differently: one names pupils, another pupils of other schools as well.
    private static bool SaysMuchTheSame(Rule one, Rule other) => one.Verdict == other.Verdict
        && (one.Action.IsCoveredBy(other.Action) || other.Action.IsCoveredBy(one.Action) || one.Action.Name == other.Action.Name)
        && Names(one.Actors).Overlaps(Names(other.Actors)) && (one.With.Count == 0 || other.With.Count == 0 || Names(one.With).Overlaps(Names(other.With)));

    private static HashSet<string> Names(IReadOnlyList<Word> words) => [.. words.Select(word => word.Name)];

    private static IEnumerable<string> Shared(Known one, Dictionary<string, double> words) =>
        words.Keys.Where(word => one.Prose.ContainsKey(word) || one.Blocks.ContainsKey(word));

    // A clause of one sentence has it in the place of its heading.
    [GeneratedRegex(
        @"\w[.!?;:][""')\]”’]*\s*$|\b(must|may|should|shall|will|can|cannot|never|do not|does not|are not|is not)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();

    private List<string> Told(Known one, Dictionary<string, double> words, Dictionary<string, (int Times, string Word)> said) =>
        [.. Shared(one, words).OrderByDescending(weights.Of).ThenBy(word => word, StringComparer.Ordinal).Take(MostTold).Select(word => said[word].Word)];
}
