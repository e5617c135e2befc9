using System.Globalization;

namespace Countersign.Policies.Ask;

/// <summary>What came back from the form of one question.</summary>
internal sealed record WrittenReply(string? Word, DateOnly? Day, IReadOnlyList<string> Stated, string? Count = null);

/// <summary>Takes what somebody replied to a question into their draft.</summary>
internal static class Replies
{
    // More of anything a policy does not count.
    private const int Most = 999_999;

    public static Outcome<DraftQuestion> Take(DraftQuestion before, InterviewQuestion? step, WrittenReply reply, DateOnly today) => step switch
    {
        null => before,
        not InterviewQuestion.Exceptions when reply.Word == DraftQuestion.Skipped => before.With(step.What, DraftQuestion.Skipped),
        InterviewQuestion.Choose { Narrower: true } narrower when reply.Word is { } word && (word == DraftQuestion.None || narrower.Words.Contains(word)) =>
            NarrowerReply.Take(before, narrower, word),
        InterviewQuestion.Choose choose when reply.Word is { } word && (word == DraftQuestion.None || choose.Words.Contains(word)) =>
            before.With(step.What, word),
        InterviewQuestion.Choose => new Refusal("Select one, or none of these"),
        InterviewQuestion.Fact when reply.Word is DraftQuestion.Yes or DraftQuestion.No or DraftQuestion.Unknown => before.With(step.What, reply.Word),
        InterviewQuestion.Fact => new Refusal("Select yes, no, or that you cannot find out"),
        InterviewQuestion.Date or InterviewQuestion.Number when reply.Word == DraftQuestion.Unknown => before.With(step.What, DraftQuestion.Unknown),
        InterviewQuestion.Date { IsPast: false } when reply.Day is { } day => before.With(step.What, DraftQuestion.Iso(day)!),
        InterviewQuestion.Date when reply.Day is { } day && day <= today && BornAfterLeaving(before.With(step.What, DraftQuestion.Iso(day)!)) =>
            new Refusal("They cannot have left before they were born. Check this date and the other one"),
        InterviewQuestion.Date when reply.Day is { } day && day <= today => before.With(step.What, DraftQuestion.Iso(day)!),
        InterviewQuestion.Date => new Refusal(reply.Day is null ? "Enter the date, or choose that you cannot find out" : "The date must be today or earlier"),
        InterviewQuestion.Number when Whole(reply.Count) is { } number =>
            before.With(step.What, number.ToString(CultureInfo.InvariantCulture)),
        InterviewQuestion.Number => new Refusal("Enter a whole number, such as 2, or choose that you cannot find out"),
        InterviewQuestion.Exceptions exceptions =>
            before.With(step.What, string.Join(',', reply.Stated.Where(stated => exceptions.All.Any(one => one.Value == stated)))),
        _ => throw new InvalidOperationException("a step is one of five"),
    };

    private static int? Whole(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : null;

    // Dates are written so that the earlier one sorts first.
    private static bool BornAfterLeaving(DraftQuestion draft) =>
        draft.Of(DraftQuestion.BirthDate) is { } born && draft.Of(DraftQuestion.LeavingDate) is { } left
            && char.IsAsciiDigit(born[0]) && char.IsAsciiDigit(left[0]) && string.CompareOrdinal(left, born) < 0;

    /// <summary>The box in which the reply to a question is given.</summary>
    public static string Field(InterviewQuestion? step) => step switch
    {
        InterviewQuestion.Date => nameof(WrittenReply.Day),
        InterviewQuestion.Exceptions => nameof(WrittenReply.Stated),
        InterviewQuestion.Number => nameof(WrittenReply.Count),
        _ => nameof(AskForm.Reply),
    };
}
