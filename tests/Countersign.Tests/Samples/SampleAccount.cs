using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SchoolAccounts.Model;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.Tests.Samples;

/// <summary>A school's account, on <see cref="ScriptedPlatform"/> unless another is named, connected as somebody would have.</summary>
internal static class SampleAccount
{
    public static async Task<SchoolAccountId> Connect(IServiceProvider services, EstablishmentId school, string platformAccount = "wrenfield", string platform = "scripted", string name = "Wrenfield on Scripted", string server = "https://social.test/", string handle = "wrenfield")
    {
        var (id, now) = (SchoolAccountId.New(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var db = services.GetRequiredService<CountersignDb>();
        db.Add(new SchoolAccount
        {
            Id = id,
            Establishment = school,
            Platform = platform,
            PlatformAccount = platformAccount,
            Server = server,
            Handle = handle,
            DisplayName = name,
            ProtectedSecret = Secrets.Protect(services.GetRequiredService<IDataProtectionProvider>(), id, "aaaa-bbbb"),
            ConnectedAt = now,
            CheckedAt = now,
        });
        await db.Save(new AuditEvent(SomeKind.Named("account.connected"), school, null, now, id.Value), TestContext.Current.CancellationToken);
        return id;
    }
}
