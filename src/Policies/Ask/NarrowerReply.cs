using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Ask;

/// <summary>
/// Who or what exactly, where somebody said it in a wider word than a rule uses. A reply lists the narrower words that are meant
/// and, after "not", those that are not.
/// </summary>
internal static class NarrowerReply
{
    public const string Role = "exact role", Person = "exact person", Place = "exact place";

    private const string Not = "not ";

    private static readonly (string What, string Missing, WordKind Kind)[] All =
        [(Role, "actor", WordKind.Actor), (Person, DraftQuestion.Counterpart, WordKind.Counterpart), (Place, DraftQuestion.Channel, WordKind.Channel)];

    /// <summary>The name under which the reply is kept; null where the fact is missing altogether and not only too wide.</summary>
    public static string? Of(MissingFact missing) =>
        missing.Among.Count == 0 ? null : All.Where(one => one.Missing == missing.Name).Select(one => one.What).FirstOrDefault();

    public static bool Is(string what) => All.Any(one => one.What == what);

    /// <summary>What of a reply no longer holds once the wider word is another.</summary>
    public static string? Under(string what) => All.Where(one => one.Missing == what).Select(one => one.What).FirstOrDefault();

    public static InterviewQuestion Put(DraftQuestion draft, MissingFact missing, string what) =>
        new InterviewQuestion.Choose(
            what,
            what == Role ? draft.ForSelf ? "Which of these are you?" : "Which of these would do it?" : missing.Question,
            missing.Among)
        { Narrower = true };

    /// <summary>The draft once somebody chose one of the words, or none of them.</summary>
    public static DraftQuestion Take(DraftQuestion before, InterviewQuestion.Choose step, string word) =>
        before.With(step.What, string.Join(',', Parts(before, step.What).Union(word == DraftQuestion.None ? step.Words.Select(other => Not + other) : [word])));

    /// <summary>What a question that was read from a sentence says already.</summary>
    public static IEnumerable<GivenAnswer> Given(Question question) =>
        All.Select(one => new GivenAnswer(one.What, string.Join(',', question.NotAs.Where(word => word.Kind == one.Kind).Select(word => Not + word.Name))))
            .Where(told => told.Said.Length > 0);

    /// <summary>The question in the narrower words.</summary>
    public static Question Narrow(Question question, DraftQuestion draft, Vocabulary words, AskerProfile known)
    {
        var parts = All.SelectMany(one => Parts(draft, one.What).Select(part => (IsNot: part.StartsWith(Not, StringComparison.Ordinal), Word: words.Find(
            one.Kind,
            part.StartsWith(Not, StringComparison.Ordinal) ? part[Not.Length..] : part)))).Where(part => part.Word is not null).ToList();
        var meant = parts.Where(part => !part.IsNot).Select(part => part.Word!).ToList();
        return question with
        {
            AlsoAs = [.. question.AlsoAs.Union(meant.Where(word => word.Kind == WordKind.Actor && word != question.Actor))],
            With = meant.LastOrDefault(word => word.Kind == WordKind.Counterpart) ?? question.With,
            On = meant.LastOrDefault(word => word.Kind == WordKind.Channel) ?? question.On,
            NotAs = [.. parts.Where(part => part.IsNot).Select(part => part.Word!)
                .Concat(draft.ForSelf && known.HasRoles ? NotHeld(question, words) : []).Distinct()],
        };
    }

    /// <summary>What a person could say, to try what it would change.</summary>
    public static IEnumerable<Func<Question, Question>> Replies(MissingFact missing, Vocabulary words)
    {
        var kind = All.First(one => one.Missing == missing.Name).Kind;
        var among = missing.Among.Select(name => words.Find(kind, name)).OfType<Word>().ToList();
        return [
            .. among.Select(word => (Func<Question, Question>)(question => With(question, word))),
            question => question with { NotAs = [.. question.NotAs, .. among] },
        ];
    }

    private static Question With(Question question, Word word) => word.Kind switch
    {
        WordKind.Actor => question with { AlsoAs = [.. question.AlsoAs, word] },
        WordKind.Counterpart => question with { With = word },
        _ => question with { On = word },
    };

    // The school keeps who holds which role, so a role that it has not given to the person who asks is not theirs.
    private static IEnumerable<Word> NotHeld(Question question, Vocabulary words) =>
        words.Of(WordKind.Actor).Where(word => question.Actors.Any(held => word.IsCoveredBy(held)) && !question.Actors.Any(held => held.IsCoveredBy(word)));

    private static string[] Parts(DraftQuestion draft, string what) =>
        draft.Of(what) is { } said and not DraftQuestion.Skipped ? said.Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
}
