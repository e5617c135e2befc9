using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SchoolAccounts.Model;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.Tests.Samples;

/// <summary>A school's account on <see cref="ScriptedPlatform"/>, connected as somebody would have.</summary>
internal static class SampleAccount
{
    public static async Task<SchoolAccountId> Connect(IServiceProvider services, EstablishmentId school, string platformAccount = "wrenfield")
    {
        var (id, now) = (SchoolAccountId.New(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var db = services.GetRequiredService<CountersignDb>();
        db.Add(new SchoolAccount
        {
            Id = id,
            Establishment = school,
            Platform = "scripted",
            PlatformAccount = platformAccount,
            Server = "https://social.test/",
            Handle = "wrenfield",
            DisplayName = "Wrenfield on Scripted",
            ProtectedSecret = Secrets.Protect(services.GetRequiredService<IDataProtectionProvider>(), id, "aaaa-bbbb"),
            ConnectedAt = now,
            CheckedAt = now,
        });
        await db.Save(new AuditEvent(SomeKind.Named("account.connected"), school, null, now, id.Value), TestContext.Current.CancellationToken);
        return id;
    }
}
