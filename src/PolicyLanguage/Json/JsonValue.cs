using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Json;

/// <summary>The value of a line in JSON, by its type.</summary>
internal static class JsonValue
{
    public static object? Of(object? value) => value switch
    {
        null or string or bool => value,
        Word word => word.Name,
        Condition { AtLeast: { } least } number => new { Fact = number.Fact.Name, number.Holds, Stated = number.OnlyIfClaimed, AtLeast = least },
        Condition condition => new { Fact = condition.Fact.Name, condition.Holds, Stated = condition.OnlyIfClaimed },
        Waiting waiting =>
            new { Counts = waiting.Latest ? "later" : "earlier", Limits = waiting.Limbs.Select(Of) },
        Limb { Months: 0, Since: null } limb => new { From = Spelling.Of(limb.From), limb.Years },
        Limb limb => new { From = limb.Since?.Name ?? Spelling.Of(limb.From), limb.Years, limb.Months },
        Signature step => new { Act = Spelling.Of(step.Act), Role = step.By.Code },
        Duty duty => AnswerJson.Duty(duty),
        RuleOver over => new { over.Clause, over.Because },
        ProcedureSignature step => new { Act = Spelling.Of(step.Act), Role = step.By.Code, When = step.When.Select(Of), step.Clause },
        WorkStep step =>
            new { step.Number, step.What, By = step.Role, When = step.When.Select(Of), Within = step.Within?.ToString(), step.Under, step.Optional },
        Confirmation confirmation => new { confirmation.Clause, confirmation.Question },
        ProcedureRefusal refusal => new { refusal.Clause, Fact = refusal.Fact.Name },
        LadderSkip skip => new { skip.To, When = skip.When.Select(Of) },
        Decider { IsBody: false, At: null } decider => decider.Name,
        Decider decider => new { decider.Name, Body = decider.IsBody, decider.At },
        Recipient recipient => new { recipient.Name, Body = recipient.IsBody },
        RouteSubject subject => new { subject.Role, To = subject.To.Select(Of) },
        RegisterEntry entry => new { entry.Name, entry.Edition, Reviewed = Of(entry.Reviewed), entry.Owner },
        Interval interval => interval.ToString(),

        // A month alone stays a month: its first day would claim more than the text says.
        StatedDate date => date.Day.ToString(date.WholeMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable<object> several => several.Select(Of),
        _ => throw new InvalidOperationException($"a {value.GetType().Name} has no JSON of its own"),
    };
}
