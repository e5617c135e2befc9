namespace Countersign.Screening.Pictures;

/// <summary>
/// Walks the structure of an uploaded file before any decoder sees it. A file that claims more than the limits, lacks a part, or is
/// anything but a picture of the kinds that are taken is refused; no pixel in it is inflated or decoded.
/// </summary>
internal static class PictureGate
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Accepted, or refused with a sentence for the member of staff. Never throws on any bytes.</summary>
    public static PictureAnswer Read(ReadOnlySpan<byte> file) =>
        file.Length > PictureLimits.Bytes
            ? new PictureAnswer.Refused("This file is larger than 20 MB; make the picture smaller and try again", "too-many-bytes")
        : Kind(file) switch
        {
            PictureKind.Jpeg => JpegWalk.Read(file, null, CopyFor.Viewers),
            PictureKind.Png => PngWalk.Read(file, null, CopyFor.Viewers),
            PictureKind.Webp => WebpWalk.Read(file, null),
            PictureKind.Gif => GifWalk.Read(file, null),
            PictureKind.Heic or PictureKind.Avif => HeifWalk.Read(file),
            _ => Refusal(file),
        };

    /// <summary>What the first bytes say that it is, whatever its name; null for what is no picture.</summary>
    public static PictureKind? Kind(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PictureKind.Jpeg
        : file.StartsWith(PngSignature) ? PictureKind.Png
        : file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8) ? PictureKind.Gif
        : file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) ? PictureKind.Webp
        : HeifWalk.Is(file) ? HeifWalk.Kind(file)
        : null;

    private static PictureAnswer.Refused Refusal(ReadOnlySpan<byte> file)
    {
        var beginning = file[..Math.Min(file.Length, 512)];
        return file.StartsWith("%PDF"u8) ? new("This is a PDF; save it as a JPEG or PNG and add that", "pdf")
            : HeifWalk.Is(file) ? new("This is a video; add a still picture", "video")
            : beginning.IndexOf("<svg"u8) >= 0 || beginning.IndexOf("<?xml"u8) >= 0
                ? new("This is an SVG drawing; save it as a JPEG or PNG and add that", "svg")
            : new("This file is not a picture that can be used; add a JPEG or PNG", "not-a-picture");
    }
}
