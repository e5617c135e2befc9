namespace Countersign.Posts.Model;

/// <summary>Whom a post was shown to before it went out.</summary>
internal sealed partial class Post
{
    private readonly List<PostShare> shares = [];

    /// <summary>Those besides its author and whoever signs who read it while it is written and while it waits.</summary>
    public IReadOnlyList<PostShare> Shares => shares;

    /// <summary>Whether there is anything left to share: what was published everybody of the school reads.</summary>
    public bool IsShareable => Stage is PostStage.Draft or PostStage.InReview or PostStage.Scheduled;

    /// <summary>Lets somebody read it. Asked for twice it is shared once.</summary>
    public Outcome<PostShare> Share(PersonId with)
    {
        if (!IsShareable)
        {
            return new Refusal("This post is no draft any more, so there is nothing to share");
        }

        if (with == Author)
        {
            return new Refusal("They wrote this post. Choose somebody else");
        }

        if (shares.Find(share => share.Person == with) is { } already)
        {
            return already;
        }

        var share = new PostShare { Post = Id, Establishment = Establishment, Person = with };
        shares.Add(share);
        return share;
    }

    /// <summary>The reason with which it came back goes with whoever gave it, or because it names somebody who was erased.</summary>
    public void ForgetWhyItCameBack()
    {
        SentBackBecause = "The reason was deleted when somebody was erased";
        Changed();
    }

    /// <summary>Leaves nothing of a draft or of what was cancelled: whoever wrote it was erased.</summary>
    public void Empty()
    {
        (Content, Stage, SentBackBecause, HeldBecause) = (PostContent.Empty, PostStage.Cancelled, null, null);
        pictures.Clear();
        facts.Clear();
        reasons.Clear();
        submissions.Clear();
        shares.Clear();
        Changed();
    }

    /// <summary>Ends it; false where it was not shared with them.</summary>
    public bool Unshare(PersonId with) => shares.RemoveAll(share => share.Person == with) > 0;
}
