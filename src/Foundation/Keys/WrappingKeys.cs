using System.Security.Cryptography;
using System.Text;

namespace Countersign.Foundation.Keys;

/// <summary>
/// The keys of one key file. The first closes; each opens what it closed, so that backups from before a rotation can still be restored.
/// AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a nonce drawn at random.
/// </summary>
internal sealed class WrappingKeys
{
    private const string Label = "COUNTERSIGN KEY";
    private const int KeyLength = 32;
    private const int NameLength = 8;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly IReadOnlyList<byte[]> keys;

    private WrappingKeys(IReadOnlyList<byte[]> keys) => this.keys = keys;

    /// <summary>The first sixteen digits of the SHA-256 of the key that closes.</summary>
    public string Name => Convert.ToHexStringLower(NameOf(keys[0]));

    public static WrappingKeys Draw() => new([RandomNumberGenerator.GetBytes(KeyLength)]);

    /// <summary>Null where the text is not that of a key file.</summary>
    public static WrappingKeys? Read(string text)
    {
        var found = new List<byte[]>();
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var block); rest = rest[block.Location.End..])
        {
            var key = new byte[KeyLength];
            if (rest[block.Label] is not Label || !Convert.TryFromBase64Chars(rest[block.Base64Data], key, out var length) || length != KeyLength)
            {
                return null;
            }

            found.Add(key);
        }

        return found.Count > 0 ? new WrappingKeys(found) : null;
    }

    public string Write() => string.Join('\n', keys.Select(key => PemEncoding.WriteString(Label, key))) + "\n";

    /// <summary>With a new key before those that are there.</summary>
    public WrappingKeys Rotated() => new([RandomNumberGenerator.GetBytes(KeyLength), .. keys]);

    /// <summary>A secret for another purpose than closing, from the key that was there first: a rotation does not change it (HKDF, RFC 5869).</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, keys[^1], KeyLength, info: Encoding.UTF8.GetBytes(purpose));

    /// <param name="purpose">What it is for: what was closed for one purpose opens for no other.</param>
    public byte[] Close(string purpose, ReadOnlySpan<byte> secret)
    {
        var closed = new byte[NameLength + NonceLength + TagLength + secret.Length];
        NameOf(keys[0]).CopyTo(closed, 0);
        var nonce = closed.AsSpan(NameLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[0], TagLength);
        aes.Encrypt(
            nonce, secret, closed.AsSpan(NameLength + NonceLength + TagLength), closed.AsSpan(NameLength + NonceLength, TagLength),
            Encoding.UTF8.GetBytes(purpose));
        return closed;
    }

    /// <summary>Null where none of these keys closed it, or it is not as it was closed.</summary>
    public byte[]? Open(string purpose, byte[] closed)
    {
        if (closed.Length < NameLength + NonceLength + TagLength
            || keys.FirstOrDefault(key => closed.AsSpan(0, NameLength).SequenceEqual(NameOf(key))) is not { } key)
        {
            return null;
        }

        var secret = new byte[closed.Length - NameLength - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(
                closed.AsSpan(NameLength, NonceLength), closed.AsSpan(NameLength + NonceLength + TagLength), closed.AsSpan(NameLength + NonceLength, TagLength),
                secret, Encoding.UTF8.GetBytes(purpose));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] NameOf(byte[] key) => SHA256.HashData(key)[..NameLength];
}
