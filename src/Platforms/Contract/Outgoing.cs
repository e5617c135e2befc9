namespace Countersign.Platforms.Contract;

/// <summary>A post exactly as it was approved.</summary>
/// <param name="Key">Chosen before the first attempt and kept for every later one.</param>
/// <param name="Text">Plain text; links, mentions and hashtags are found by <see cref="Facets"/>.</param>
/// <param name="Pictures">In the order shown; may be empty.</param>
/// <param name="At">The instant the post says it was made. Part of the content, so it stays the same on every attempt.</param>
/// <param name="Language">A BCP 47 tag such as <c>en-GB</c>.</param>
public sealed record Outgoing(SendKey Key, string Text, IReadOnlyList<Picture> Pictures, DateTimeOffset At, string Language);

/// <summary>A picture with its description.</summary>
/// <param name="Bytes">The file as approved; it is sent unchanged, so metadata must have been removed before.</param>
/// <param name="MediaType">For example <c>image/jpeg</c>.</param>
/// <param name="Alt">What a person who cannot see the picture is told.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record Picture(ReadOnlyMemory<byte> Bytes, string MediaType, string Alt, int Width, int Height);
