using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms;

/// <summary>Real PNG files of one colour: servers look inside a picture before they store it.</summary>
internal static class TestPicture
{
    public static Picture Of(string alt, int width = 32, int height = 24, byte grey = 128, int? bytes = null)
    {
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Pixels(width, height, grey));
        Chunk(file, "IEND", []);
        file.SetLength(bytes ?? file.Length);
        return new Picture(file.ToArray(), "image/png", alt, width, height);
    }

    private static byte[] Pixels(int width, int height, byte grey)
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var row = new byte[width + 1];
            row.AsSpan(1).Fill(grey);
            for (var i = 0; i < height; i++)
            {
                zip.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string kind, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    private static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var value in data)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        return ~sum;
    }
}
