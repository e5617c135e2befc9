using System.Globalization;
using System.Text;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>An answer in plain sentences, the same on a page, in print and on the command line.</summary>
public static class AnswerText
{
    /// <summary>The same text wherever the program runs.</summary>
    private static readonly CultureInfo Same = CultureInfo.InvariantCulture;

    /// <summary>The buffer of this thread, so that an answer costs the text that is handed out and little besides.</summary>
    [ThreadStatic]
    private static StringBuilder? buffer;

    /// <summary>The whole answer as plain text of several lines, the sentence that answers first.</summary>
    public static string Render(PolicyDocument policy, Answer answer) => Render(policy.Vocabulary, answer, [SourceOf(policy)]);

    /// <summary>The whole answer of several layers; every clause names its document.</summary>
    public static string Render(PolicyLayers layers, Answer answer) => Render(layers.Vocabulary, answer, answer.Sources);

    private static string Render(Vocabulary words, Answer answer, IReadOnlyList<AnswerSource> sources)
    {
        var text = buffer ??= new StringBuilder(2048);
        text.Clear();
        AppendSentence(text, answer);
        if (answer.Because is { } because && answer.Verdict != Verdict.NeedsFacts)
        {
            text.Append(Same, $"\n{Because(because)}");
        }

        foreach (var missing in answer.Missing)
        {
            text.Append(Same, $"\n  {missing.Question} ({missing.Name}");
            _ = missing.Among.Count > 0 ? text.Append(Same, $": {English.Or(missing.Among)}, or another)") : text.Append(')');
        }

        var number = 0;
        foreach (var step in answer.Signatures)
        {
            text.Append(Same, $"\n  {++number}. {Step(step)}");
        }

        foreach (var duty in answer.Duties)
        {
            text.Append(Same, $"\n  {++number}. {Duty(duty)}");
        }

        if (Changes(answer) is { } change)
        {
            text.Append('\n').Append(change);
        }

        foreach (var clause in answer.Clauses)
        {
            text.Append("\n  ");
            AppendCited(text, answer, clause);
        }

        if (answer.FactsUsed.Count > 0)
        {
            text.Append("\nIt rests on:");
            foreach (var fact in answer.FactsUsed)
            {
                text.Append(' ');
                FactText.Append(text, words, fact);
            }
        }

        if (answer.DayCount is { } convention)
        {
            text.Append('\n').Append(convention);
        }

        foreach (var source in sources)
        {
            text.Append('\n');
            AppendSource(text, source);
        }

        return text.ToString();
    }

    /// <summary>One or two sentences that answer: <c>No. Staff may not connect with a former pupil until 10 March 2024.</c></summary>
    public static string Sentence(Answer answer) => Written(text => AppendSentence(text, answer));

    private static void AppendSentence(StringBuilder text, Answer answer)
    {
        var question = answer.Question;
        var who = Phrasing.Who(question);
        var doing = Phrasing.Doing(question, answer.Verdict is Verdict.Forbidden or Verdict.AdvisedAgainst ? Phrasing.Anybody : Phrasing.Somebody);
        _ = answer.Verdict switch
        {
            Verdict.Allowed => text.Append(Same, $"Yes. {English.Capital(who)} may {doing}{Until(answer)}."),
            Verdict.AllowedOnce => text.Append(Same, $"Yes, but not yet. {English.Capital(who)} may {doing} once there has been ")
                .AppendJoin(", then ", answer.Signatures).Append('.'),
            Verdict.Forbidden => text.Append(Same, $"No. {English.Capital(who)} may not {doing}{Until(answer)}."),
            Verdict.AdvisedAgainst => text.Append(Same, $"Better not. The policy advises {who} not to {doing}{Until(answer)}, but does not forbid it."),
            Verdict.Judgement => text.Append(English.Capital(Decider.The(answer.DecidedBy))).Append(" decides")
                .Append(answer.DecidesAt is { } at ? $", at {at}. " : ". ").Append(Same, $"No rule alone settles whether {who} may {doing}.")
                .Append(answer.Body is null ? "" : $" Ask the {answer.Decider} to bring it there."),
            Verdict.OutOfScope => text.Append(Same, $"The policy does not reach this. It neither allows nor forbids {who} to {doing}."),
            Verdict.Silent => text.Append(Same, $"Ask the {answer.Decider} first. The policy does not say whether {who} may {doing}: silence is not a yes."),
            Verdict.NeedsFacts => text.Append(Same, $"It depends. To say whether {who} may {doing}, something more has to be known."),
            Verdict.ToDo => text.Append(Same, $"The policy says what to do when {who} {Phrasing.Does(doing, Phrasing.IsMany(who))}, ")
                .Append("and neither allows nor forbids it."),
            _ => throw new InvalidOperationException("an answer has one of the verdicts"),
        };
        if (answer.Gravity is { } gravity)
        {
            text.Append(' ').Append(Breaking(gravity));
        }
    }

    /// <summary>What it is to break a rule, as a sentence.</summary>
    internal static string Breaking(Gravity gravity) => $"To break this is {Misconduct(gravity)}.";

    /// <summary>Conduct of a gravity: <c>gross misconduct</c>.</summary>
    internal static string Misconduct(Gravity gravity) => gravity switch
    {
        Gravity.Minor => "minor misconduct",
        Gravity.Serious => "serious misconduct",
        _ => "gross misconduct",
    };

    /// <summary>What to do, in order: the signatures that come first, then the duties.</summary>
    public static IReadOnlyList<string> ToDo(Answer answer) => [.. answer.Signatures.Select(Step), .. answer.Duties.Select(Duty)];

    /// <summary>The day on which the answer changes and what it becomes; null where it does not change on its own.</summary>
    public static string? Changes(Answer answer) =>
        answer.Change is { } change ? $"From {English.Day(change.On)} the answer is different: {VerdictWords.Then(change.Becomes)}." : null;

    /// <summary>The facts that the answer rests on, as question and answer.</summary>
    public static IReadOnlyList<string> FactsUsed(Vocabulary words, Answer answer) =>
        [.. answer.FactsUsed.Select(fact => Written(text => FactText.Append(text, words, fact)))];

    /// <summary>A clause and its part: <c>Clause 2.9 Former pupils wait: this decides.</c></summary>
    public static string Cited(CitedClause clause) => $"Clause {clause.Clause} {clause.Heading}: {Part(clause.Part)}";

    /// <summary>The same; where several documents were heard it names the one in which the clause stands.</summary>
    public static string Cited(Answer answer, CitedClause clause) => Written(text => AppendCited(text, answer, clause));

    private static void AppendCited(StringBuilder text, Answer answer, CitedClause clause)
    {
        _ = answer.Sources.Count > 1 && answer.Sources.FirstOrDefault(source => source.Document == clause.Document) is { } source
            ? text.Append(Same, $"{source.Title}, clause {clause.Clause}")
            : text.Append(Same, $"Clause {clause.Clause}");
        text.Append(Same, $" {clause.Heading}: {Part(clause.Part)}");
    }

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
    public static string Source(AnswerSource source) => Written(text => AppendSource(text, source));

    private static void AppendSource(StringBuilder text, AnswerSource source)
    {
        text.Append(Same, $"From: {source.Title}");
        if (source.Version is { } version)
        {
            text.Append(Same, $", version {version}");
        }

        text.Append(Same, $" ({source.Document}, {source.Hash.AsSpan(0, 12)})");
    }

    private static AnswerSource SourceOf(PolicyDocument policy) =>
        new(policy.Front.Id, policy.Front.Title, policy.Front.Version, policy.Hash, policy.Front.Layer);

    /// <summary>A reason as a sentence of its own.</summary>
    public static string Because(string reason) => $"The reason: {reason.TrimEnd('.')}.";

    private static string Until(Answer answer) => answer.Change is { } change ? $" until {English.Day(change.On)}" : "";

    private static string Step(Signature step) =>
        $"Get {(step.Act == SigningAct.Check ? "a check" : "approval")} from {step.By}{NotTheAuthor(step.By)}.";

    /// <summary>What else is said of whoever signs. Nobody takes the place of the person concerned, whoever wrote it.</summary>
    public static string NotTheAuthor(Signer by) => by is Signer.PersonConcerned ? "; nobody else can give it" : ", who must not be the author";

    private static string Duty(Duty duty) => English.Capital(duty.ToString()) + ".";

    private static string Written(Action<StringBuilder> append)
    {
        var text = new StringBuilder();
        append(text);
        return text.ToString();
    }
}
