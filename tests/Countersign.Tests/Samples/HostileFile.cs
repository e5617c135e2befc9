using System.IO.Compression;
using System.Text;
using Countersign.Tests.Policies.Drafts.Upload;
using static Countersign.Tests.Policies.Drafts.Upload.WordSample;

namespace Countersign.Tests.Samples;

/// <summary>A file that somebody made to do harm, or that was damaged on its way; the same number gives the same file on every machine.</summary>
internal static class HostileFile
{
    private static readonly string[] Kinds = ["docx", "md", "txt", "csv", "jpg", "png", "webp", "zip"];

    /// <summary>The file of that number: its kind goes round, what is wrong with it is drawn.</summary>
    public static (string Name, byte[] Bytes) Number(int number)
    {
        var random = new Random(number);
        var kind = Kinds[number % Kinds.Length];
        return ($"file-{number}.{kind}", Damaged(Make(kind, random), random));
    }

    private static byte[] Make(string kind, Random random) => kind switch
    {
        "docx" => Word(random),
        "md" or "txt" => Encoding.UTF8.GetBytes(Text(random)),
        "csv" => Encoding.UTF8.GetBytes(Table(random)),
        "jpg" => random.Next(3) == 0 ? JpegOf.Plain(random.Next(1, 65_500), random.Next(1, 65_500)) : JpegOf.Everything(random.Next(1, 9)),
        "png" => random.Next(3) == 0 ? PngOf.Plain((uint)random.Next(1, 65_500), (uint)random.Next(1, 65_500)) : PngOf.Everything(random.Next(1, 9)),
        "webp" => [.. "RIFF"u8, 255, 255, 255, 127, .. "WEBPVP8X"u8, .. Noise(random, random.Next(2_000))],
        _ => Zip(random),
    };

    private static byte[] Word(Random random) => random.Next(6) switch
    {
        0 => Raw(Around(Nested(Element(random), random.Next(1, 40_000)))),
        1 => Raw(Around(string.Concat(Enumerable.Repeat($"<{Element(random)}/>", random.Next(1, 250_000))))),
        2 => Raw(Around("<w:p/>"), Lists(Nested(Element(random), random.Next(1, 40_000)))),
        3 => Raw(Around($"<w:p><w:r><w:t>{new string('a', random.Next(2_000_000))}</w:t></w:r></w:p>")),
        4 => With(Numbered(), "word/a.bin", new byte[random.Next(70_000_000)]),
        _ => Numbered(),
    };

    private static string Text(Random random)
    {
        string[] pieces = ["# ", "1. ", "- ", "1.1(a) ", "\n", "\n\n", "a", "```\n", "---\n", "\u202E", "\0", "> ", "|", "*", "[", "]("];
        var (piece, other) = (pieces[random.Next(pieces.Length)], pieces[random.Next(pieces.Length)]);
        return string.Concat(Enumerable.Repeat(piece + other, random.Next(1, 400_000)));
    }

    private static string Table(Random random)
    {
        string[] pieces = [",", ";", "\"", "\n", "a", "\t", "\"\"", "name,role\n"];
        return "Name,Email,Roles\n" + string.Concat(Enumerable.Repeat(pieces[random.Next(pieces.Length)] + pieces[random.Next(pieces.Length)], random.Next(1, 100_000)));
    }

    private static byte[] Zip(Random random)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entries = random.Next(1, 3_000);
            for (var entry = 0; entry < entries; entry++)
            {
                zip.CreateEntry(random.Next(2) == 0 ? $"pictures/{entry}" : "manifest.json");
            }

            using var large = zip.CreateEntry("pictures/large.png", CompressionLevel.Fastest).Open();
            large.Write(new byte[random.Next(60_000_000)]);
        }

        return bytes.ToArray();
    }

    // Most come as they were made; of the rest a few bytes are others, or the end is gone.
    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var kind = random.Next(4);
        if (bytes.Length == 0 || kind > 1)
        {
            return bytes;
        }

        if (kind == 0)
        {
            return bytes[..random.Next(bytes.Length)];
        }

        for (var times = random.Next(1, 40); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static string Element(Random random)
    {
        string[] names = ["w:p", "w:r", "w:tbl", "w:sdt", "w:sdtContent", "w:lvl", "w:unknown"];
        return names[random.Next(names.Length)];
    }

    private static string Nested(string element, int times) =>
        string.Concat(Enumerable.Repeat($"<{element}>", times)) + string.Concat(Enumerable.Repeat($"</{element}>", times));

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
