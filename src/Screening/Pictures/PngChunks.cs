using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Countersign.Screening.Pictures;

/// <summary>Which chunks of a PNG draw the picture, and whether they arrived whole.</summary>
internal static class PngChunks
{
    private static readonly uint[] Table = BuildTable();

    public static bool Draws(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("IDAT"u8) || type.SequenceEqual("IEND"u8)
        || type.SequenceEqual("tRNS"u8) || type.SequenceEqual("gAMA"u8) || type.SequenceEqual("cHRM"u8) || type.SequenceEqual("sRGB"u8)
        || type.SequenceEqual("sBIT"u8) || type.SequenceEqual("bKGD"u8) || type.SequenceEqual("pHYs"u8);

    /// <summary>Whether nobody who does not know the chunk can show the picture.</summary>
    public static bool IsCritical(ReadOnlySpan<byte> type) => (type[0] & 0x20) == 0;

    /// <summary>What a chunk says besides the picture.</summary>
    public static PictureExtras Extras(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body) =>
        Draws(type) ? PictureExtras.None
        : type.SequenceEqual("eXIf"u8) ? ExifOrientation.Extras(body)
        : type.SequenceEqual("iCCP"u8) ? PictureExtras.Profile
        : type.SequenceEqual("iTXt"u8) && body.StartsWith("XML:com.adobe.xmp"u8) ? PictureExtras.Xmp
        : type.EndsWith("Xt"u8) ? PictureExtras.Text
        : type.SequenceEqual("acTL"u8) || type.SequenceEqual("fcTL"u8) || type.SequenceEqual("fdAT"u8) ? PictureExtras.Animation
        : PictureExtras.Other;

    /// <summary>Whether it is a colour profile that unpacks to no more than one can be: nothing else unpacks anything here.</summary>
    public static bool IsProfile(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        var name = body.IndexOf((byte)0);
        if (!type.SequenceEqual("iCCP"u8) || name is < 1 or > 79 || body.Length < name + 3 || body[name + 1] != 0)
        {
            return false;
        }

        try
        {
            using var packed = new MemoryStream(body[(name + 2)..].ToArray(), writable: false);
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            var total = 0;
            for (var read = unpacked.Read(buffer); read > 0 && total <= PictureLimits.Profile; read = unpacked.Read(buffer))
            {
                total += read;
            }

            return total is >= 128 and <= PictureLimits.Profile;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Whether a small chunk that is kept is no longer than its content, so that nothing rides along in it.</summary>
    public static bool HasLength(ReadOnlySpan<byte> type, int length) =>
        type.SequenceEqual("IEND"u8) ? length == 0
        : type.SequenceEqual("gAMA"u8) ? length == 4
        : type.SequenceEqual("cHRM"u8) ? length == 32
        : type.SequenceEqual("sRGB"u8) ? length == 1
        : type.SequenceEqual("pHYs"u8) ? length == 9
        : type.SequenceEqual("sBIT"u8) ? length is >= 1 and <= 4
        : type.SequenceEqual("bKGD"u8) ? length is 1 or 2 or 6
        : !type.SequenceEqual("tRNS"u8) || length <= 256;

    /// <summary>Zero for a combination that PNG does not have.</summary>
    public static int BitsPerPixel(byte depth, byte colour) => (colour, depth) switch
    {
        (0, 1 or 2 or 4 or 8 or 16) => depth,
        (2, 8 or 16) => 3 * depth,
        (3, 1 or 2 or 4 or 8) => depth,
        (4, 8 or 16) => 2 * depth,
        (6, 8 or 16) => 4 * depth,
        _ => 0,
    };

    public static bool IsSound(ReadOnlySpan<byte> chunk) => Checksum(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);

    public static void Write(IBufferWriter<byte> clean, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        var chunk = new byte[12 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        type.CopyTo(chunk.AsSpan(4));
        body.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + body.Length), Checksum(chunk.AsSpan(4, 4 + body.Length)));
        clean.Write(chunk);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var part in bytes)
        {
            sum = Table[(byte)(sum ^ part)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ ((value & 1) * 0xEDB88320);
            }

            table[i] = value;
        }

        return table;
    }
}
