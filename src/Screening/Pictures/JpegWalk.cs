using System.Buffers;
using System.Buffers.Binary;

namespace Countersign.Screening.Pictures;

/// <summary>One walk over the segments of a JPEG, which judges it and, when given somewhere to write, copies what draws it.</summary>
internal ref struct JpegWalk
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private static readonly PictureAnswer.Refused CutShort = new("This picture is cut short; add the whole file again", "cut-short");
    private static readonly PictureAnswer.Refused Broken = new("This JPEG is damaged; save it again as a JPEG or PNG and try that", "damaged");
    private static readonly PictureAnswer.Refused Unusual = new(
        "This is an unusual kind of JPEG that phones and browsers do not show; save it again as an ordinary JPEG", "unusual");

    private readonly ReadOnlySpan<byte> file;
    private readonly IBufferWriter<byte>? clean;
    private readonly CopyFor whom;
    private int at;
    private int width;
    private int height;
    private int orientation;
    private int scans;
    private long scanBytes;
    private bool jfif;
    private bool endsOpen;
    private PictureExtras extras;

    private JpegWalk(ReadOnlySpan<byte> file, IBufferWriter<byte>? clean, CopyFor whom)
    {
        this.file = file;
        this.clean = clean;
        this.whom = whom;
        at = 2;
    }

    public static PictureAnswer Read(ReadOnlySpan<byte> file, IBufferWriter<byte>? clean, CopyFor whom)
    {
        // The orientation, and whether it is a JFIF file, are written first but may be read later, so the file is walked once to know them.
        var first = new JpegWalk(file, null, whom);
        var answer = first.Walk();
        if (clean is not null && answer is PictureAnswer.Accepted accepted)
        {
            clean.Write((ReadOnlySpan<byte>)[0xFF, 0xD8]);
            JpegSegments.WriteHead(clean, first.jfif, whom == CopyFor.Decoder ? 1 : accepted.Orientation);
            new JpegWalk(file, clean, whom).Walk();
            clean.Write((ReadOnlySpan<byte>)[0xFF, EndOfImage]);
        }

        return answer;
    }

    private PictureAnswer Walk()
    {
        while (true)
        {
            if (at >= file.Length)
            {
                return End();
            }

            // Between segments viewers pass over what is none, and it is left out.
            extras |= file[at] == 0xFF ? PictureExtras.None : PictureExtras.Other;
            at += file[at..].IndexOf((byte)0xFF) is var next and >= 0 ? next : file.Length - at;
            while (at < file.Length && file[at] == 0xFF)
            {
                at++;
            }

            if (at >= file.Length)
            {
                return End();
            }

            var marker = file[at++];
            if (marker == EndOfImage)
            {
                extras |= at < file.Length ? PictureExtras.Trailer : PictureExtras.None;
                return Finish();
            }

            if (Segment(marker) is { } refused)
            {
                return refused;
            }
        }
    }

    private PictureAnswer.Refused? Segment(byte marker)
    {
        if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
        {
            return Broken;
        }

        if (at + 2 > file.Length)
        {
            return CutShort;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
        if (length < 2)
        {
            return Broken;
        }

        if (at + length > file.Length)
        {
            return CutShort;
        }

        var body = file.Slice(at + 2, length - 2);
        at += length;
        if (!JpegSegments.IsSound(marker, body))
        {
            return Broken;
        }

        if (Note(marker, body) is { } refused)
        {
            return refused;
        }

        Copy(marker, body);
        if (marker == StartOfScan)
        {
            scanBytes += JpegScan.Pass(file, ref at, clean);
        }

        return null;
    }

    private PictureAnswer.Refused? Note(byte marker, ReadOnlySpan<byte> body)
    {
        jfif |= JpegSegments.IsJfif(marker, body);
        extras |= JpegSegments.Extras(marker, body);
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                if (width != 0)
                {
                    return Broken;
                }

                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]));
                return PictureLimits.Check(width, height) ?? (body[0] != 8 || body[5] is not (1 or 3 or 4) ? Unusual : null);
            case 0xC3 or (>= 0xC5 and <= 0xCF and not 0xC8) or 0xDC or 0xDE or 0xDF:
                return Unusual;
            case 0xE1 when orientation == 0 && body.StartsWith("Exif\0\0"u8):
                orientation = ExifOrientation.Read(body[6..]);
                return null;
            case StartOfScan:
                scans++;
                return width == 0 ? Broken : scans > PictureLimits.Scans ? Unusual : null;
            default:
                return null;
        }
    }

    private readonly void Copy(byte marker, ReadOnlySpan<byte> body)
    {
        if (clean is not null && (JpegSegments.Draws(marker, body) || (whom == CopyFor.Decoder && JpegSegments.IsProfile(marker, body))))
        {
            JpegSegments.Write(clean, marker, marker == JpegSegments.Adobe ? body[..JpegSegments.AdobeLength] : body);
        }
    }

    private PictureAnswer End()
    {
        endsOpen = true;
        return scans == 0 ? CutShort : Finish();
    }

    private readonly PictureAnswer Finish()
    {
        // Every block of 8 by 8 pixels costs a decoder work and the file at least one bit; a file with fewer claims a size it does not hold.
        var blocks = ((width + 7L) / 8) * ((height + 7L) / 8);
        return scans == 0 || width == 0 ? Broken
            : scanBytes * 8 < blocks ? CutShort
            : new PictureAnswer.Accepted(PictureKind.Jpeg, width, height, Math.Max(orientation, 1)) { Extras = extras, EndsOpen = endsOpen };
    }
}
