using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Share;

/// <summary>
/// Shows a post that is not out yet to somebody by name, and ends that. Its author decides it; of an author who has left, the headteacher does.
/// </summary>
internal sealed class SharePost(CountersignDb db, PostReaders readers, Staff staff, Me me, TimeProvider clock)
{
    public async Task<Outcome<PersonId>> Share(PostId id, PersonId? with, CancellationToken ct)
    {
        var post = await Own(id, ct);
        if (with is not { } person || await staff.Find(person, ct) is null)
        {
            return new Refusal("Select somebody who works here");
        }

        var before = post.Shares.Count;
        if (post.Share(person) is Outcome<PostShare>.Refused(var why))
        {
            return why;
        }

        return post.Shares.Count == before || await db.TrySave(Act(PostEvents.Shared, post, person), ct) ? person : SignatureWords.Clash;
    }

    /// <summary>Harmless where it was not shared with them.</summary>
    public async Task<Outcome<PersonId>> Unshare(PostId id, PersonId with, CancellationToken ct)
    {
        var post = await Own(id, ct);
        return !post.Unshare(with) || await db.TrySave(Act(PostEvents.Unshared, post, with), ct) ? with : SignatureWords.Clash;
    }

    /// <summary>A post that whoever is signed in may share.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Post> Own(PostId id, CancellationToken ct)
    {
        var reader = await readers.Me(id, ct);
        var post = await db.Set<Post>().Include(row => row.Shares).ReadableBy(reader).FirstOrDefaultAsync(row => row.Id == id, ct).OrNotFound(id);
        NotFoundException.ThrowIf(!MayShare(post, reader), id);
        return post;
    }

    public static bool MayShare(Post post, PostReader reader) =>
        post.IsShareable && !reader.IsVisitor && (post.Author == reader.Person || reader.TakesOver.Contains(post.Author));

    private AuditEvent Act(AuditEventKind kind, Post post, PersonId with) =>
        new(kind, post.Establishment, me.Id, clock.GetUtcNow(), post.Id.Value, with.Value);
}
