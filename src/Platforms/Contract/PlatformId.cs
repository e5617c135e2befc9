namespace Countersign.Platforms.Contract;

/// <summary>The platform's own name for a post, opaque to everything but that platform.</summary>
public readonly record struct PlatformId(string Value)
{
    public override string ToString() => Value;
}
