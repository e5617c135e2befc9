using System.Buffers.Binary;

namespace Countersign.Foundation.Worker;

/// <summary>
/// What goes between the program and its worker: four bytes that say how many follow, then those. A question is two of them, the task's name
/// and the file; an answer is one. Whoever reads says how many it takes, so neither side can fill the other's memory.
/// </summary>
internal static class Frames
{
    public const int MostName = 100;

    public const int MostGiven = 100_000_000;

    public const int MostAnswered = 64_000_000;

    private const int Head = sizeof(int);

    public static async Task Write(Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var head = new byte[Head];
        BinaryPrimitives.WriteInt32BigEndian(head, bytes.Length);
        await stream.WriteAsync(head, ct);
        await stream.WriteAsync(bytes, ct);
        await stream.FlushAsync(ct);
    }

    /// <summary>The next frame; null where the other side has ended, or says more than is taken.</summary>
    public static async Task<byte[]?> Read(Stream stream, int most, CancellationToken ct)
    {
        var head = new byte[Head];
        if (await stream.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, ct) < Head)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (length < 0 || length > most)
        {
            return null;
        }

        var bytes = new byte[length];
        return length == 0 || await stream.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, ct) == length
            ? bytes
            : null;
    }
}
