using System.Buffers.Binary;

namespace Countersign.Screening.Pictures;

/// <summary>The one thing in EXIF that is needed to show a picture the right way up.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort Place = 0x8825;
    private const ushort Short = 3;

    /// <summary>The orientation in a TIFF block, 1 to 8; 1 when it is absent or makes no sense.</summary>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        var little = tiff[0] == (byte)'I';
        var directory = Number(tiff[4..], little, 4);
        if (directory < 8 || directory > tiff.Length - 2)
        {
            return 1;
        }

        var entries = tiff[(int)directory..];
        var count = Number(entries, little, 2);
        for (var i = 0; i < count && 2 + ((i + 1) * 12) <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + (i * 12), 12);
            if (Number(entry, little, 2) == Tag)
            {
                var value = Number(entry[8..], little, 2);
                return Number(entry[2..], little, 2) == Short && value is >= 1 and <= 8 ? (int)value : 1;
            }
        }

        return 1;
    }

    /// <summary>Whether it also says where the picture was taken, or holds a small copy of it.</summary>
    public static PictureExtras Extras(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return PictureExtras.Exif;
        }

        var little = tiff[0] == (byte)'I';
        var directory = Number(tiff[4..], little, 4);
        if (directory < 8 || directory > tiff.Length - 2)
        {
            return PictureExtras.Exif;
        }

        var found = PictureExtras.Exif;
        var entries = tiff[(int)directory..];
        var count = (int)Number(entries, little, 2);
        for (var i = 0; i < count && 2 + ((i + 1) * 12) <= entries.Length; i++)
        {
            found |= Number(entries[(2 + (i * 12))..], little, 2) == Place ? PictureExtras.Location : PictureExtras.None;
        }

        // A second directory is that of the small copy.
        var next = 2 + (count * 12);
        return next + 4 <= entries.Length && Number(entries[next..], little, 4) != 0 ? found | PictureExtras.Thumbnail : found;
    }

    /// <summary>A TIFF block of 26 bytes that holds the orientation and nothing else.</summary>
    public static byte[] Write(int orientation) =>
    [
        .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static long Number(ReadOnlySpan<byte> bytes, bool little, int size) => (size, little) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };
}
