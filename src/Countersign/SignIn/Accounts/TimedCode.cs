using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Countersign.SignIn.Accounts;

/// <summary>Six-digit codes that change every thirty seconds (RFC 6238 with HMAC-SHA-1, which every authenticator app speaks).</summary>
internal static class TimedCode
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private const int SecretBytes = 20;

    private const int StepSeconds = 30;

    /// <summary>A new secret in base 32, as apps take it.</summary>
    public static string NewSecret() => string.Concat(RandomNumberGenerator.GetItems<char>(Alphabet, SecretBytes * 8 / 5));

    public static string At(string secret, DateTimeOffset moment) => Code(Bytes(secret), StepOf(moment));

    /// <summary>
    /// The step whose code was typed: now, the one before or the one after, and later than the last one used; null where the
    /// code fits none of these.
    /// </summary>
    public static long? StepOfCode(string secret, string? typed, DateTimeOffset now, long lastUsed)
    {
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        var key = Bytes(secret);
        var today = StepOf(now);
        for (var step = Math.Max(today - 1, lastUsed + 1); step <= today + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(key, step)), System.Text.Encoding.ASCII.GetBytes(digits)))
            {
                return step;
            }
        }

        return null;
    }

    private static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 fixes SHA-1 for these codes; collisions do not weaken an HMAC.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var bytes = new List<byte>(SecretBytes);
        var (bits, held) = (0, 0);
        foreach (var letter in secret)
        {
            (bits, held) = ((bits << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal), held + 5);
            if (held >= 8)
            {
                held -= 8;
                bytes.Add((byte)(bits >> held));
                bits &= (1 << held) - 1;
            }
        }

        return [.. bytes];
    }
}
