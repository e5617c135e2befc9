namespace Countersign.Platforms.Contract;

/// <summary>
/// Names one delivery of one post to one account before anything is sent, so that a second attempt cannot make a second post.
/// Always a version 7 identifier: platforms that want a time in their keys take it from there.
/// </summary>
public readonly record struct SendKey
{
    /// <summary>Takes up a key that was stored.</summary>
    /// <exception cref="ArgumentException">The identifier is not version 7, so it cannot have come from <see cref="New"/>.</exception>
    public SendKey(Guid value)
    {
        if (value.Version != 7)
        {
            throw new ArgumentException("A send key is a version 7 identifier.", nameof(value));
        }

        Value = value;
    }

    public Guid Value { get; }

    public static SendKey New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
