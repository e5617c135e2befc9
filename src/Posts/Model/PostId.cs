namespace Countersign.Posts.Model;

/// <summary>A post of the school.</summary>
internal readonly record struct PostId(Guid Value) : IId<PostId>
{
    public static PostId From(Guid value) => new(value);

    public static PostId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out PostId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
