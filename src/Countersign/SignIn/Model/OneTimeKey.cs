using System.Security.Cryptography;
using System.Text;

namespace Countersign.SignIn.Model;

/// <summary>Keys that let somebody in once, in a link or on paper. Only their hashes are kept.</summary>
internal static class OneTimeKey
{
    // Those of the recovery codes: no letter looks like a digit or another letter, and without vowels they spell nothing.
    private const string OnPaperLetters = "23456789BCDFGHJKMNPQRTVWXY";

    private const int InGroup = 5;

    /// <summary>256 random bits, safe in an address.</summary>
    public static string ForLink() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>To be read from paper and typed: 23.5 bits a group.</summary>
    public static string ForPaper(int groups) =>
        string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(OnPaperLetters, InGroup)));

    /// <summary>What was typed from paper as it was made: hyphens, spaces and small letters make no difference.</summary>
    public static string FromPaper(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return string.Join('-', letters.Chunk(InGroup).Select(group => new string(group)));
    }

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static bool Fits(string? key, string? hash) =>
        key is not null && hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(HashOf(key)), Encoding.UTF8.GetBytes(hash));
}
