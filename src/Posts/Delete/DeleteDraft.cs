using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Posts.Compose;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.Posts.Tell;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Delete;

/// <summary>Deletes a draft that was never approved, with its pictures and what was typed beside it. What was done with it stays in the record.</summary>
internal sealed class DeleteDraft(CountersignDb db, PostReaders readers, KeepTyping typing, PostNotifications told, Me me, TimeProvider clock)
{
    private static readonly Refusal NoDraft = new("This post is no draft any more, or was approved before, and the record tells of it. It stays as it is");

    public async Task<Outcome<PostId>> Delete(PostId id, CancellationToken ct)
    {
        var post = await Own(id, ct);
        if (!post.IsDeletable)
        {
            return NoDraft;
        }

        await told.End(post, ct);
        db.RemoveRange(post.Shares);
        db.RemoveRange(post.Reasons);
        db.RemoveRange(post.Submissions);
        db.Remove(post);
        var isSaved = await db.TrySave(new AuditEvent(PostEvents.Deleted, post.Establishment, me.Id, clock.GetUtcNow(), id.Value), ct);
        if (isSaved)
        {
            await typing.Forget(id, ct);
        }

        return isSaved ? id : SignatureWords.Clash;
    }

    /// <summary>A draft that whoever is signed in may delete: their own, or for the headteacher that of somebody who has left.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Post> Own(PostId id, CancellationToken ct)
    {
        var reader = await readers.Me(id, ct);
        var post = await db.Set<Post>().Whole().Include(row => row.Shares).Include(row => row.Submissions).ReadableBy(reader)
            .FirstOrDefaultAsync(row => row.Id == id, ct).OrNotFound(id);
        NotFoundException.ThrowIf(reader.IsVisitor || !(post.Author == reader.Person || reader.TakesOver.Contains(post.Author)), id);
        return post;
    }
}
