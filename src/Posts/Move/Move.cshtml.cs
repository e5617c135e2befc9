using System.ComponentModel;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Compose;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Posts.Move;

/// <summary>Where an author chooses another day, and reads first what that voids.</summary>
internal sealed class MoveModel(MovePost posts, PostApprovals approvals, Staff staff, Schools schools, Me me) : PageModel
{
    [BindProperty]
    [DisplayName("The day it goes out")]
    public DateOnly? Day { get; set; }

    [BindProperty]
    [DisplayName("The time it goes out")]
    public TimeOnly? Time { get; set; }

    /// <summary>Of the post that was opened: a newer one is not overwritten.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Post Post { get; private set; } = null!;

    public SchoolTime Clock { get; private set; } = null!;

    /// <summary>Those who have signed it as it stands.</summary>
    public IReadOnlyList<string> Signed { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        Post = await posts.Own(Ids.Require<PostId>(RouteData.Values["id"]?.ToString()), me.Id, ct);
        Clock = (await schools.Here(ct)).Time;
        if (Post.Stage != PostStage.Draft)
        {
            var given = (await approvals.Read(Post, [], ct)).Signatures.Select(signature => signature.Given?.Person).OfType<PersonId>().Distinct().ToList();
            var names = await staff.NamesOf(given, ct);
            Signed = [.. given.Select(person => names.GetValueOrDefault(person, "somebody who has left"))];
        }

        await next();
    }

    public void OnGet()
    {
        Version = Post.Version;
        if (Post.Content.PublishAt is { } at)
        {
            (Day, Time) = (Clock.Today(at), TimeOnly.FromDateTime(Clock.AtSchool(at).DateTime));
        }
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (Day is not { } day || Time is not { } time)
        {
            return this.Refuse(new Refusal("Give both a day and a time"), Day is null ? nameof(Day) : nameof(Time));
        }

        var (id, wasDraft) = (Post.Id, Post.Stage == PostStage.Draft);
        return await posts.Move(id, me.Id, (day, time), Version, ct) switch
        {
            Outcome<WrittenPost>.Refused(var why) => this.Refuse(why, nameof(Day)),
            Outcome<WrittenPost>.Done({ Faults: [var first, ..] }) =>
                this.Done(PostLinks.Continue(id), "The post is moved, and is a draft again", $"Before it can be checked: {first.Sentence}."),
            _ when wasDraft => this.Done(PostLinks.Show(id), "The draft is moved"),
            _ => this.Done(PostLinks.Show(id), "The post is moved", "Whoever signs it is asked again, and it goes out once everybody has signed."),
        };
    }
}
