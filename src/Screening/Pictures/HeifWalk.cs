using System.Buffers.Binary;

namespace Countersign.Screening.Pictures;

/// <summary>
/// Looks into the boxes of a HEIC or AVIF file for how large its pictures are. It has many ways to hold a picture, so its decoder is given it as it
/// came, and nothing of it is kept.
/// </summary>
internal static class HeifWalk
{
    /// <summary>What whoever brings a HEIC picture is told that cannot be opened, here or at all: their phone can make another kind.</summary>
    public static readonly PictureAnswer.Refused NotOpened = new(
        "This is a HEIC picture, which could not be opened here. On the iPhone or iPad go to Settings, Camera, Formats and choose Most Compatible, "
            + "so that it makes JPEGs from now on; save this one as a JPEG and add that",
        "heic");

    private static readonly PictureAnswer.Refused Damaged = new("This AVIF picture is damaged; save it as a JPEG or PNG and add that", "damaged");

    /// <summary>Whether the file is made of such boxes at all.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.Length >= 16 && file[4..].StartsWith("ftyp"u8);

    public static PictureAnswer Read(ReadOnlySpan<byte> file)
    {
        var meta = Box(file, "meta"u8);
        var properties = new Boxes(meta.Length > 4 ? Box(Box(meta[4..], "iprp"u8), "ipco"u8) : default);
        var (width, height) = (0L, 0L);
        var turned = false;
        while (properties.Next())
        {
            var type = properties.Type;
            var body = properties.Body;
            if (type.SequenceEqual("ispe"u8) && body.Length >= 12)
            {
                var (wide, high) = (BinaryPrimitives.ReadUInt32BigEndian(body[4..]), BinaryPrimitives.ReadUInt32BigEndian(body[8..]));
                if (PictureLimits.Check(wide, high) is { } refused)
                {
                    return refused;
                }

                (width, height) = wide * (long)high > width * height ? (wide, high) : (width, height);
            }

            turned |= type.SequenceEqual("irot"u8) && body.Length == 1 && (body[0] & 1) != 0;
        }

        // The decoder turns it; what counts here is that its sides are exchanged.
        return width == 0
            ? Kind(file) == PictureKind.Heic ? NotOpened : Damaged
            : new PictureAnswer.Accepted(Kind(file)!.Value, (int)width, (int)height, turned ? 6 : 1) { Extras = Extras(meta) };
    }

    /// <summary>By the names of its kinds; null for a video.</summary>
    public static PictureKind? Kind(ReadOnlySpan<byte> file)
    {
        var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file), (uint)Math.Min(file.Length, 256));
        PictureKind? found = null;
        for (var at = 8; at + 4 <= length; at += at == 8 ? 8 : 4)
        {
            var brand = file.Slice(at, 4);
            found = brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8) ? PictureKind.Avif
                : found is null && (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8)) ? PictureKind.Heic
                : found;
        }

        return found;
    }

    private static PictureExtras Extras(ReadOnlySpan<byte> meta) =>
        (meta.IndexOf("Exif"u8) >= 0 ? PictureExtras.Exif : PictureExtras.None)
        | (meta.IndexOf("application/rdf+xml"u8) >= 0 ? PictureExtras.Xmp : PictureExtras.None)
        | (meta.IndexOf("thmb"u8) >= 0 ? PictureExtras.Thumbnail : PictureExtras.None)
        | (meta.IndexOf("hdrgainmap"u8) >= 0 || meta.IndexOf("tmap"u8) >= 0 ? PictureExtras.SecondPicture : PictureExtras.None);

    private static ReadOnlySpan<byte> Box(ReadOnlySpan<byte> among, ReadOnlySpan<byte> wanted)
    {
        var boxes = new Boxes(among);
        while (boxes.Next())
        {
            if (boxes.Type.SequenceEqual(wanted))
            {
                return boxes.Body;
            }
        }

        return default;
    }

    /// <summary>One box after the other, as long as they make sense.</summary>
    private ref struct Boxes(ReadOnlySpan<byte> all)
    {
        private ReadOnlySpan<byte> rest = all;

        public ReadOnlySpan<byte> Type { get; private set; }

        public ReadOnlySpan<byte> Body { get; private set; }

        public bool Next()
        {
            if (rest.Length < 8)
            {
                return false;
            }

            // A length of nought is that of the rest; one of one stands, in eight bytes, behind the name.
            var said = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var head = said == 1 ? 16 : 8;
            var length = said switch
            {
                0 => (ulong)rest.Length,
                1 => rest.Length >= 16 ? BinaryPrimitives.ReadUInt64BigEndian(rest[8..]) : 0,
                _ => said,
            };
            if (length < (ulong)head || length > (ulong)rest.Length)
            {
                return false;
            }

            Type = rest.Slice(4, 4);
            Body = rest[head..(int)length];
            rest = rest[(int)length..];
            return true;
        }
    }
}
