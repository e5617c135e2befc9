using System.Buffers;
using System.Buffers.Binary;

namespace Countersign.Screening.Pictures;

/// <summary>One walk over the chunks of a PNG, which judges it and, when given somewhere to write, copies what draws it.</summary>
internal ref struct PngWalk
{
    private const int MostInflation = 1032;
    private static readonly PictureAnswer.Refused CutShort = new("This picture is cut short; add the whole file again", "cut-short");
    private static readonly PictureAnswer.Refused Broken = new("This PNG is damaged; save it again as a JPEG or PNG and try that", "damaged");

    private readonly ReadOnlySpan<byte> file;
    private readonly IBufferWriter<byte>? clean;
    private readonly int known;
    private readonly CopyFor whom;
    private PictureExtras extras;
    private int width;
    private int height;
    private int bitsPerPixel;
    private bool needsPalette;
    private bool hasPalette;
    private int orientation;
    private long dataBytes;
    private bool dataOver;
    private int gamma;
    private bool hasColours;

    private PngWalk(ReadOnlySpan<byte> file, IBufferWriter<byte>? clean, int known, CopyFor whom)
    {
        this.whom = whom;
        this.file = file;
        this.clean = clean;
        this.known = known;
    }

    public static PictureAnswer Read(ReadOnlySpan<byte> file, IBufferWriter<byte>? clean, CopyFor whom)
    {
        var answer = new PngWalk(file, null, 1, whom).Walk();
        if (clean is not null && answer is PictureAnswer.Accepted accepted)
        {
            clean.Write(file[..8]);
            new PngWalk(file, clean, whom == CopyFor.Decoder ? 1 : accepted.Orientation, whom).Walk();
        }

        return answer;
    }

    private PictureAnswer Walk()
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
            {
                return CutShort;
            }

            var chunk = file.Slice(at, 12 + (int)length);
            var type = chunk.Slice(4, 4);
            var body = chunk.Slice(8, (int)length);
            at += chunk.Length;
            var sound = PngChunks.IsSound(chunk);
            if ((!sound && PngChunks.IsCritical(type)) || (width == 0) != type.SequenceEqual("IHDR"u8))
            {
                return Broken;
            }

            if (!sound)
            {
                // A viewer passes over it, whatever it was meant to say.
                extras |= PictureExtras.Other;
                continue;
            }

            if (Note(type, body) is { } refused)
            {
                return refused;
            }

            Copy(type, chunk);
            if (type.SequenceEqual("IEND"u8))
            {
                extras |= at < file.Length ? PictureExtras.Trailer : PictureExtras.None;
                return Finish();
            }
        }

        return CutShort;
    }

    private PictureAnswer.Refused? Note(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        dataOver |= dataBytes > 0 && !type.SequenceEqual("IDAT"u8);
        if (type.SequenceEqual("IHDR"u8))
        {
            return Header(body);
        }

        if (type.SequenceEqual("IDAT"u8))
        {
            dataBytes += body.Length;
            return dataOver || (needsPalette && !hasPalette) ? Broken : null;
        }

        if (type.SequenceEqual("PLTE"u8))
        {
            var sound = !hasPalette && dataBytes == 0 && body.Length is > 0 and <= 768 && body.Length % 3 == 0;
            hasPalette = true;
            return sound ? null : Broken;
        }

        extras |= PngChunks.Extras(type, body);
        hasColours |= type.SequenceEqual("sRGB"u8) || PngChunks.IsProfile(type, body);
        gamma = type.SequenceEqual("gAMA"u8) && body.Length == 4 ? BinaryPrimitives.ReadInt32BigEndian(body) : gamma;
        if (type.SequenceEqual("eXIf"u8) && orientation == 0)
        {
            orientation = ExifOrientation.Read(body);
        }

        var mustBeUnderstood = PngChunks.IsCritical(type) && !type.SequenceEqual("IEND"u8);
        return mustBeUnderstood || !PngChunks.HasLength(type, body.Length) ? Broken : null;
    }

    private PictureAnswer.Refused? Header(ReadOnlySpan<byte> body)
    {
        if (body.Length != 13)
        {
            return Broken;
        }

        var (wide, high) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        if (PictureLimits.Check(wide, high) is { } refused)
        {
            return refused;
        }

        (width, height) = ((int)wide, (int)high);
        bitsPerPixel = PngChunks.BitsPerPixel(body[8], body[9]);
        needsPalette = body[9] == 3;
        return bitsPerPixel == 0 || body[10] != 0 || body[11] != 0 || body[12] > 1 ? Broken : null;
    }

    private readonly void Copy(ReadOnlySpan<byte> type, ReadOnlySpan<byte> chunk)
    {
        if (clean is null || !(PngChunks.Draws(type) || (whom == CopyFor.Decoder && PngChunks.IsProfile(type, chunk[8..^4]))))
        {
            return;
        }

        clean.Write(chunk);
        if (known != 1 && type.SequenceEqual("IHDR"u8))
        {
            PngChunks.Write(clean, "eXIf"u8, ExifOrientation.Write(known));
        }
    }

    private readonly PictureAnswer Finish()
    {
        // Deflate cannot make more than 1,032 bytes of one; a file with less data claims a size it does not hold.
        var raw = height * ((((long)width * bitsPerPixel) + 7) / 8);
        return dataBytes == 0 || raw > dataBytes * MostInflation
            ? CutShort
            : new PictureAnswer.Accepted(PictureKind.Png, width, height, Math.Max(orientation, 1))
            {
                Extras = extras,
                Gamma = hasColours ? 0 : Math.Max(gamma, 0),
            };
    }
}
