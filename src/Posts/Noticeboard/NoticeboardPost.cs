namespace Countersign.Posts.Noticeboard;

/// <summary>A post on a school's public news page; the id is part of its public address.</summary>
internal readonly record struct NoticeboardPostId(Guid Value) : IId<NoticeboardPostId>
{
    public static NoticeboardPostId From(Guid value) => new(value);

    public static NoticeboardPostId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out NoticeboardPostId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}

/// <summary>What the public sees. A post that was taken down stays as an empty row: its address answers that it is gone, and its key is used up.</summary>
internal sealed class NoticeboardPost : ITenantOwned
{
    public NoticeboardPostId Id { get; init; } = NoticeboardPostId.New();

    public EstablishmentId Establishment { get; init; }

    /// <summary>Unique within the establishment: publishing twice leaves one post.</summary>
    public Guid SendKey { get; init; }

    public required string Text { get; set; }

    /// <summary>A BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>When the post says it was made.</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset? TakenDownAt { get; set; }

    public List<NoticeboardPicture> Pictures { get; init; } = [];

    public int Version { get; set; }
}

/// <summary>A picture of a post; the bytes are in the file store under their hash.</summary>
internal sealed class NoticeboardPicture : ITenantOwned
{
    public EstablishmentId Establishment { get; init; }

    public NoticeboardPostId Post { get; init; }

    /// <summary>From 0, in the order shown.</summary>
    public int Place { get; init; }

    public required string Hash { get; init; }

    public required string MediaType { get; init; }

    public required string Alt { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public int Bytes { get; init; }
}
