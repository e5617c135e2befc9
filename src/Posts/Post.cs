using Countersign.Foundation.Database;

namespace Countersign.Posts;

/// <summary>A post of the school.</summary>
public readonly record struct PostId(Guid Value) : IId<PostId>
{
    public static PostId From(Guid value) => new(value);

    public static PostId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out PostId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}

/// <summary>Where a post stands. No edge leads to <see cref="Scheduled"/> but the last countersignature of a valid set.</summary>
internal enum PostStage
{
    /// <summary>Its author is writing, or it came back to them.</summary>
    Draft,

    /// <summary>Somebody has to check or approve it.</summary>
    InReview,

    /// <summary>Everybody needed has signed; it goes out at its time.</summary>
    Scheduled,

    /// <summary>It went out to at least one account.</summary>
    Sent,

    /// <summary>It was called off before it went out.</summary>
    Cancelled,

    /// <summary>It was taken back from everywhere it had gone.</summary>
    Recalled,
}

/// <summary>What a member of staff wants the school to say.</summary>
internal sealed class Post : IBelong
{
    public PostId Id { get; init; } = PostId.New();

    public EstablishmentId Establishment { get; init; }

    public PersonId Author { get; init; }

    public PostStage Stage { get; set; } = PostStage.Draft;

    public required string Text { get; set; }

    public string? Purpose { get; set; }

    public string? Benefit { get; set; }

    /// <summary>The moment it is to go out; null means as soon as everybody needed has signed.</summary>
    public DateTimeOffset? PublishAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The reason with which a checker or approver last sent it back.</summary>
    public string? SentBackBecause { get; set; }

    /// <summary>Counts the times it was put before colleagues. Signatures stand for one of them only, so nothing signed before comes back to life.</summary>
    public int Submission { get; set; }

    /// <summary>Counts every change: two people who change it at once cannot both win.</summary>
    public int Version { get; set; }

    public List<PostPicture> Pictures { get; } = [];

    public List<PostTarget> Targets { get; } = [];

    /// <summary>What the author answered to the policy's questions about this post. A question without an answer stays unknown.</summary>
    public List<PostFact> Facts { get; } = [];

    public List<Delivery> Deliveries { get; } = [];

    /// <summary>A request to a platform may be under way, so what it says is no longer its author's to change.</summary>
    public bool IsOnItsWay => Deliveries.Exists(delivery => delivery.State is DeliveryState.Sending or DeliveryState.NotKnown);
}

/// <summary>A picture of a post; its bytes, cleaned of metadata, are in the file store.</summary>
internal sealed class PostPicture : IBelong
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    public int Place { get; set; }

    public required string FileName { get; init; }

    public required string Hash { get; init; }

    public required string MediaType { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string Alt { get; set; } = "";
}

/// <summary>An account that a post is meant for.</summary>
internal sealed class PostTarget : IBelong
{
    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    public SchoolAccounts.SchoolAccountId Account { get; init; }
}

/// <summary>An author's answer to one question of the policy.</summary>
internal sealed class PostFact : IBelong
{
    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    /// <summary>The fact as the policy language names it.</summary>
    public required string Fact { get; init; }

    public FactAnswer Answer { get; set; }
}

/// <summary>What an author said of a fact. "Cannot tell" is an answer, and never counts as a no.</summary>
public enum FactAnswer
{
    Yes,
    No,
    CannotTell,
}
