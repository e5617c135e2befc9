using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>Whom a sentence speaks of, and what it calls other people.</summary>
/// <param name="Who">Such as <c>a pupil or a parent</c>, or <c>you</c>.</param>
/// <param name="Other">What the person on the other side is called.</param>
internal sealed record GrammaticalVoice(string Who, Func<Word, string> Other)
{
    private const string Two = "the two ";

    public bool IsYou => Who == "you";

    public static GrammaticalVoice Of(IReadOnlyList<Word> actors) => new(English.Or(actors.Select(Phrasing.A)), Phrasing.Calling(actors));

    /// <summary>What they do, as a sentence says it of them.</summary>
    public string Does(string doing) =>
        Phrasing.Does(doing, IsYou || Phrasing.IsMany(Who[(Who.LastIndexOf(" or ", StringComparison.Ordinal) is var place and >= 0 ? place + 4 : 0)..]));

    /// <summary>A condition of what they do. "The two" are these and the person on the other side; "they" are these, where nobody else takes part.</summary>
    public string Clause(Condition condition, IReadOnlyList<Word> with)
    {
        var said = SentenceModel.Of(condition);
        return IsYou && with.Count == 0 && said.StartsWith("they ", StringComparison.Ordinal) ? "you "
            + said[5..].Replace("themselves", "yourself", StringComparison.Ordinal)
            : said.StartsWith(Two, StringComparison.Ordinal) && (IsYou || with.Any(other => Other(other) == "you")) ? "you " + said[Two.Length..]
            : said;
    }
}
