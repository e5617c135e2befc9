using System.Buffers;
using System.Buffers.Binary;

namespace Countersign.Screening.Pictures;

/// <summary>Which segments of a JPEG draw the picture, and whether they hold exactly what they should.</summary>
internal static class JpegSegments
{
    public const byte Adobe = 0xEE;
    public const int AdobeLength = 12;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;

    /// <summary>Frame, Huffman and quantisation tables, restart interval, scans, and the mark that says how colours are stored.</summary>
    public static bool Draws(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xC0 or 0xC1 or 0xC2 or 0xC4 or 0xDA or 0xDB or 0xDD => true,
        Adobe => body.Length >= AdobeLength && body.StartsWith("Adobe"u8),
        _ => false,
    };

    /// <summary>Whether a segment that is kept is exactly as long as its content, so that nothing rides along behind it.</summary>
    public static bool IsSound(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xC0 or 0xC1 or 0xC2 => body.Length >= 6 && body.Length == 6 + (3 * body[5]),
        0xC4 => AreTables(body, 17, static table => table[1..17].ToArray().Sum(b => b)),
        0xDB => AreTables(body, 1, static table => table[0] >> 4 == 0 ? 64 : 128),
        0xDD => body.Length == 2,
        0xDA => body.Length >= 4 && body.Length == 4 + (2 * body[0]),
        _ => true,
    };

    /// <summary>The mark by which every decoder takes three colours for brightness and two differences, wherever among the segments it stands.</summary>
    public static bool IsJfif(byte marker, ReadOnlySpan<byte> body) => marker == App0 && body.Length >= 14 && body.StartsWith("JFIF\0"u8);

    /// <summary>Part of a colour profile, which says what the numbers of the pixels look like.</summary>
    public static bool IsProfile(byte marker, ReadOnlySpan<byte> body) => marker == 0xE2 && body.StartsWith("ICC_PROFILE\0"u8);

    /// <summary>What a segment says besides the picture.</summary>
    public static PictureExtras Extras(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        _ when Draws(marker, body) => PictureExtras.None,
        App0 when IsJfif(marker, body) => body.Length > 14 ? PictureExtras.Thumbnail : PictureExtras.None,
        App0 => PictureExtras.Thumbnail,
        App1 when body.StartsWith("Exif\0\0"u8) => ExifOrientation.Extras(body[6..]),
        App1 when body.StartsWith("http://ns.adobe.com/"u8) => PictureExtras.Xmp,
        0xE2 when IsProfile(marker, body) => PictureExtras.Profile,
        0xE2 when body.StartsWith("MPF\0"u8) || body.StartsWith("urn:iso:std:iso:ts:21496"u8) => PictureExtras.SecondPicture,
        0xED => PictureExtras.Iptc,
        0xFE => PictureExtras.Comment,
        _ => PictureExtras.Other,
    };

    /// <summary>A JFIF head without its thumbnail and density, and the orientation when there is something to turn.</summary>
    public static void WriteHead(IBufferWriter<byte> clean, bool jfif, int orientation)
    {
        if (jfif)
        {
            Write(clean, App0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        }

        if (orientation != 1)
        {
            Write(clean, App1, [.. "Exif\0\0"u8, .. ExifOrientation.Write(orientation)]);
        }
    }

    public static void Write(IBufferWriter<byte> clean, byte marker, ReadOnlySpan<byte> body)
    {
        var head = clean.GetSpan(4);
        head[0] = 0xFF;
        head[1] = marker;
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(body.Length + 2));
        clean.Advance(4);
        clean.Write(body);
    }

    private delegate int Following(ReadOnlySpan<byte> table);

    private static bool AreTables(ReadOnlySpan<byte> body, int head, Following following)
    {
        while (body.Length >= head)
        {
            var length = head + following(body);
            if (body.Length < length)
            {
                return false;
            }

            body = body[length..];
            if (body.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
