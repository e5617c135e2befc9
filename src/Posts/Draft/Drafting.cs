using Countersign.Approvals.Plan;
using Countersign.People;

namespace Countersign.Posts.Draft;

/// <summary>Carries what an author typed into the post, and back into the form.</summary>
internal static class Drafting
{
    public static ComposeForm Form(Post post, ApprovalPlan plan, SchoolTime clock)
    {
        var at = post.PublishAt is { } instant ? clock.AtSchool(instant) : (DateTimeOffset?)null;
        return new ComposeForm
        {
            Text = post.Text,
            Purpose = post.Purpose,
            Benefit = post.Benefit,
            Accounts = [.. post.Targets.Select(target => target.Account.Value)],
            Answers = post.Facts.ToDictionary(fact => fact.Fact, fact => (FactAnswer?)fact.Answer),
            Holds = Ticked(post, plan),
            Day = at is { } day ? DateOnly.FromDateTime(day.DateTime) : null,
            Time = at is { } time ? TimeOnly.FromDateTime(time.DateTime) : null,
            Alts = post.Pictures.ToDictionary(picture => picture.Id, picture => (string?)picture.Alt),
            Version = post.Version,
        };
    }

    /// <summary>Takes over what was typed and calls off whatever was on the schedule; answers what could not be read.</summary>
    public static IReadOnlyList<Fault> Apply(Post post, ComposeForm form, DraftRoom room, DateTimeOffset now)
    {
        post.Text = (form.Text ?? "").ReplaceLineEndings("\n").Trim();
        post.Purpose = Trimmed(form.Purpose);
        post.Benefit = Trimmed(form.Benefit);
        post.SentBackBecause = null;
        Retarget(post, form, room);
        Answer(post, form, room);
        Describe(post, form);
        foreach (var delivery in post.Deliveries.Where(delivery => delivery.State == DeliveryState.Waiting))
        {
            delivery.State = DeliveryState.Cancelled;
            delivery.WhatThePlatformSaid = "The post was changed after it was scheduled";
            delivery.Version++;
        }

        return Schedule(post, form, room.Clock);
    }

    /// <summary>An empty form sent by a slip is not kept as a draft.</summary>
    public static bool IsWorthKeeping(Post post) => post.Text.Length > 0 || post.Pictures.Count > 0 || post.Purpose is not null || post.Benefit is not null;

    private static void Retarget(Post post, ComposeForm form, DraftRoom room)
    {
        post.Targets.RemoveAll(target => !form.Accounts.Contains(target.Account.Value));
        foreach (var account in room.Accounts.Where(account => form.Accounts.Contains(account.Id.Value) && post.Targets.All(target => target.Account != account.Id)))
        {
            post.Targets.Add(new PostTarget { Post = post.Id, Establishment = post.Establishment, Account = account.Id });
        }
    }

    private static void Answer(Post post, ComposeForm form, DraftRoom room)
    {
        var answers = room.Plan.Questions.Select(question => (question.Fact, Answer: Given(question, form))).Where(given => given.Answer is not null).ToDictionary(given => given.Fact, given => given.Answer!.Value);
        post.Facts.RemoveAll(fact => !answers.ContainsKey(fact.Fact));
        foreach (var (name, answer) in answers)
        {
            if (post.Facts.Find(fact => fact.Fact == name) is { } fact)
            {
                fact.Answer = answer;
            }
            else
            {
                post.Facts.Add(new PostFact { Post = post.Id, Establishment = post.Establishment, Fact = name, Answer = answer });
            }
        }
    }

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

    private static void Describe(Post post, ComposeForm form)
    {
        post.Pictures.RemoveAll(picture => form.Remove.Contains(picture.Id));
        foreach (var picture in post.Pictures)
        {
            picture.Alt = (form.Alts.GetValueOrDefault(picture.Id) ?? picture.Alt).Trim();
        }
    }

    private static IReadOnlyList<Fault> Schedule(Post post, ComposeForm form, SchoolTime clock)
    {
        post.PublishAt = null;
        if (form is { Day: null, Time: null })
        {
            return [];
        }

        if (form is not { Day: { } day, Time: { } time })
        {
            return [new Fault(form.Day is null ? "Day" : "Time", "Give both a day and a time, or leave both empty to send as soon as it is approved")];
        }

        switch (clock.Instant(day, time))
        {
            case Outcome<DateTimeOffset>.Done(var at):
                post.PublishAt = at;
                return [];
            case Outcome<DateTimeOffset>.Refused(var why):
                return [new Fault("Time", why.Sentence)];
            default:
                throw new InvalidOperationException("an outcome is done or refused");
        }
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
