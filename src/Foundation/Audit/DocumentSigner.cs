using System.Security.Cryptography;

namespace Countersign.Foundation.Audit;

/// <summary>Signs with the key of the audit record, so that what leaves the program can be shown to have come from it.</summary>
public sealed class DocumentSigner(CountersignSettings settings)
{
    /// <summary>
    /// A signature, and the public half of the key that made it. The key's name is the first sixteen digits of the SHA-256 of the public half;
    /// checkpoints name their key alike.
    /// </summary>
    public (byte[] Signature, string PublicKeyPem, string KeyName) Sign(byte[] bytes)
    {
        using var key = AuditKey.OpenOrMake(settings);
        return (key.Sign(bytes), key.PublicPem, key.Name);
    }

    /// <summary>Whether a key of this installation signed the bytes: the one it has, or one before it that was lost.</summary>
    public bool IsOurs(byte[] bytes, ReadOnlySpan<byte> signature)
    {
        using var key = AuditKey.Open(settings);
        return key?.Verifies(bytes, signature) == true;
    }

    /// <summary>The name of the key, where the signature is its; null where it is not. Needs neither a database nor the program's own key.</summary>
    public static string? Verify(byte[] bytes, byte[] signature, string publicKeyPem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(publicKeyPem);
            return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256)
                ? Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16]
                : null;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            return null;
        }
    }
}
