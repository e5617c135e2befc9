using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Model;

/// <summary>A picture of a post, drawn anew when it was added; its bytes are in the file store.</summary>
internal sealed class PostPicture : ITenantOwned
{
    private readonly List<PictureRendition> renditions = [];
    private int place;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    public int Place { get => place; init => place = value; }

    public required string FileName { get; init; }

    public required string Hash { get; init; }

    public required string MediaType { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string Alt { get; private set; } = "";

    /// <summary>What goes to a platform that takes less than the picture itself. Where there is none for a platform, it gets the picture itself.</summary>
    public IReadOnlyList<PictureRendition> Renditions => renditions;

    /// <summary>The file that goes to a platform.</summary>
    public (string Hash, string MediaType, int Width, int Height) For(string platform) => renditions.Find(one => one.Platform == platform) is { } rendition
        ? (rendition.Hash, rendition.MediaType, rendition.Width, rendition.Height)
        : (Hash, MediaType, Width, Height);

    /// <summary>Before it is part of a post: what is signed is made by then.</summary>
    public void Add(PictureRendition rendition) => renditions.Add(rendition);

    /// <summary>The same for another post: the same files, described in the same words.</summary>
    internal PostPicture Copy(PostId post)
    {
        var copy = new PostPicture
        {
            Post = post,
            Establishment = Establishment,
            Place = Place,
            FileName = FileName,
            Hash = Hash,
            MediaType = MediaType,
            Width = Width,
            Height = Height,
            Alt = Alt,
        };
        copy.renditions.AddRange(renditions.Select(one => new PictureRendition
        {
            Picture = copy.Id,
            Establishment = Establishment,
            Platform = one.Platform,
            Hash = one.Hash,
            MediaType = one.MediaType,
            Width = one.Width,
            Height = one.Height,
        }));
        return copy;
    }

    /// <summary>For its post alone: gives it another place.</summary>
    internal void Stand(int at) => place = at;

    /// <summary>For its post alone: says it in other words to people who cannot see it.</summary>
    internal void Describe(string alt) => Alt = alt.Trim();
}

/// <summary>A picture as one platform gets it: smaller, or coarser, so that it is taken.</summary>
internal sealed class PictureRendition : ITenantOwned
{
    public Guid Picture { get; init; }

    public EstablishmentId Establishment { get; init; }

    /// <summary>The platform's own word.</summary>
    public required string Platform { get; init; }

    public required string Hash { get; init; }

    public required string MediaType { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }
}

/// <summary>An account that a post is meant for.</summary>
internal sealed class PostTarget : ITenantOwned
{
    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    public SchoolAccountId Account { get; init; }
}

/// <summary>Somebody who was let read a post before it went out.</summary>
internal sealed class PostShare : ITenantOwned
{
    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }
}

/// <summary>Why an author leaves something that screening found.</summary>
internal sealed class PostReason : ITenantOwned
{
    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    /// <summary>The key of the finding.</summary>
    public required string Finding { get; init; }

    public required string Words { get; init; }
}

/// <summary>An author's answer to one question of the policy.</summary>
internal sealed class PostFact : ITenantOwned
{
    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    /// <summary>The fact as the policy language names it.</summary>
    public required string Fact { get; init; }

    public FactAnswer Answer { get; private set; }

    /// <summary>For its post alone: takes over what the author says now.</summary>
    internal PostFact Say(FactAnswer answer)
    {
        Answer = answer;
        return this;
    }
}

/// <summary>What an author said of a fact. "Cannot tell" is an answer, and never counts as a no.</summary>
internal enum FactAnswer
{
    Yes,
    No,
    CannotTell,
}
