using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>An entry and where it stands.</summary>
/// <param name="Rank">Sections of a lower rank come first.</param>
internal sealed record PlacedEntry(int Rank, string Heading, Passage Entry);

/// <summary>The people who read house rules, as a policy names them.</summary>
/// <param name="You">What they are called where they act.</param>
/// <param name="Lane">Where their own conduct is dealt with, when a policy names a lane for each group.</param>
/// <param name="Them">What they are called where somebody else acts towards them.</param>
internal sealed record HouseRulesReader(Word You, IReadOnlyList<Word> Them, Lane Lane)
{
    public const string WhenWorried = "If something worries you";

    private static readonly Dictionary<Audience, (string Actor, string[] Others, Lane Lane)> Names = new()
    {
        [Audience.Pupils] = ("pupil", ["current pupil"], Lane.Behaviour),
        [Audience.Families] = ("parent", ["parent of a current pupil", "another parent"], Lane.Complaints),
    };

    public static HouseRulesReader Of(Vocabulary words, Audience audience)
    {
        var (actor, others, lane) = Names[audience];
        return new HouseRulesReader(words.Find(WordKind.Actor, actor)!, [.. others.Select(name => words.Find(WordKind.Counterpart, name)!)], lane);
    }

    /// <summary>Whether they are among these, some of them at least.</summary>
    public bool IsAmong(IEnumerable<Word> actors) => actors.Any(actor => You.IsCoveredBy(actor) || actor.IsCoveredBy(You));

    /// <summary>Whether this is what others call them.</summary>
    public bool IsMet(Word counterpart) => Them.Any(them => them.IsCoveredBy(counterpart) || counterpart.IsCoveredBy(them));

    /// <summary>A sentence said to all of them, or begun with whom among them it concerns: <c>If you are a prefect, you may …</c></summary>
    public string Said(IReadOnlyList<Word> actors, string sentence) => actors.Any(You.IsCoveredBy)
        ? sentence
        : $"If you are {English.Or(actors.Where(actor => actor.IsCoveredBy(You)).Select(Phrasing.A))}, {English.Small(sentence)}";

    /// <summary>Where a word has a narrower one among the readers' own, the readers are meant.</summary>
    public string Called(Word counterpart) => IsMet(counterpart) ? "you" : Outside(counterpart);

    /// <summary>What people outside the school call the other person: its staff are no colleagues of theirs.</summary>
    public static string Outside(Word counterpart) => counterpart.Outside ?? Phrasing.A(counterpart);
}
