using Countersign.Approvals.Plan;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Compose;

/// <summary>Carries what an author typed into the post, and back into the form.</summary>
internal static class ComposeFields
{
    public static ComposeForm Form(Post post, ApprovalPlan plan, SchoolTime clock)
    {
        var at = post.Content.PublishAt is { } instant ? clock.AtSchool(instant) : (DateTimeOffset?)null;
        return new ComposeForm
        {
            Text = post.Content.Text,
            Purpose = post.Content.Purpose,
            Benefit = post.Content.Benefit,
            Credit = post.Content.Credit,
            Accounts = [.. post.Targets.Select(target => target.Account.Value)],
            Answers = post.Facts.ToDictionary(fact => fact.Fact, fact => (FactAnswer?)fact.Answer),
            Holds = Ticked(post, plan),
            Day = at is { } day ? DateOnly.FromDateTime(day.DateTime) : null,
            Time = at is { } time ? TimeOnly.FromDateTime(time.DateTime) : null,
            Alts = post.Pictures.ToDictionary(picture => picture.Id, picture => (string?)picture.Alt),
            Reasons = post.Reasons.ToDictionary(reason => reason.Finding, reason => (string?)reason.Words),
            Version = post.Version,
        };
    }

    /// <summary>What is typed, as it is screened while it is typed.</summary>
    public static ScreenedPost Screened(ComposeForm form, Post? post) => new(
        PostContent.With(Text(form), Trimmed(form.Credit)),
        [.. (post?.Pictures ?? []).OrderBy(picture => picture.Place)
            .Select(picture => (picture.Id, picture.FileName, (form.Alts.GetValueOrDefault(picture.Id) ?? picture.Alt).Trim()))]);

    /// <summary>The reasons that were typed, by the key of the finding.</summary>
    public static IReadOnlyDictionary<string, string> Reasons(ComposeForm form) => form.Reasons
        .Where(reason => !string.IsNullOrWhiteSpace(reason.Value)).ToDictionary(reason => reason.Key, reason => reason.Value!.Trim());

    /// <summary>Takes over what was typed; answers what could not be read.</summary>
    public static IReadOnlyList<Fault> Apply(Post post, ComposeForm form, ComposeContext context)
    {
        var (at, faults) = Time(form, context.Clock);
        var content = new PostContent(Text(form), Trimmed(form.Purpose), Trimmed(form.Benefit), Trimmed(form.Credit), at);
        post.Rewrite(content, Accounts(post, form, context), Answers(form, context.Plan));
        post.Illustrate(form.Remove, form.Alts);
        if (form.Earlier is { } picture)
        {
            post.MoveEarlier(picture);
        }

        return faults;
    }

    /// <summary>An empty form sent by a slip is not kept as a draft.</summary>
    public static bool IsWorthKeeping(Post post) =>
        post.Content.Text.Length > 0 || post.Pictures.Count > 0 || post.Content.Purpose is not null || post.Content.Benefit is not null;

    // An account that is not offered is not taken; one that the post had and that was closed since stays until it is unticked.
    private static List<SchoolAccountId> Accounts(Post post, ComposeForm form, ComposeContext context) =>
        [.. post.Targets.Select(target => target.Account).Union(context.Accounts.Select(account => account.Id))
            .Where(account => form.Accounts.Contains(account.Value))];

    private static Dictionary<string, FactAnswer> Answers(ComposeForm form, ApprovalPlan plan) => plan.Questions
        .Select(question => (question.Fact, Answer: Given(question, form)))
        .Where(given => given.Answer is not null)
        .ToDictionary(given => given.Fact, given => given.Answer!.Value);

    // Ticking "none", or ticking some, answers for the whole list; ticking nothing answers for none of it.
    private static FactAnswer? Given(PlanQuestion question, ComposeForm form) =>
        !question.Refuses ? form.Answers.GetValueOrDefault(question.Fact)
        : form.Holds.Contains(question.Fact) ? FactAnswer.Yes
        : form.Holds.Count > 0 ? FactAnswer.No
        : null;

    private static List<string> Ticked(Post post, ApprovalPlan plan)
    {
        var refusing = plan.Questions.Where(question => question.Refuses).Select(question => question.Fact).ToHashSet();
        var holding = post.Facts.Where(fact => refusing.Contains(fact.Fact) && fact.Answer == FactAnswer.Yes).Select(fact => fact.Fact).ToList();
        return holding.Count == 0 && post.Facts.Any(fact => refusing.Contains(fact.Fact)) ? [ComposeForm.NoneOfThese] : holding;
    }

    private static (DateTimeOffset? At, IReadOnlyList<Fault> Faults) Time(ComposeForm form, SchoolTime clock) => form switch
    {
        { Day: null, Time: null } => (null, []),
        { Day: { } day, Time: { } time } => clock.Instant(day, time) switch
        {
            Outcome<DateTimeOffset>.Done(var at) => (at, []),
            Outcome<DateTimeOffset>.Refused(var why) => (null, [new Fault("Time", why.Sentence)]),
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        },
        _ => (null, [new Fault(form.Day is null ? "Day" : "Time", "Give both a day and a time, or leave both empty to send as soon as it is approved")]),
    };

    private static string Text(ComposeForm form) => (form.Text ?? "").ReplaceLineEndings("\n").Trim();

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
