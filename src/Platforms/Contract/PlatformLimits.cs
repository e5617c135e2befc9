using System.Text;

namespace Countersign.Platforms.Contract;

/// <summary>What one post may hold on a platform.</summary>
/// <param name="Graphemes">The longest text, in grapheme clusters as <see cref="TextLength"/> counts them.</param>
/// <param name="TextBytes">The longest text in UTF-8 bytes: few graphemes can be many bytes.</param>
/// <param name="Pictures">The most pictures in one post.</param>
/// <param name="PictureBytes">The largest picture file.</param>
/// <param name="AltGraphemes">The longest description of a picture, in grapheme clusters.</param>
/// <param name="MediaTypes">The picture formats taken.</param>
public sealed record PlatformLimits(int Graphemes, int TextBytes, int Pictures, int PictureBytes, int AltGraphemes, IReadOnlyList<string> MediaTypes)
{
    /// <summary>The longer side, in pixels, that a picture is made smaller to: more would be sent for nobody to see.</summary>
    public int PictureSide { get; init; } = 2000;

    /// <summary>A text alone is not taken.</summary>
    public bool NeedsPicture { get; init; }

    /// <summary>The first reason why this content does not fit, as a sentence for its author, or null when it fits.</summary>
    public string? WhyNot(string text, IReadOnlyList<Picture> pictures)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(pictures);

        return WhyNotText(text)
            ?? (NeedsPicture && pictures.Count == 0 ? "It takes no post without a picture. Add one" : null)
            ?? (pictures.Count > Pictures ? $"There are {pictures.Count} pictures; this platform takes at most {Pictures}" : null)
            ?? pictures.Select((picture, place) => WhyNotPicture(picture, place + 1)).FirstOrDefault(why => why is not null);
    }

    private string? WhyNotText(string text) => true switch
    {
        // A half of a surrogate pair cannot be written as UTF-8, so the platform would hold another text than the one approved.
        _ when HasLoneSurrogate(text) => "The text holds half a character; write that character again",
        _ when !CanBeShown(text) => "The text holds a control character that a page cannot show; type that part again",
        _ when TextLength.Graphemes(text) is var length && length > Graphemes =>
            $"The text is {length} characters long; this platform takes at most {Graphemes}",
        _ when Encoding.UTF8.GetByteCount(text) > TextBytes =>
            "The text uses more characters made of several parts than this platform can store; use fewer emoji or accents",
        _ => null,
    };

    private string? WhyNotPicture(Picture picture, int place) => true switch
    {
        _ when !MediaTypes.Contains(picture.MediaType, StringComparer.Ordinal) =>
            $"Picture {place} is of the kind {picture.MediaType}; this platform takes {string.Join(", ", MediaTypes)}",
        _ when picture.Bytes.IsEmpty => $"Picture {place} is empty",
        _ when picture.Bytes.Length > PictureBytes => $"Picture {place} is {picture.Bytes.Length} bytes; this platform takes at most {PictureBytes}",
        _ when picture.Width < 1 || picture.Height < 1 => $"Picture {place} has no width or height",
        _ when HasLoneSurrogate(picture.Alt) => $"The description of picture {place} holds half a character; write that character again",
        _ when !CanBeShown(picture.Alt) => $"The description of picture {place} holds a control character that a page cannot show; type it again",
        _ when TextLength.Graphemes(picture.Alt) > AltGraphemes => $"The description of picture {place} is longer than {AltGraphemes} characters",
        _ => null,
    };

    /// <summary>Characters that neither a feed nor every database can carry (XML 1.0 section 2.2).</summary>
    private static bool CanBeShown(string text) =>
        text.EnumerateRunes().All(rune => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xFFFE and not 0xFFFF));

    private static bool HasLoneSurrogate(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            rest = rest[used..];
        }

        return false;
    }
}
