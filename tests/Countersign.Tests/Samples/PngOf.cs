using System.Buffers.Binary;
using System.IO.Compression;

namespace Countersign.Tests.Samples;

internal static class PngOf
{
    public static readonly byte[] Data = Deflate(new byte[8 * 25]);

    public static byte[] Plain(uint width = 8, uint height = 8) => Of(Header(width, height));

    /// <summary>One colour all over, which a server may look into before it stores it.</summary>
    public static byte[] Grey(int width, int height, byte grey)
    {
        byte[] row = [0, .. Enumerable.Repeat(grey, width)];
        return Of(Header((uint)width, (uint)height, colour: 0), data: Deflate([.. Enumerable.Repeat(row, height).SelectMany(bytes => bytes)]));
    }

    public static byte[] Of(byte[] header, byte[]? before = null, byte[]? after = null, byte[]? data = null) =>
        [0x89, .. "PNG\r\n\u001A\n"u8, .. header, .. before ?? [], .. Chunk("IDAT"u8, data ?? Data), .. Chunk("IEND"u8, []), .. after ?? []];

    public static byte[] Everything(int orientation) => Of(
        Header(8, 8),
        before:
        [
            .. Chunk("gAMA"u8, [0, 0, 0xB1, 0x8F]), .. Chunk("sRGB"u8, [0]), .. Chunk("iCCP"u8, "PROFILE"u8), .. Chunk("tEXt"u8, "Author\0PERSON"u8),
            .. Chunk("iTXt"u8, "XML:com.adobe.xmp\0\0\0\0\0PERSON"u8), .. Chunk("tIME"u8, new byte[7]), .. Chunk("caBX"u8, "C2PA"u8),
            .. Chunk("zTXt"u8, [.. "Comment\0\0"u8, .. Deflate(new byte[50_000_000])]), .. Chunk("eXIf"u8, JpegOf.Exif(orientation, "GPS 54.9 -1.6").AsSpan(10)),
        ],
        after: "PK\u0003\u0004 HIDDEN ARCHIVE"u8.ToArray());

    public static byte[] Header(uint width, uint height, byte colour = 2)
    {
        var body = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(body, width);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(4), height);
        (body[8], body[9]) = (8, colour);
        return Chunk("IHDR"u8, body);
    }

    public static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        var chunk = new byte[12 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        type.CopyTo(chunk.AsSpan(4));
        body.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + body.Length), Crc(chunk.AsSpan(4, 4 + body.Length)));
        return chunk;
    }

    private static byte[] Deflate(byte[] raw)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(raw);
        }

        return packed.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var part in bytes)
        {
            remainder ^= part;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ ((remainder & 1) == 1 ? 0xEDB88320 : 0);
            }
        }

        return ~remainder;
    }
}
