using System.Buffers;
using System.Buffers.Binary;

namespace Countersign.Screening.Pictures;

/// <summary>One walk over the chunks of a WebP file, which judges it and, when given somewhere to write, makes a still one of its first picture.</summary>
internal ref struct WebpWalk
{
    private const int FrameHead = 16;
    private static readonly PictureAnswer.Refused CutShort = new("This picture is cut short; add the whole file again", "cut-short");
    private static readonly PictureAnswer.Refused Broken = new("This WebP picture is damaged; save it again as a JPEG or PNG and try that", "damaged");

    private ReadOnlySpan<byte> profile;
    private ReadOnlySpan<byte> alpha;
    private ReadOnlySpan<byte> pixels;
    private bool lossless;
    private int width;
    private int height;
    private int orientation;
    private PictureExtras extras;

    public static PictureAnswer Read(ReadOnlySpan<byte> file, IBufferWriter<byte>? clean)
    {
        var walk = default(WebpWalk);
        var answer = walk.Walk(file);
        if (clean is not null && answer is PictureAnswer.Accepted)
        {
            walk.Write(clean);
        }

        return answer;
    }

    private PictureAnswer Walk(ReadOnlySpan<byte> file)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (length > file.Length - 8)
        {
            return CutShort;
        }

        extras |= length + (length & 1) + 8 < file.Length ? PictureExtras.Trailer : PictureExtras.None;
        return Chunks(file.Slice(12, Math.Max((int)length - 4, 0)), whole: true)
            ?? (pixels.IsEmpty ? Broken : PictureLimits.Check(width, height))
            ?? (PictureAnswer)new PictureAnswer.Accepted(PictureKind.Webp, width, height, Math.Max(orientation, 1)) { Extras = extras };
    }

    private PictureAnswer.Refused? Chunks(ReadOnlySpan<byte> rest, bool whole)
    {
        while (rest.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - 8)
            {
                return CutShort;
            }

            var body = rest.Slice(8, (int)length);
            if (Note(rest[..4], body, whole) is { } refused)
            {
                return refused;
            }

            rest = rest[Math.Min(rest.Length, 8 + (int)length + ((int)length & 1))..];
        }

        return null;
    }

    private PictureAnswer.Refused? Note(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body, bool whole)
    {
        if (type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8))
        {
            return pixels.IsEmpty ? Pixels(body, type[3] == (byte)'L') : null;
        }

        if (type.SequenceEqual("VP8X"u8))
        {
            return whole && body.Length >= 10 ? PictureLimits.Check(Number24(body[4..]) + 1, Number24(body[7..]) + 1) : Broken;
        }

        if (type.SequenceEqual("ALPH"u8))
        {
            alpha = pixels.IsEmpty ? body : alpha;
            return null;
        }

        if (type.SequenceEqual("ANMF"u8) && whole)
        {
            extras |= PictureExtras.Animation;
            return body.Length < FrameHead ? Broken : pixels.IsEmpty ? Chunks(body[FrameHead..], whole: false) : null;
        }

        if (type.SequenceEqual("ICCP"u8))
        {
            profile = body.Length <= PictureLimits.Profile ? body : default;
        }

        if (type.SequenceEqual("EXIF"u8))
        {
            var tiff = body.StartsWith("Exif\0\0"u8) ? body[6..] : body;
            orientation = orientation == 0 ? ExifOrientation.Read(tiff) : orientation;
            extras |= ExifOrientation.Extras(tiff);
        }

        extras |= type.SequenceEqual("ICCP"u8) ? PictureExtras.Profile
            : type.SequenceEqual("XMP "u8) ? PictureExtras.Xmp
            : type.SequenceEqual("EXIF"u8) || type.SequenceEqual("ANIM"u8) ? PictureExtras.None
            : PictureExtras.Other;
        return null;
    }

    // Both ways of packing say the size at their beginning, and that is the one that is drawn.
    private PictureAnswer.Refused? Pixels(ReadOnlySpan<byte> body, bool withoutLoss)
    {
        if (body.Length < 10 || !(withoutLoss ? body[0] == 0x2F : body[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])))
        {
            return Broken;
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
        (width, height) = withoutLoss
            ? ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1)
            : (BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF);
        pixels = body;
        lossless = withoutLoss;
        return null;
    }

    private readonly void Write(IBufferWriter<byte> clean)
    {
        var see = !lossless && !alpha.IsEmpty;
        var head = new byte[10];
        head[0] = (byte)((profile.IsEmpty ? 0 : 0x20) | (see ? 0x10 : 0));
        Write24(head.AsSpan(4), width - 1);
        Write24(head.AsSpan(7), height - 1);
        var inner = new ArrayBufferWriter<byte>(pixels.Length + 64);
        inner.Write("WEBP"u8);
        if (head[0] != 0)
        {
            Write(inner, "VP8X"u8, head);
        }

        if (!profile.IsEmpty)
        {
            Write(inner, "ICCP"u8, profile);
        }

        if (see)
        {
            Write(inner, "ALPH"u8, alpha);
        }

        Write(inner, lossless ? "VP8L"u8 : "VP8 "u8, pixels);
        Write(clean, "RIFF"u8, inner.WrittenSpan);
    }

    private static void Write(IBufferWriter<byte> clean, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        var head = new byte[8];
        type.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), body.Length);
        clean.Write(head);
        clean.Write(body);
        clean.Write(new byte[body.Length & 1]);
    }

    private static int Number24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static void Write24(Span<byte> bytes, int value) => (bytes[0], bytes[1], bytes[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));
}
