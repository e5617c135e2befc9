using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Whether a rule is about something narrower than what was asked, so that it may or may not be meant.</summary>
internal static class NarrowerTerms
{
    /// <summary>Whether this word of a rule could be what is meant by the wider word that was asked.</summary>
    public static bool Fits(Word rule, Word asked, Question question) =>
        rule.IsCoveredBy(asked) && !asked.IsCoveredBy(rule) && !question.NotAs.Any(rule.IsCoveredBy);

    public static bool Actor(Rule rule, Question question) => !rule.SpeaksOf(question) && Roles(rule, question).Any();

    /// <summary>The roles of a rule that are narrower than one in which somebody asks.</summary>
    public static IEnumerable<Word> Roles(Rule rule, Question question) =>
        rule.Actors.Where(role => question.Actors.Any(asked => Fits(role, asked, question)));

    public static bool With(Rule rule, Question question) => rule.With.Count > 0 && Slot(rule.With, question.With, question).Any();

    public static bool On(Rule rule, Question question) => rule.On.Count > 0 && Slot(rule.On, question.On, question).Any();

    /// <summary>What to ask about a rule that may be meant: the narrower words that it names.</summary>
    public static IEnumerable<MissingFact> Missing(Rule rule, Question question)
    {
        if (Actor(rule, question))
        {
            yield return new MissingFact(MissingFact.OfSituation[0], "Who exactly does it?")
            { Kind = MissingFact.WordKind, Among = Names(Roles(rule, question)) };
        }

        if (With(rule, question))
        {
            yield return new MissingFact(
                MissingFact.OfSituation[1],
                "Who exactly is the other person?")
            { Kind = MissingFact.WordKind, Among = Names(Slot(rule.With, question.With, question)) };
        }

        if (On(rule, question))
        {
            yield return new MissingFact(
                MissingFact.OfSituation[2],
                "Through which account, site or device exactly?")
            { Kind = MissingFact.WordKind, Among = Names(Slot(rule.On, question.On, question)) };
        }
    }

    /// <summary>The narrower words that a rule names.</summary>
    public static IEnumerable<Word> Words(Rule rule, Question question) =>
        [.. Actor(rule, question) ? Roles(rule, question) : [], .. Slot(rule.With, question.With, question), .. Slot(rule.On, question.On, question)];

    private static IEnumerable<Word> Slot(IReadOnlyList<Word> rule, Word? asked, Question question) =>
        asked is null || rule.Any(asked.IsCoveredBy) ? [] : rule.Where(word => Fits(word, asked, question));

    private static string[] Names(IEnumerable<Word> words) => [.. words.Select(word => word.Name).Distinct()];
}
