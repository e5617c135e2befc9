using System.Globalization;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>An answer in plain sentences, the same on a page, in print and on the command line.</summary>
public static class AnswerText
{
    /// <summary>The whole answer as plain text of several lines, the sentence that answers first.</summary>
    public static string Render(PolicyDocument policy, Answer answer) => Render(policy.Vocabulary, answer, [Source(policy)]);

    /// <summary>The whole answer of several layers; every clause names its document.</summary>
    public static string Render(PolicyLayers layers, Answer answer) => Render(layers.Vocabulary, answer, answer.Sources.Select(Source));

    private static string Render(Vocabulary words, Answer answer, IEnumerable<string> sources)
    {
        var lines = new List<string> { Sentence(answer) };
        if (answer.Because is { } because && answer.Verdict != Verdict.NeedsFacts)
        {
            lines.Add(Because(because));
        }

        lines.AddRange(answer.Missing.Select(missing =>
            $"  {missing.Question} ({missing.Name}{(missing.Among.Count > 0 ? $": {English.Or(missing.Among)}, or another" : "")})"));
        lines.AddRange(ToDo(answer).Select((step, i) => $"  {i + 1}. {step}"));
        if (Changes(answer) is { } change)
        {
            lines.Add(change);
        }

        lines.AddRange(answer.Clauses.Select(clause => $"  {Cited(answer, clause)}"));
        if (FactsUsed(words, answer) is { Count: > 0 } facts)
        {
            lines.Add("It rests on: " + string.Join(" ", facts));
        }

        if (answer.DayCount is { } convention)
        {
            lines.Add(convention);
        }

        lines.AddRange(sources);
        return string.Join('\n', lines);
    }

    /// <summary>One or two sentences that answer: <c>No. Staff may not connect with a former pupil until 10 March 2024.</c></summary>
    public static string Sentence(Answer answer)
    {
        var question = answer.Question;
        var who = Phrasing.Who(question);
        var doing = Phrasing.Doing(question, answer.Verdict is Verdict.Forbidden or Verdict.AdvisedAgainst ? Phrasing.Anybody : Phrasing.Somebody);
        return answer.Verdict switch
        {
            Verdict.Allowed => $"Yes. {English.Capital(who)} may {doing}{Until(answer)}.",
            Verdict.AllowedOnce => $"Yes, but not yet. {English.Capital(who)} may {doing} once there has been {string.Join(", then ", answer.Signatures)}.",
            Verdict.Forbidden => $"No. {English.Capital(who)} may not {doing}{Until(answer)}.",
            Verdict.AdvisedAgainst => $"Better not. The policy advises {who} not to {doing}{Until(answer)}, but does not forbid it.",
            Verdict.Judgement => $"The {answer.Decider} decides. No rule alone settles whether {who} may {doing}.",
            Verdict.OutOfScope => $"The policy does not reach this. It neither allows nor forbids {who} to {doing}.",
            Verdict.Silent => $"The policy does not say whether {who} may {doing}. Ask the {answer.Decider} first: silence is not a yes.",
            Verdict.NeedsFacts => $"It depends. To say whether {who} may {doing}, something more has to be known.",
            Verdict.ToDo => $"The policy says what to do when {who} {Phrasing.Does(doing, Phrasing.IsMany(who))}, and neither allows nor forbids it.",
            _ => throw new InvalidOperationException("an answer has one of the verdicts"),
        };
    }

    /// <summary>What to do, in order: the signatures that come first, then the duties.</summary>
    public static IReadOnlyList<string> ToDo(Answer answer) => [.. answer.Signatures.Select(Step), .. answer.Duties.Select(Duty)];

    /// <summary>The day on which the answer changes and what it becomes; null where it does not change on its own.</summary>
    public static string? Changes(Answer answer) =>
        answer.Change is { } change ? $"From {English.Day(change.On)} the answer is different: {VerdictWords.Then(change.Becomes)}." : null;

    /// <summary>The facts that the answer rests on, as question and answer.</summary>
    public static IReadOnlyList<string> FactsUsed(PolicyDocument policy, Answer answer) => FactsUsed(policy.Vocabulary, answer);

    /// <summary>The facts that the answer rests on, in the words of one document or of several layers.</summary>
    public static IReadOnlyList<string> FactsUsed(Vocabulary words, Answer answer) => [.. answer.FactsUsed.Select(fact => FactUsed(words, fact))];

    /// <summary>A clause and its part: <c>Clause 2.9 Former pupils wait: this decides.</c></summary>
    public static string Cited(CitedClause clause) => $"Clause {clause.Clause} {clause.Heading}: {Part(clause.Part)}";

    /// <summary>The same; where several documents were heard it names the one in which the clause stands.</summary>
    public static string Cited(Answer answer, CitedClause clause) =>
        answer.Sources.Count > 1 && answer.Sources.FirstOrDefault(source => source.Document == clause.Document) is { } source
            ? $"{source.Title}, clause {clause.Clause} {clause.Heading}: {Part(clause.Part)}"
            : Cited(clause);

    /// <summary>The part that a clause played, in words.</summary>
    public static string Part(ClausePart part) => part switch
    {
        ClausePart.Decisive => "this decides",
        ClausePart.Overridden => "this applies too, but something weightier decides",
        ClausePart.ExceptionApplied => "this would apply, but its own exception holds",
        ClausePart.CannotTell => "this could apply, but a fact is missing",
        ClausePart.AddsDuty => "this adds what has to be done",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    /// <summary>Which document answered: its title, its version where it has one, and the beginning of its hash.</summary>
    public static string Source(PolicyDocument policy) =>
        Source(new AnswerSource(policy.Front.Id, policy.Front.Title, policy.Front.Version, policy.Hash, policy.Front.Layer));

    /// <summary>One of the documents that answered.</summary>
    public static string Source(AnswerSource source) =>
        $"From: {source.Title}{(source.Version is { } version ? $", version {version}" : "")} ({source.Document}, {source.Hash[..12]})";

    /// <summary>A reason as a sentence of its own.</summary>
    public static string Because(string reason) => $"The reason: {reason.TrimEnd('.')}.";

    private static string Until(Answer answer) => answer.Change is { } change ? $" until {English.Day(change.On)}" : "";

    private static string Step(Signature step) =>
        $"Get {(step.Act == SigningAct.Check ? "a check" : "approval")} from {step.By}{NotTheAuthor(step.By)}.";

    /// <summary>What else is said of whoever signs. Nobody takes the place of the person concerned, whoever wrote it.</summary>
    public static string NotTheAuthor(Signer by) => by is Signer.PersonConcerned ? "; nobody else can give it" : ", who must not be the author";

    private static string Duty(Duty duty) => English.Capital(duty.ToString()) + ".";

    private static string FactUsed(Vocabulary words, string fact)
    {
        if (fact.Split(' ') is [var kind and ("born" or "left" or "asked"), var date]
            && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return $"{(kind == "born" ? "Born on" : kind == "left" ? "Left on" : "Asked for")} {English.Day(day)}.";
        }

        var (name, said) = fact.StartsWith("not ", StringComparison.Ordinal) ? (fact[4..], "No.")
            : fact.EndsWith(" unknown", StringComparison.Ordinal) ? (fact[..^8], "Nobody can tell.")
            : (fact, "Yes.");
        return words.Find(WordKind.Fact, name) is { } word ? $"{word.Asks ?? English.Capital(word.Name) + ":"} {said}" : English.Capital(fact) + ".";
    }
}
