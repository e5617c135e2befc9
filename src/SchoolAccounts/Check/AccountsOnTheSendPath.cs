using Countersign.Foundation.Database;
using Countersign.Foundation.Health;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.Check;

/// <summary>Counts the connected accounts, of every school, that nothing can be sent to as they are.</summary>
internal sealed class AccountsOnTheSendPath(CountersignDb db) : ISendPathCheck
{
    public string Name => "accounts";

    public async Task<SendPathAnswer> Check(CancellationToken ct)
    {
        var closed = await db.AcrossEstablishments<SchoolAccount>()
            .CountAsync(account => account.ClosedAt == null && account.Health != AccountHealth.Good, ct);
        return new SendPathAnswer(closed == 0, closed);
    }
}
