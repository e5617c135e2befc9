using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People;
using Countersign.People.Demo;
using Countersign.Policies.InForce;
using Countersign.Posts.Review;
using Countersign.Posts.Send;
using Countersign.SchoolAccounts;

namespace Countersign.Posts.Demo;

/// <summary>Posts in every stage for each school of the demo. Each is signed by the very decisions that sign real ones.</summary>
internal sealed class DemoPosts(CountersignDb db, PoliciesInForce policies, Accounts accounts, TimeProvider clock) : IDemoSeed
{
    public async Task Plant(DemoTrust trust, CancellationToken ct)
    {
        foreach (var school in trust.Schools)
        {
            var noticeboard = await accounts.OpenNoticeboard(school.Id, null, ct);
            var policy = await policies.Of(school.Id, ct);
            foreach (var invented in InventedPosts.All)
            {
                await Plant(school, noticeboard, policy, invented, ct);
            }
        }
    }

    private async Task Plant(DemoSchool school, SchoolAccountId noticeboard, PolicyInForce? policy, InventedPost invented, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var author = school.People.FirstOrDefault(person => person.Roles.Contains("teacher")) ?? school.People[0];
        var post = new Post
        {
            Establishment = school.Id,
            Author = author.Id,
            Text = invented.Text,
            Purpose = invented.Purpose,
            Benefit = "Families know what goes on here, and how to help",
            PublishAt = invented.Days is { } days ? now.AddDays(days) : null,
            CreatedAt = now,
            SentBackBecause = invented.SentBackBecause,
        };
        post.Targets.Add(new PostTarget { Post = post.Id, Establishment = school.Id, Account = noticeboard });
        foreach (var question in PublishingPlan.For(policy, post, author.Roles, school.People).Questions)
        {
            post.Facts.Add(new PostFact { Post = post.Id, Establishment = school.Id, Fact = question.Fact, Answer = FactAnswer.No });
        }

        db.Add(post);
        var acts = new List<Act> { About("post.drafted", post, author.Id, now) };
        if (invented.Until != PostStage.Draft)
        {
            post.Stage = PostStage.InReview;
            post.Submission++;
            acts.Add(About("post.submitted", post, author.Id, now));
        }

        if (invented.Until is PostStage.Scheduled or PostStage.Sent or PostStage.Recalled)
        {
            Sign(post, PublishingPlan.For(policy, post, author.Roles, school.People), school, acts, now);
        }

        if (invented.Until == PostStage.Recalled)
        {
            db.Add(new OutboxItem { Establishment = school.Id, Kind = DemoTakeBack.Name, Subject = post.Id.Value, DueAt = now });
        }

        if (invented.Until == PostStage.Cancelled)
        {
            post.Stage = PostStage.Cancelled;
            acts.Add(About("post.taken-back", post, author.Id, now) with { Why = "The trip was moved to the summer term" });
        }

        await db.Save(acts, ct);
    }

    private void Sign(Post post, Plan plan, DemoSchool school, List<Act> acts, DateTimeOffset now)
    {
        while (post.Stage == PostStage.InReview)
        {
            var review = ReviewState.Of(post, plan);
            if (school.People.FirstOrDefault(person => review.MaySignNext(person, post.Author)) is not { } person
                || Countersigning.Decide(post, plan, person, review.Fingerprint, [.. plan.Checklist.Select(line => line.Number)], now) is not Outcome<Countersigned>.Done(var signed))
            {
                return;
            }

            post.Signatures.Add(signed.Signature);
            acts.Add(SignatureAct.Of(post, plan, signed.Signature));
            if (signed.Complete)
            {
                Scheduling.Schedule(db, post, signed.Signature.Fingerprint, now);
            }
        }
    }

    private static Act About(string kind, Post post, PersonId by, DateTimeOffset now) => new(kind, post.Establishment, by, now, post.Id.Value);
}

/// <summary>A post of the demo and how far it has come.</summary>
internal sealed record InventedPost(string Text, string Purpose, PostStage Until, int? Days = null, string? SentBackBecause = null);

internal static class InventedPosts
{
    public static IReadOnlyList<InventedPost> All { get; } =
    [
        new("The library van comes on Thursday at noon. Bring a book to swap, and a bag to carry the new one home.", "Remind families of the book swap", PostStage.Sent),
        new("Year 4 planted runner beans by the kitchen window. Come and guess how tall they will be by half term!", "Show what we learn in science", PostStage.Sent),
        new("Our winter concert is on Friday 11 December at 2pm in the hall. Doors open at half past one.", "Invite families to the concert", PostStage.Scheduled, Days: 6),
        new("Thank you to everyone who sorted the food bank boxes this morning: forty-two are on their way.", "Thank the volunteers", PostStage.InReview),
        new("We are looking for old wellington boots of any size for the forest corner.", "Find boots for outdoor lessons", PostStage.Draft),
        new("Sports day photographs are up soon", "Point families to the pictures", PostStage.Draft, SentBackBecause: "Say where the pictures will be, and when"),
        new("The farm trip leaves at nine on Tuesday from the side gate.", "Remind families of the trip", PostStage.Cancelled),
        new("The spring fair is on Saturday at eleven on the playground. Bring your own cup for tea.", "Invite families to the fair", PostStage.Recalled),
    ];
}
