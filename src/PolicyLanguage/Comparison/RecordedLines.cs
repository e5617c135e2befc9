using System.Text;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>Recorded lines in UTF-8, many at a time, for several threads that each ask for more.</summary>
internal sealed class RecordedLines
{
    private const int Size = 1 << 20;

    private readonly Lock door = new();
    private readonly Stream bytes;

    // A line of which the end has not been read yet.
    private byte[] begun;
    private int parts;
    private bool ended;

    /// <param name="recorded">In UTF-8, or in UTF-16 with its mark, as some shells write files.</param>
    public RecordedLines(Stream recorded)
    {
        Span<byte> mark = stackalloc byte[3];
        var length = recorded.ReadAtLeast(mark[..2], 2, throwOnEndOfStream: false);
        var wide = mark[..length].SequenceEqual(Encoding.Unicode.Preamble) ? Encoding.Unicode
            : mark[..length].SequenceEqual(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
            : null;
        bytes = wide is null ? recorded : Encoding.CreateTranscodingStream(recorded, wide, Encoding.UTF8, leaveOpen: true);
        length += wide is null ? recorded.ReadAtLeast(mark[length..], mark.Length - length, throwOnEndOfStream: false) : 0;
        begun = wide is null && !mark[..length].SequenceEqual(Encoding.UTF8.Preamble) ? mark[..length].ToArray() : [];
    }

    /// <summary>Fills the buffer with whole lines; the last one of all may lack its end.</summary>
    /// <param name="buffer">Exchanged for a larger one where a line asks for it.</param>
    /// <param name="part">How many parts were handed out before.</param>
    /// <returns>How many bytes there are; 0 at the end.</returns>
    public int Next(ref byte[] buffer, out int part)
    {
        lock (door)
        {
            part = parts;
            var length = 0;
            while (!ended && length == 0)
            {
                length = Fill(ref buffer);
            }

            parts++;
            return length;
        }
    }

    /// <summary>Cuts the first line off; a line ends with a line feed, a carriage return or both.</summary>
    public static ReadOnlySpan<byte> First(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0)
        {
            var last = rest;
            rest = [];
            return last;
        }

        var line = rest[..end];
        rest = rest[(end + (rest[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        return line;
    }

    private int Fill(ref byte[] buffer)
    {
        if (buffer.Length < begun.Length + Size)
        {
            buffer = new byte[Math.Max(begun.Length * 2, Size * 2)];
        }

        begun.CopyTo(buffer, 0);
        var length = begun.Length + bytes.ReadAtLeast(buffer.AsSpan(begun.Length), buffer.Length - begun.Length, throwOnEndOfStream: false);
        ended = length < buffer.Length;
        var whole = ended ? length : buffer.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
        begun = buffer[whole..length];
        return whole;
    }
}
