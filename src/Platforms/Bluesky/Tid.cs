using System.Buffers.Binary;
using Countersign.Platforms.Contract;

namespace Countersign.Platforms.Bluesky;

/// <summary>
/// The record key of a post: a timestamp identifier (https://atproto.com/specs/tid), derived from the send key alone so that
/// every attempt, on any machine, arrives at the same one.
/// <list type="bullet">
/// <item>top bit 0;</item>
/// <item>53 bits of microseconds since 1970: the key's 48-bit milliseconds times 1000, plus its next 12 bits scaled to 0–999;</item>
/// <item>10 bits of clock identifier: the lowest 10 bits of the key.</item>
/// </list>
/// Two keys of one account share a record key only when made in the same millisecond, and then once in about a million.
/// </summary>
internal static class Tid
{
    public const int Length = 13;
    private const string Alphabet = "234567abcdefghijklmnopqrstuvwxyz";

    public static string Of(SendKey key)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var milliseconds = first >> 16;
        var microseconds = (milliseconds * 1000) + (((first & 0xFFF) * 1000) >> 12);
        var clock = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) & 0x3FF;
        return Encode((microseconds << 10) | clock);
    }

    public static bool IsValid(string text) =>
        text.Length == Length && Alphabet.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and < 16 && text.All(Alphabet.Contains);

    private static string Encode(ulong value) => string.Create(Length, value, (text, rest) =>
    {
        for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
        {
            text[i] = Alphabet[(int)(rest & 31)];
        }
    });
}
