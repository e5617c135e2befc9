using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Ask;

/// <summary>What came back from the form of one question.</summary>
internal sealed record Reply(string? Word, DateOnly? Day, IReadOnlyList<string> Stated);

/// <summary>Takes what somebody replied to a question into their inquiry.</summary>
internal static class Replies
{
    public static Outcome<Inquiry> Take(Inquiry before, Step? step, Reply reply, DateOnly today) => step switch
    {
        null => before,
        not Step.Exceptions when reply.Word == Inquiry.Skipped => before.With(step.What, Inquiry.Skipped),
        Step.Choose { Narrower: true } narrower when reply.Word is { } word && (word == Inquiry.None || narrower.Words.Contains(word)) => Narrowing.Take(before, narrower, word),
        Step.Choose choose when reply.Word is { } word && (word == Inquiry.None || choose.Words.Contains(word)) => before.With(step.What, word),
        Step.Choose => new Refusal("Select one, or none of these"),
        Step.Fact when reply.Word is Inquiry.Yes or Inquiry.No or Inquiry.Unknown => before.With(step.What, reply.Word),
        Step.Fact => new Refusal("Select yes, no, or that you cannot find out"),
        Step.Date when reply.Word == Inquiry.Unknown => before.With(step.What, Inquiry.Unknown),
        Step.Date when reply.Day is { } day && day <= today && BornAfterLeaving(before.With(step.What, Inquiry.Iso(day)!)) => new Refusal("They cannot have left before they were born. Check this date and the other one"),
        Step.Date when reply.Day is { } day && day <= today => before.With(step.What, Inquiry.Iso(day)!),
        Step.Date => new Refusal(reply.Day is null ? "Enter the date, or choose that you cannot find out" : "The date must be today or earlier"),
        Step.Exceptions exceptions => before.With(step.What, string.Join(',', reply.Stated.Where(stated => exceptions.All.Any(one => one.Value == stated)))),
        _ => throw new InvalidOperationException("a step is one of four"),
    };

    // Dates are written so that the earlier one sorts first.
    private static bool BornAfterLeaving(Inquiry inquiry) =>
        inquiry.Of(Inquiry.BirthDate) is { } born && inquiry.Of(Inquiry.LeavingDate) is { } left && char.IsAsciiDigit(born[0]) && char.IsAsciiDigit(left[0]) && string.CompareOrdinal(left, born) < 0;

    /// <summary>The box in which the reply to a question is given.</summary>
    public static string Field(Step? step) => step switch { Step.Date => nameof(Reply.Day), Step.Exceptions => nameof(Reply.Stated), _ => nameof(Reply) };
}
