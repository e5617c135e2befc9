using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Countersign.Foundation.Keys;

namespace Countersign.Foundation.Database;

/// <summary>
/// Proves to PostgreSQL that it was the program that said where it stands, and not a statement that somebody smuggled in: with a secret that the
/// program has from the key file and the owner of the tables laid where the program's user cannot read it.
/// </summary>
internal sealed class TenantProof(KeyFile file)
{
    private const string Purpose = "countersign tenant proof";

    // The key file of a running program does not change what was first in it.
    private byte[]? known;

    /// <summary>The secret of this key file, the same after a rotation; null where the file cannot be read.</summary>
    public byte[]? Secret => known ??= file.Read() is Outcome<WrappingKeys>.Done(var keys) ? keys.Derive(Purpose) : null;

    /// <summary>The statement that tells a session where the program stands; without a secret it proves nothing, and nothing is shown.</summary>
    /// <param name="standing">Ids behind one another.</param>
    /// <param name="session">The number of the server's process: what was said to one session counts in no other.</param>
    public string Statement(string standing, int session)
    {
        var code = Secret is { } secret ? Code(secret, string.Create(CultureInfo.InvariantCulture, $"{session}/{standing}")) : "";
        return $"SET countersign.tenant = '{standing}/{code}'; ";
    }

    // Twice, as HMAC does it, so that nobody goes on where a known one ends; PostgreSQL itself has no HMAC.
    private static string Code(byte[] secret, string said)
    {
        var within = SHA256.HashData([.. secret, .. Encoding.UTF8.GetBytes(said)]);
        return Convert.ToHexStringLower(SHA256.HashData([.. secret, .. within]));
    }
}
