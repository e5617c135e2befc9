using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.Connect;

/// <summary>What came of connecting: the account, and whether it was new.</summary>
internal sealed record AccountConnected(SchoolAccountId Id, string DisplayName, bool Again);

/// <summary>Asks the platform whether the secret opens the account, and keeps it when it does.</summary>
internal sealed class ConnectAccount(CountersignDb db, IEnumerable<IPlatform> platforms, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Connects, or gives an account that was connected before its new secret: the same account never stands twice.</summary>
    public async Task<Outcome<AccountConnected>> Connect(string platformName, Connection connection, Me me, CancellationToken ct)
    {
        var platform = platforms.Single(one => one.Name == platformName);
        return await platform.Connect(connection, ct) switch
        {
            ConnectAnswer.Connected connected => await Keep(platformName, connection, connected, me, ct),
            ConnectAnswer.Refused(var sentence) =>
                new Refusal(
                    $"{PlatformWords.Of(platformName)} did not accept this: {sentence.TrimEnd('.')}. Nothing was connected. Check the handle, and enter the "
                        + "app password again"),
            ConnectAnswer.NotKnown(var what) => new Refusal($"{what.TrimEnd('.')}. Nothing was connected: check the server, or try again in a few minutes"),
            _ => throw new InvalidOperationException("A platform answers the question in three ways."),
        };
    }

    /// <summary>Opens a closed noticeboard again; false where it is open already.</summary>
    public async Task<bool> Reopen(SchoolAccountId id, Me me, CancellationToken ct)
    {
        var account = await db.Set<SchoolAccount>().FirstOrDefaultAsync(row => row.Id == id && row.Platform == Accounts.Noticeboard, ct).OrNotFound(id);
        if (account.ClosedAt is null)
        {
            return false;
        }

        Keep(account, Accounts.NoSecret, me);
        return await db.TrySave(new AuditEvent(SchoolAccountEvents.Connected, me.Establishment, me.Id, account.ConnectedAt, id.Value), ct);
    }

    private async Task<Outcome<AccountConnected>> Keep(string platform, Connection connection, ConnectAnswer.Connected connected, Me me, CancellationToken ct)
    {
        var account = await db.Set<SchoolAccount>().FirstOrDefaultAsync(row => row.Platform == platform && row.PlatformAccount == connected.AccountId, ct);
        var again = account is not null;
        account ??= db.Add(new SchoolAccount
        {
            Establishment = me.Establishment,
            Platform = platform,
            PlatformAccount = connected.AccountId,
            Server = connection.Server.ToString(),
            Handle = connected.Handle,
            DisplayName = "@" + connected.Handle,
        }).Entity;

        await FreeHandle(platform, connected, ct);
        account.Server = connection.Server.ToString();
        account.Call(connected.Handle);
        Keep(account, connection.Secret, me);
        return await db.TrySave(new AuditEvent(SchoolAccountEvents.Connected, me.Establishment, me.Id, account.ConnectedAt, account.Id.Value), ct)
            ? new AccountConnected(account.Id, account.DisplayName, again)
            : new Refusal(
                "Somebody else at your school connected an account with this handle at the same moment. Look at the list of accounts before you try again");
    }

    // The platform just said whose the handle is now. An account of ours that had it before goes by its lasting id until it is looked at, which is soon.
    private async Task FreeHandle(string platform, ConnectAnswer.Connected connected, CancellationToken ct)
    {
        if (await db.Set<SchoolAccount>()
            .Where(row => row.Platform == platform && row.Handle == connected.Handle && row.ClosedAt == null)
            .FirstOrDefaultAsync(row => row.PlatformAccount != connected.AccountId, ct) is { } other)
        {
            other.Call(other.PlatformAccount);
            other.CheckedAt = null;
        }
    }

    private void Keep(SchoolAccount account, string secret, Me me)
    {
        account.ProtectedSecret = Secrets.Protect(protection, account.Id, secret);
        account.ConnectedAt = clock.GetUtcNow();
        account.ConnectedBy = me.Id;
        account.ClosedAt = null;
        account.CheckedAt = account.ConnectedAt;
        account.Health = AccountHealth.Good;
        account.Version++;
    }
}
