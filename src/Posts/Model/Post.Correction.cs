namespace Countersign.Posts.Model;

/// <summary>A post that says rightly what another said wrongly.</summary>
internal sealed partial class Post
{
    /// <summary>The post in whose place it stands; null where it corrects none.</summary>
    public PostId? Corrects { get; private init; }

    /// <summary>A draft that begins with what this post said, for somebody to put right. It goes through all its signatures, and has no time.</summary>
    public Post Correction(PersonId author, DateTimeOffset now)
    {
        var draft = new Post { Establishment = Establishment, Author = author, CreatedAt = now, Corrects = Id };
        draft.Rewrite(
            Content with { PublishAt = null },
            [.. targets.Select(target => target.Account)],
            facts.ToDictionary(fact => fact.Fact, fact => fact.Answer));
        draft.pictures.AddRange(pictures.Select(picture => picture.Copy(draft.Id)));
        return draft;
    }
}
