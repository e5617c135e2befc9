using Countersign.Approvals.Sign;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People.Demo;
using Countersign.People.Records;
using Countersign.Posts.Compose;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.Posts.TakeDown;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Demo;

/// <summary>Posts in every stage for each school of the demo, written, signed and taken down by the very use cases that the pages call.</summary>
internal sealed class DemoPosts(
    CountersignDb db,
    SubmitPost submit,
    SignPost sign,
    SendBackPost sendBack,
    TakeDownPost takeDown,
    PostApprovals approvals,
    Accounts accounts,
    Schools schools,
    TimeProvider clock) : IDemoSeed
{
    public async Task Plant(DemoTrust trust, CancellationToken ct)
    {
        foreach (var school in trust.Schools)
        {
            db.Tenant.StandAt(school.Id);
            var noticeboard = await accounts.OpenNoticeboard(school.Id, null, ct);
            foreach (var invented in InventedPosts.All)
            {
                await Plant(school, noticeboard, invented, ct);
            }

            if ((await accounts.Open(ct)).FirstOrDefault(account => account.Assisted is not null) is { } assisted)
            {
                await Plant(school, assisted.Id, InventedPosts.ToPutUp, ct);
            }
        }

        db.Tenant.StandEverywhere();
    }

    private async Task Plant(DemoSchool school, SchoolAccountId noticeboard, InventedPost invented, CancellationToken ct)
    {
        var author = school.People.FirstOrDefault(person => person.Roles.Contains("teacher")) ?? school.People[0];
        var by = new Authorship(school.Id, author.Id);
        var form = await Form(school, noticeboard, invented, author, ct);
        var outcome = invented is { Until: PostStage.Draft, SentBackBecause: null } ? await submit.Save(by, form, ct) : await submit.Submit(by, form, ct);
        var post = ((Outcome<WrittenPost>.Done)outcome).Value.Post!.Id;
        switch (invented)
        {
            case { SentBackBecause: { } because }:
                await sendBack.SendBack(post, (await Next(school, post, ct)).Person!, because, ct);
                break;
            case { Until: PostStage.Cancelled }:
                await takeDown.TakeDown(post, new PostReader(author.Id), "The trip was moved to the summer term", correct: false, ct);
                break;
            case { Until: PostStage.TakenDown }:
                db.Add(new OutboxItem { Establishment = school.Id, Kind = DemoTakeDown.Name, Subject = post.Value, DueAt = clock.GetUtcNow() });
                await SignAll(school, post, ct);
                break;
            case { Until: PostStage.Scheduled or PostStage.Sent }:
                await SignAll(school, post, ct);
                break;
        }
    }

    private async Task SignAll(DemoSchool school, PostId post, CancellationToken ct)
    {
        while (await Next(school, post, ct) is ({ } person, var approval))
        {
            await sign.Sign(post, new Signing(person, approval.Subject.Fingerprint, [.. approval.Plan.Checklist.Select(line => line.Number)]), ct);
        }
    }

    // Whoever of the school may sign next; nobody where all have.
    private async Task<(StaffMember? Person, Approval Approval)> Next(DemoSchool school, PostId id, CancellationToken ct)
    {
        var approval = await approvals.Read(await db.Set<Post>().Whole().Get(id, ct), [], ct);
        return (school.People.FirstOrDefault(approval.MaySignNext), approval);
    }

    private async Task<ComposeForm> Form(DemoSchool school, SchoolAccountId noticeboard, InventedPost invented, StaffMember author, CancellationToken ct)
    {
        var plan = await approvals.Plan(Post.Begin(school.Id, author.Id, clock.GetUtcNow()), ct);
        var at = invented.Days is { } days ? (await schools.Here(ct)).Time.AtSchool(clock.GetUtcNow().AddDays(days)) : (DateTimeOffset?)null;
        return new ComposeForm
        {
            Text = invented.Text,
            Purpose = invented.Purpose,
            Benefit = "Families know what goes on here, and how to help",
            Accounts = [noticeboard.Value],
            Answers = plan.Questions.ToDictionary(question => question.Fact, _ => (FactAnswer?)FactAnswer.No),
            Holds = [ComposeForm.NoneOfThese],
            Day = at is { } day ? DateOnly.FromDateTime(day.DateTime) : null,
            Time = at is { } time ? new TimeOnly(time.Hour, time.Minute) : null,
        };
    }
}
