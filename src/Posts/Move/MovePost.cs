using Countersign.Foundation.Database;
using Countersign.Posts.Compose;
using Countersign.Posts.Model;

namespace Countersign.Posts.Move;

/// <summary>
/// A post goes out on another day. When it goes out is part of what was signed, so whatever was signed is void, and what waited or was approved is sent for
/// its signatures again, as if its author had changed it and sent it on.
/// </summary>
internal sealed class MovePost(CountersignDb db, ComposeQueries queries, SubmitPost submit, TimeProvider clock)
{
    /// <summary>The post, for its author alone and while it may still be moved.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Post> Own(PostId id, PersonId author, CancellationToken ct)
    {
        var post = await db.Set<Post>().OfAuthor(id, author, ct);
        NotFoundException.ThrowIf(!post.IsStillWritten || post.IsOnItsWay, id);
        return post;
    }

    /// <param name="version">The version of the post that was opened.</param>
    public async Task<Outcome<WrittenPost>> Move(PostId id, PersonId author, (DateOnly Day, TimeOnly Time) to, int version, CancellationToken ct)
    {
        var post = await Own(id, author, ct);
        var context = await queries.Open(post, ct);
        if (context.Clock.Instant(to.Day, to.Time) is not Outcome<DateTimeOffset>.Done(var at))
        {
            return new Refusal("The clocks go forward on that day, so that time does not exist. Choose an hour later");
        }

        if (at <= clock.GetUtcNow())
        {
            return new Refusal("That time has passed. Choose a later one");
        }

        var form = ComposeFields.Form(post, context.Plan, context.Clock);
        (form.Day, form.Time, form.Version) = (to.Day, to.Time, version);
        var by = new Authorship(post.Establishment, author, id);
        return post.Stage == PostStage.Draft ? await submit.Save(by, form, ct) : await submit.Submit(by, form, ct);
    }
}
