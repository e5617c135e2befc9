namespace Countersign.Screening.Pictures;

/// <summary>
/// Walks the structure of an uploaded file before any decoder sees it. A file that claims more than the limits, lacks its end, or is
/// anything but one still JPEG or PNG is refused; nothing in it is inflated or decoded.
/// </summary>
public static class PictureGate
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Accepted, or refused with a sentence for the member of staff. Never throws on any bytes.</summary>
    public static PictureAnswer Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > PictureLimits.Bytes)
        {
            return new PictureAnswer.Refused("This file is larger than 20 MB; make the picture smaller and try again");
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return JpegWalk.Read(file, null);
        }

        return file.StartsWith(PngSignature) ? PngWalk.Read(file, null) : new PictureAnswer.Refused(Refusal(file));
    }

    private static string Refusal(ReadOnlySpan<byte> file) => Name(file) is { } name
        ? $"This is {name}; save it as a JPEG or PNG and add that"
        : "This file is not a picture that can be used; add a JPEG or PNG";

    private static string? Name(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("GIF8"u8))
        {
            return "a GIF";
        }

        if (file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..].StartsWith("WEBP"u8))
        {
            return "a WebP picture";
        }

        if (file.StartsWith("%PDF"u8))
        {
            return "a PDF";
        }

        if (file.Length >= 12 && file[4..].StartsWith("ftyp"u8))
        {
            return "a HEIC picture or a video";
        }

        var beginning = file[..Math.Min(file.Length, 512)];
        return beginning.IndexOf("<svg"u8) >= 0 || beginning.IndexOf("<?xml"u8) >= 0 ? "an SVG drawing" : null;
    }
}
