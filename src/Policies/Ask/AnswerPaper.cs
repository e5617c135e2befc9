using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Ask;

/// <summary>A clause that the answer cites, in its own words.</summary>
/// <param name="Markdown">As it stands in its document; empty where the clause is a heading alone.</param>
/// <param name="Document">Such as <c>the law in England</c>; null where it stands in the policy in force itself.</param>
internal sealed record Quoted(string Clause, string Heading, string Part, string Markdown, string? Document)
{
    /// <summary>Where it stands: <c>The law in England, clause L.2 Reports</c>.</summary>
    public string Title => Document is { } document ? $"{English.Capital(document)}, clause {Clause} {Heading}" : $"Clause {Clause} {Heading}";
}

/// <summary>Somebody to go to, and who that is here.</summary>
/// <param name="Names">Null for those who are not told names.</param>
internal sealed record Holder(string Role, IReadOnlyList<string>? Names)
{
    /// <summary>The role that whoever asks holds themselves, so that this one comes in its place; null otherwise.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>Nobody holds the role.</summary>
    public bool IsVacant => Names is [];

    /// <summary>The role with its people: <c>the headteacher (Ada Penhallow)</c>.</summary>
    public override string ToString() => $"the {Role}"
        + (Names is { Count: > 0 } ? $" ({English.Or(Names)})" : "")
        + (InPlaceOf is { } own ? $", since you are the {own} yourself" : "");
}

/// <summary>An answer laid out for a person: on the page, in print and in a receipt.</summary>
internal sealed partial record AnswerPaper
{
    private const string SafeguardingReport = "report a safeguarding concern";

    public required Answer Answer { get; init; }

    public required string Asks { get; init; }

    /// <summary>The short answer, such as <c>No.</c>, and the sentence behind it.</summary>
    public required string Heading { get; init; }

    public required string Sentence { get; init; }

    public string? Because { get; init; }

    /// <summary>Whom to ask, where the policy decides nothing.</summary>
    public Holder? Decider { get; init; }

    public IReadOnlyList<string> Steps { get; init; } = [];

    public bool CountsSchoolDays { get; init; }

    public string? Change { get; init; }

    public IReadOnlyList<Quoted> Clauses { get; init; } = [];

    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>Questions that nobody was asked, since no answer to them changes this one.</summary>
    public IReadOnlyList<string> Whichever { get; init; } = [];

    /// <summary>What was said, and changes nothing here.</summary>
    public IReadOnlyList<string> Unmoved { get; init; } = [];

    public string? DayCount { get; init; }

    /// <summary>Every document that was heard, the uppermost first.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The roles that the answer sends people to.</summary>
    public static IReadOnlyCollection<string> RolesIn(Answer answer) =>
    [
        .. new[] { answer.Decider }.Concat(answer.Signatures.Select(step => step.By.Role))
            .Concat(answer.Duties.OfType<Duty.ReportTo>().Select(duty => duty.Role)).OfType<string>().Distinct(),
    ];

    public static AnswerPaper Of(AskContext asked, DraftQuestion draft, InterviewState interview, IReadOnlyDictionary<string, Holder> holders)
    {
        var answer = interview.Answer;
        var sentence = AnswerText.Sentence(answer);
        var stop = sentence.IndexOf('.', StringComparison.Ordinal) + 1;
        var must = draft.ForSelf && MustNow(answer);
        return new AnswerPaper
        {
            Answer = answer,
            Asks = AskWords.Asks(draft),
            Heading = must ? "You must, now."
                : answer is { Verdict: Verdict.Silent, Decider: { } ask } ? $"Ask the {holders[ask].Role} first."
                : sentence[..stop],
            Sentence = must ? "You need nobody’s permission, and you need not be sure." : sentence[stop..].Trim(),
            Because = answer is { Because: { } because, Verdict: not Verdict.NeedsFacts } ? AnswerText.Because(because) : null,
            Decider = answer.Decider is { } role ? holders[role] : null,
            Steps = [.. answer.Signatures.Select(Step), .. answer.Duties.Select(Duty)],
            CountsSchoolDays = answer.Duties.OfType<Duty.ReportTo>()
                .Any(duty => duty.Within is { } within && Interval.Read(within)?.Unit == IntervalUnit.SchoolDay),
            Change = AnswerText.Changes(answer),
            Clauses = [.. answer.Clauses.Select(cited => Quote(asked.Policy, answer, cited))],
            Known = AnswerText.FactsUsed(asked.Policy.Words, answer),
            Whichever = interview.Whichever,
            Unmoved = [.. asked.Unmoved(draft, interview)],
            DayCount = answer.DayCount,
            Sources = [.. answer.Sources.Select(source => Source(asked.Policy, source))],
        };

        string Step(Signature step) =>
            $"Get {(step.Act == SigningAct.Check ? "a check" : "approval")} from "
                + $"{(step.By.Role is { } by ? holders[by].ToString() : step.By.ToString())}{AnswerText.NotTheAuthor(step.By)}.";

        string Duty(Duty duty) => duty switch
        {
            Duty.ReportTo(var to, var within) =>
                $"Report to {holders[to]}{Within(within)}.",
            _ => English.Capital(duty.ToString()) + ".",
        };

        string Within(string? within) => within is null ? ""
            : Deadlines.By(within, asked.Now, asked.Time) is { } by ? $"{(must ? " now, and" : "")} {by} (within {within})"
            : $" within {within}";
    }

    // A safeguarding report is nobody's choice: what the documents allow here is what they also ask for.
    private static bool MustNow(Answer answer) => answer.Verdict == Verdict.Allowed && answer.Duties.OfType<Duty.ReportTo>().Any()
        && (answer.Question.Action.Name == SafeguardingReport || answer.Question.Action.Covers.Contains(SafeguardingReport));

    private static Quoted Quote(PolicyInForce policy, Answer answer, CitedClause cited)
    {
        var decides = answer.Clauses.FirstOrDefault(other => other.Part is ClausePart.Decisive or ClausePart.AddsDuty);
        var part = cited.Part == ClausePart.Overridden && decides is { } by && by.Document != cited.Document
            ? $"Overridden: this applies too, but {policy.NameOf(by.Document) ?? "our own policy"} decides."
            : English.Capital(AnswerText.Part(cited.Part)) + ".";
        return new Quoted(
            cited.Clause,
            cited.Heading,
            part,
            policy.DocumentNamed(cited.Document).Clause(cited.Clause)?.Markdown ?? "",
            policy.NameOf(cited.Document));
    }

    // The law changes without anybody at the school ratifying it, so people see of which day it is.
    private static string Source(PolicyInForce policy, AnswerSource source) =>
        AnswerText.Source(source) + (source.Layer == Layer.Law
            && policy.DocumentNamed(source.Document).Front is { Nation: { } nation } front && (front.Reviewed ?? front.Issued) is { } day
            ? $". The law in {nation} as it was read on {English.Day(day)}."
            : "");

    /// <summary>The whole paper as plain text.</summary>
    public string Text()
    {
        var lines = new List<string> { $"{Heading} {Sentence}" };
        lines.AddRange(new[] { Because, Decider is { } decider ? $"Ask {decider}." : null }.OfType<string>());
        Add("What to do", Steps.Select((step, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {step}")));
        lines.AddRange(new[] { Change }.OfType<string>());
        Add("What the policy says", Clauses.Select(clause =>
            $"{clause.Title}. {clause.Part}{(clause.Markdown.Length == 0 ? "" : "\n" + Wrapped().Replace(clause.Markdown.Trim(), " "))}"));
        Add("What the answer rests on", Known);
        Add("What makes no difference", [.. Unmoved, .. Whichever]);
        lines.AddRange(new[] { DayCount }.OfType<string>());
        Add("Which documents answered", Sources);
        return string.Join('\n', lines);

        void Add(string heading, IEnumerable<string> more)
        {
            if (more.ToList() is { Count: > 0 } all)
            {
                lines.AddRange(["", heading, .. all, ""]);
            }
        }
    }

    // A line break inside a paragraph is the author's editor, not the author; before a list or a table it stays.
    [GeneratedRegex(@"(?<!\n)\n(?![\n\-*0-9|>#])")]
    private static partial Regex Wrapped();
}
