using System.Buffers;
using System.Buffers.Binary;

namespace Countersign.Screening.Pictures;

/// <summary>One walk over the blocks of a GIF, which judges it and, when given somewhere to write, makes a still GIF of what draws its first picture.</summary>
internal ref struct GifWalk
{
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte End = 0x3B;
    private static readonly PictureAnswer.Refused CutShort = new("This picture is cut short; add the whole file again", "cut-short");
    private static readonly PictureAnswer.Refused Broken = new("This GIF is damaged; save it again as a JPEG or PNG and try that", "damaged");

    private ReadOnlySpan<byte> control;
    private ReadOnlySpan<byte> image;
    private PictureExtras extras;

    public static PictureAnswer Read(ReadOnlySpan<byte> file, IBufferWriter<byte>? clean)
    {
        if (file.Length < 13)
        {
            return CutShort;
        }

        var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        var head = 13 + Palette(file[10]);
        if (PictureLimits.Check(width, height) is { } refused)
        {
            return refused;
        }

        var walk = default(GifWalk);
        if (walk.Walk(file, head) is { } why)
        {
            return why;
        }

        clean?.Write(file[..head]);
        clean?.Write(walk.control);
        clean?.Write(walk.image);
        clean?.Write((ReadOnlySpan<byte>)[End]);
        return new PictureAnswer.Accepted(PictureKind.Gif, width, height, 1) { Extras = walk.extras };
    }

    // What comes after the first picture is looked at as far as it makes sense, to say that it is left out.
    private PictureAnswer.Refused? Walk(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            var next = file[at] switch
            {
                Extension when at + 2 < file.Length => AfterBlocks(file, at + 2),
                Image when at + 10 < file.Length => AfterBlocks(file, at + 11 + Palette(file[at + 9])),
                _ => -1,
            };
            if (file[at] == End || next < 0)
            {
                extras |= image.IsEmpty || (file[at] == End && at + 1 == file.Length) ? PictureExtras.None : PictureExtras.Trailer;
                break;
            }

            Note(file[at..next]);
            at = next;
        }

        return !image.IsEmpty ? PictureLimits.Check(Number(image[5..]), Number(image[7..])) : at >= file.Length || file[at] is Image ? CutShort : Broken;
    }

    private void Note(ReadOnlySpan<byte> block)
    {
        if (block[0] == Image)
        {
            extras |= image.IsEmpty ? PictureExtras.None : PictureExtras.Animation;
            image = image.IsEmpty ? block : image;
            return;
        }

        // Which colour is see-through stands before the picture it is about.
        var controls = block[1] == 0xF9 && block.Length == 8;
        control = controls && image.IsEmpty ? block : control;
        extras |= controls ? PictureExtras.None
            : block[1] == 0xFE ? PictureExtras.Comment
            : block[3..].StartsWith("XMP Data"u8) ? PictureExtras.Xmp
            : block[3..].StartsWith("NETSCAPE"u8) ? PictureExtras.None
            : PictureExtras.Other;
    }

    // Blocks say their length in a byte each; the last has none.
    private static int AfterBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            if (file[at] == 0)
            {
                return at + 1;
            }

            at += file[at] + 1;
        }

        return -1;
    }

    private static int Palette(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
