using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Json;

/// <summary>An answer for other programs. Names of properties stay as they are; new ones may join them.</summary>
public static class AnswerJson
{
    internal static readonly JsonSerializerOptions Style = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Question and answer as indented JSON. Dates are ISO 8601, verdicts the words of the documents, absent values null.</summary>
    public static string Write(PolicyDocument policy, Question question, Answer answer) => JsonSerializer.Serialize(
        new
        {
            Document = new { policy.Front.Id, policy.Front.Title, policy.Front.Version, policy.Hash },
            Question = Asked(question),
            Verdict = Said(answer.Verdict),
            Sentence = AnswerText.Sentence(answer),
            answer.Because,
            answer.Decider,
            answer.Body,
            answer.DecidesAt,
            Gravity = answer.Gravity is { } gravity ? Spelling.Of(gravity) : null,
            Steps = answer.Signatures.Select(step => new { Act = step.Act == SigningAct.Check ? "check" : "approve", Role = step.By.Code }),
            Duties = answer.Duties.Select(Duty),
            Missing = answer.Missing.Select(missing => new { missing.Name, missing.Question, missing.Kind, missing.Among }),
            Changes = answer.Change is { } change ? new { On = Iso(change.On), Becomes = Said(change.Becomes) } : null,
            Clauses = answer.Clauses.Select(clause =>
                new { Id = clause.Clause, clause.Heading, clause.Document, Part = Part(clause.Part), Strength = Lower(clause.Strength) }),
            answer.FactsUsed,
            answer.DayCount,
            Sources = answer.Sources.Select(source => new
            {
                Id = source.Document,
                source.Title,
                source.Version,
                source.Hash,
                Layer = source.Layer.ToString()
                .ToLowerInvariant()
            }),
        },
        Style);

    /// <summary>The answer of several layers; the document is the one nearest to the asker, and every clause names its own.</summary>
    public static string Write(PolicyLayers layers, Question question, Answer answer) => Write(layers.Lowest, question, answer);

    private static object Asked(Question question) => new
    {
        Actor = question.Actor.Name,
        AlsoAs = question.AlsoAs.Select(role => role.Name),
        Action = question.Action.Name,
        With = question.With?.Name,
        On = question.On?.Name,
        NotAs = question.NotAs.Select(word => word.Name).Distinct(),
        Facts = question.Facts.OrderBy(fact => fact.Key.Name, StringComparer.Ordinal).ToDictionary(fact => fact.Key.Name, fact => Said(fact.Value)),
        Dates = question.Dates.OrderBy(date => date.Key.Name, StringComparer.Ordinal).ToDictionary(date => date.Key.Name, date => Iso(date.Value) ?? "unknown"),
        Counts = question.Counts.OrderBy(count => count.Key.Name, StringComparer.Ordinal).ToDictionary(count => count.Key.Name, count => count.Value),
        Born = Iso(question.Born),
        Left = Iso(question.Left),
        AskedFor = Iso(question.Asked),
        question.Aged,
        question.LeftYearsAgo,
        Unknown = question.Unknown.Order().Select(date => date == DateFact.Birth ? "birth date" : "leaving date"),
    };

    internal static object Duty(Duty duty) => duty switch
    {
        Duty.ReportTo(var role, var within) => new { Kind = "report", Text = duty.ToString(), Role = role, Within = within },
        Duty.ReferTo(var body) => new { Kind = "refer", Text = duty.ToString(), Body = body },
        _ => new { Kind = "do", Text = duty.ToString() },
    };

    private static string Part(ClausePart part) => part switch
    {
        ClausePart.Decisive => "decisive",
        ClausePart.Overridden => "overridden",
        ClausePart.ExceptionApplied => "exception applied",
        ClausePart.CannotTell => "cannot tell",
        _ => "adds duty",
    };

    private static string Said(Truth truth) => truth switch { Truth.True => "yes", Truth.False => "no", Truth.NotKnown => "unknown", _ => "not given" };

    private static string Said(Verdict verdict) => verdict == Verdict.NeedsFacts ? "needs facts" : Words.Of(verdict);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Lower(Strength strength) => strength.ToString().ToLowerInvariant();
}
