using System.Linq.Expressions;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Model;

/// <summary>Somebody who looks at the posts of a school, as far as that decides what they see.</summary>
internal sealed record PostReader(PersonId Person)
{
    /// <summary>They look in from the trust or federation above. Such a person reads what was published.</summary>
    public bool IsVisitor { get; init; }

    /// <summary>They read whatever waits for signatures: the headteacher, and whoever the procedure lets publish.</summary>
    public bool ReadsWhatWaits { get; init; }

    /// <summary>What waits and names them for one of its signatures.</summary>
    public IReadOnlyCollection<PostId> Signs { get; init; } = [];

    /// <summary>The authors who have left, whose posts pass to the headteacher; empty for everybody else.</summary>
    public IReadOnlyCollection<PersonId> TakesOver { get; init; } = [];

    /// <summary>The accounts on which they put posts up: what is signed and waits to go there is theirs to read.</summary>
    public IReadOnlyCollection<SchoolAccountId> PutsUpOn { get; init; } = [];

    /// <summary>They may cancel and take down what others wrote, where they read it.</summary>
    public bool TakesDown { get; init; }
}

/// <summary>
/// Who reads a post. The one decision for pages, lists, counts, pictures, files and searches: a query asks it of the rows, and whatever it does not let
/// through is not there.
/// </summary>
internal static class PostAccess
{
    public static IQueryable<Post> ReadableBy(this IQueryable<Post> posts, PostReader reader) => posts.Where(MayRead(reader));

    /// <summary>
    /// What was published is for everybody of the school. Anything else is its author's and of whoever it was shared with; what waits, or was cancelled
    /// while it waited, is also for the headteacher and whoever publishes, and what waits for those who sign it. What is signed is for those who put it up.
    /// </summary>
    public static Expression<Func<Post, bool>> MayRead(PostReader reader)
    {
        var (me, visits, readsWaiting, signs, takesOver) = (reader.Person, reader.IsVisitor, reader.ReadsWhatWaits, reader.Signs, reader.TakesOver);
        var putsUpOn = reader.PutsUpOn;
        return post => post.Stage == PostStage.Sent || post.Stage == PostStage.TakenDown
            || (!visits
                && (post.Author == me
                    || post.Shares.Any(share => share.Person == me)
                    || takesOver.Contains(post.Author)
                    || (readsWaiting && (post.Stage == PostStage.InReview || post.Stage == PostStage.Scheduled || post.Stage == PostStage.Cancelled))
                    || (post.Stage == PostStage.Scheduled && post.Targets.Any(target => putsUpOn.Contains(target.Account)))
                    || ((post.Stage == PostStage.InReview || post.Stage == PostStage.Scheduled) && signs.Contains(post.Id))));
    }
}
