using System.Buffers.Binary;
using System.Text;

namespace Countersign.Tests.Samples;

internal static class JpegOf
{
    public static readonly byte[] ScanData = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0x78, 0x9A, 0xBC, 0xDE, 0xF0, 0x11, 0x22];

    public static byte[] Plain(int width = 16, int height = 16) => Of(Frame(width, height));

    public static byte[] Of(byte[] frame, byte[]? before = null, byte[]? after = null, byte[]? scanData = null) =>
    [
        0xFF, 0xD8, .. Jfif, .. before ?? [], .. QuantisationTable, .. frame, .. HuffmanTable, .. Scan, .. scanData ?? ScanData, 0xFF, 0xD9, .. after ?? [],
    ];

    public static byte[] Everything(int orientation) => Of(
        Frame(16, 16),
        before:
        [
            .. Exif(orientation, "GPS 54.9 -1.6 CAMERA OF A. N. OTHER"), .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>PERSON</x:xmpmeta>"u8),
            .. Segment(0xE2, "ICC_PROFILE\0\u0001\u0001PROFILE"u8), .. Segment(0xE2, "MPF\0SECOND PICTURE"u8), .. Segment(0xED, "Photoshop 3.0\0IPTC CAPTION"u8),
            .. Segment(0xEB, "JP C2PA"u8), .. Segment(0xFE, "A COMMENT"u8), .. Segment(0xE0, "JFXX\0THUMBNAIL"u8),
            .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1, .. "RIDER"u8]),
        ],
        after: [.. "\0\0\0\u0018ftypmp42 MOTION PHOTO"u8, .. Plain()]);

    public static byte[] Frame(int width, int height, byte marker = 0xC0)
    {
        var body = new byte[9];
        body[0] = 8;
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(1), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(3), (ushort)width);
        body[5] = 1;
        (body[6], body[7]) = (1, 0x11);
        return Segment(marker, body);
    }

    public static byte[] Segment(byte marker, ReadOnlySpan<byte> body) =>
        [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    public static byte[] Exif(int orientation, string secret) =>
        Segment(0xE1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(secret), .. Jpeg]);

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF, 0xDB, 0xFF, 0xD9];

    private static byte[] Jfif => Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 1, 1, .. "RGB"u8]);

    private static byte[] QuantisationTable => Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);

    private static byte[] HuffmanTable => Segment(0xC4, [0, 1, .. new byte[15], 0, 0x10, 1, .. new byte[15], 0]);

    private static byte[] Scan => Segment(0xDA, [1, 1, 0, 0, 63, 0]);
}
