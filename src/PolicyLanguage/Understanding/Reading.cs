using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>One meaning that a sentence may have, in the canonical names of the vocabulary; null or absent where the sentence does not say.</summary>
/// <param name="Actor">Who would do it, or did.</param>
/// <param name="Counterpart">With whom, or of whom.</param>
/// <param name="Channel">Through what.</param>
/// <param name="Facts">Only what the sentence itself says.</param>
/// <param name="Score">How sure the reader is, from 0 to 1; for putting readings in order and for nothing else.</param>
/// <param name="RestsOn">The words of the sentence that led here, as they were typed.</param>
/// <param name="NotUnderstood">The words that the reader could make nothing of, as they were typed.</param>
public sealed record Reading(
    SentenceKind Kind,
    string Actor,
    string? Action,
    string? Counterpart,
    string? Channel,
    IReadOnlyDictionary<string, bool> Facts,
    string? Concern,
    double Score,
    IReadOnlyList<string> RestsOn,
    IReadOnlyList<string> NotUnderstood)
{
    /// <summary>Whether the sentence names whom it is about; otherwise that is what is usual, and nobody has said it.</summary>
    public bool SaysCounterpart { get; init; }

    /// <summary>Whether the sentence names the channel, or a place that is one unless it says otherwise.</summary>
    public bool SaysChannel { get; init; }

    /// <summary>
    /// The sentence asks the other way round: whether something has to be, or whether somebody may be blocked. A bare yes or no would answer another question.
    /// </summary>
    public bool Turned { get; init; }

    /// <summary>The network, app or game that was named, by its full name.</summary>
    public string? Place { get; init; }

    /// <summary>Years of age that were said of the other person.</summary>
    public int? Aged { get; init; }

    /// <summary>When the other person was born or left, as far as the sentence says it.</summary>
    internal IReadOnlyList<SaidDate> Dates { get; init; } = [];

    /// <summary>
    /// The day on which the other person was born or left: the latest that fits what was said, so that no waiting time is over too early. Null where nothing
    /// was said of it.
    /// </summary>
    public DateOnly? DayOf(DateFact what, DateOnly today) => Dates.Where(date => date.About == what).Select(date => date.Latest(today)).FirstOrDefault();

    /// <summary>Years since the other person left, where they were said.</summary>
    public int? YearsGone { get; init; }
}

/// <summary>What a sentence was understood to say.</summary>
/// <param name="Readings">Best first; none where the sentence is about something else, or nothing could be made of it.</param>
/// <param name="SafeguardingFirst">A child may be at risk: the way to the safeguarding lead comes before anything else.</param>
/// <param name="OffTopic">Nothing that a social media policy could answer.</param>
/// <param name="Topics">Actions to offer instead, by name, the likeliest first.</param>
/// <param name="Language">The language of the sentence where it is not English and was recognised, such as <c>cy</c> or <c>pl</c>.</param>
public sealed record UnderstoodSentence(
    IReadOnlyList<Reading> Readings,
    bool SafeguardingFirst,
    bool OffTopic,
    IReadOnlyList<string> Topics,
    string? Language)
{
    /// <summary>What the documents say of it, the likeliest first; none where no document was given, or none says anything.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The sentence asks for something that the first passage tells: whom, when, how, what follows. Then it comes before the readings.</summary>
    public bool PassageAnswers { get; init; }
}
