using System.Globalization;

namespace Countersign.PolicyLanguage.Model;

/// <summary>The answer that an example must get: the verdict, and whatever else its author wrote down.</summary>
public sealed record Expectation(
    Verdict Verdict,
    DateOnly? Until,
    string? Decider,
    IReadOnlyList<Signature> Signatures,
    IReadOnlyList<string> Needs,
    IReadOnlyList<Duty> Duties,
    IReadOnlyList<string> Clauses,
    string Text)
{
    /// <summary>What differs, in words; null where the answer is as expected.</summary>
    public string? Differs(Answer answer)
    {
        if (answer.Verdict != Verdict)
        {
            return Words.Said(answer);
        }

        if (Until is { } until && answer.Change?.On != until)
        {
            return answer.Change is { } change ? $"it changes on {change.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "it never changes";
        }

        if (Decider is not null && !string.Equals(answer.DecidedBy, Decider, StringComparison.OrdinalIgnoreCase))
        {
            return $"it is for {Model.Decider.The(answer.DecidedBy)}";
        }

        if (Signatures.Count > 0 && !Signatures.SequenceEqual(answer.Signatures))
        {
            return $"it needs {string.Join(", then ", answer.Signatures)}";
        }

        if (Needs.FirstOrDefault(need => answer.Missing.All(missing => missing.Name != need)) is { } absent)
        {
            return $"it does not ask for {absent} but for {string.Join(", ", answer.Missing.Select(missing => missing.Name))}";
        }

        if (Duties.FirstOrDefault(duty => !answer.Duties.Contains(duty)) is { } duty)
        {
            return answer.Duties.Count == 0 ? "it carries no duty" : $"it asks to {string.Join(", ", answer.Duties)}, not to {duty}";
        }

        return Clauses.FirstOrDefault(id => answer.Clauses.All(clause => clause.Clause != id || clause.Part is ClausePart.Overridden)) is { } uncited
            ? $"it does not rest on clause {uncited} but on "
                + $"{string.Join(", ", answer.Clauses.Where(clause => clause.Part != ClausePart.Overridden).Select(clause => clause.Clause))}"
            : null;
    }
}

/// <summary>The words in which verdicts are written, in documents and on pages.</summary>
public static class Words
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Allowed => "allowed",
        Verdict.AllowedOnce => "allowed once",
        Verdict.Forbidden => "forbidden",
        Verdict.AdvisedAgainst => "advised against",
        Verdict.Judgement => "judgement",
        Verdict.OutOfScope => "out of scope",
        Verdict.Silent => "silent",
        Verdict.NeedsFacts => "needs",
        Verdict.ToDo => "to do",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>What an answer is, as a sentence says it after <c>but</c>.</summary>
    internal static string Said(Answer answer) => answer.Verdict switch
    {
        Verdict.AllowedOnce => $"it is allowed once there has been {string.Join(", then ", answer.Signatures)}",
        Verdict.Judgement => $"{Decider.The(answer.DecidedBy)} decides",
        Verdict.OutOfScope => "the policy does not reach it",
        Verdict.Silent => "the policy does not say",
        Verdict.NeedsFacts => $"more has to be known: {string.Join(", ", answer.Missing.Select(missing => missing.Name))}",
        Verdict.ToDo => "there is only something to do",
        var verdict => $"it is {Of(verdict)}",
    };
}
