using System.Buffers;

namespace Countersign.Screening.Pictures;

/// <summary>The compressed data of a JPEG. It runs to the next marker that is neither a stuffed zero nor a restart.</summary>
internal static class JpegScan
{
    /// <summary>Goes on to what comes behind it, copies it where there is somewhere to write, and answers how many bytes it has.</summary>
    public static long Pass(ReadOnlySpan<byte> file, ref int at, IBufferWriter<byte>? clean)
    {
        var from = at;
        var bytes = 0L;
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length)
            {
                at = file.Length;
                break;
            }

            at += next;
            var fill = file[(at + 1)..].IndexOfAnyExcept((byte)0xFF);
            if (fill < 0 || file[at + 1 + fill] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                break;
            }

            if (fill > 0)
            {
                // More of the first byte of a mark may stand before it than the one that is needed.
                clean?.Write(file[from..at]);
                bytes += at - from;
                from = at += fill;
            }

            at += 2;
        }

        clean?.Write(file[from..at]);
        return bytes + at - from;
    }
}
