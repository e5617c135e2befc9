using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

public sealed class KeptConnectionTests
{
    [Fact]
    public async Task A_writer_that_meets_another_on_sqlite_looks_again_at_once_and_not_when_the_library_has_slept()
    {
        await using var database = await TestDatabase.Create(onSqlite: true);

        Assert.Equal([5000L], await database.Use(db => db.Database.SqlQueryRaw<long>("SELECT timeout AS \"Value\" FROM pragma_busy_timeout").ToListAsync(TestContext.Current.CancellationToken)));
    }
}
