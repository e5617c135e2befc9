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
        var key = OneTimeKey.ForLink();
        if (installation is null)
        {
            installation = new Installation();
            db.Add(installation);
        }

        installation.KeyHash = OneTimeKey.HashOf(key);
        installation.Version++;
        await db.Save(new AuditEvent(FirstStartEvents.LinkMade, installation.Head ?? default, null, clock.GetUtcNow()), ct);
        return new Uri(settings.PublicAddress, SignInLinks.SetUpWith(key));
    }
}
