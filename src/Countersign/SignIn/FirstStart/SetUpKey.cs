using System.Security.Cryptography;
using System.Text;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Model;

namespace Countersign.SignIn.FirstStart;

/// <summary>
/// The key in the set-up link: made anew at each start until the school is set up, good for one opening, kept only as a hash.
/// </summary>
internal sealed class SetUpKey(CountersignDb db, CountersignSettings settings, TimeProvider clock)
{
    public async Task<Uri> Renew(Installation? installation, CancellationToken ct)
    {
        var key = New();
        if (installation is null)
        {
            installation = new Installation();
            db.Add(installation);
        }

        installation.KeyHash = HashOf(key);
        installation.Version++;
        await db.Save(new AuditEvent(FirstStartEvents.LinkMade, installation.Head ?? default, null, clock.GetUtcNow()), ct);
        return new Uri(settings.PublicAddress, SignInLinks.SetUpWith(key));
    }

    /// <summary>256 random bits, safe in an address.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static bool Fits(string? key, string? hash) =>
        key is not null && hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(HashOf(key)), Encoding.UTF8.GetBytes(hash));
}
