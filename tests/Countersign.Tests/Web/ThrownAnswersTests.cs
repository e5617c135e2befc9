using System.Data.Common;
using System.Net;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Countersign.Tests.Web;

/// <summary>The disk is full while people write. SQLite is given no page more than it has; PostgreSQL answers as its list of codes says.</summary>
public sealed class ThrownAnswersTests : IAsyncLifetime
{
    private readonly FullDisk disk = new();
    private TestSite site = null!;
    private Visitor teacher = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start(services => services.ConfigureDbContext<CountersignDb>(options => options.AddInterceptors(disk)));
        await site.AdoptDocument();
        teacher = await site.As("teacher");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Where_the_disk_is_full_people_are_told_and_lose_nothing()
    {
        await Save("Written while there was room");
        disk.IsFull = true;

        var refused = await Save(new string('x', 2900));
        for (var more = 0; refused.Status == HttpStatusCode.OK && more < 30; more++)
        {
            // A page of the file may have had room.
            refused = await Save(new string('x', 2900));
        }

        Assert.Equal((HttpStatusCode.InsufficientStorage, "There is no room left"), (refused.Status, refused.Heading()));
        Assert.Contains("nothing that was saved before is lost", refused.Text(), StringComparison.Ordinal);
        Assert.Contains(new string('x', 2900), refused.Document.QuerySelector("input[name='Form.Text']")?.GetAttribute("value"), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("Written while there was room", (await teacher.Open("/posts")).Text(), StringComparison.Ordinal);

        disk.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, (await Save("Written when there was room again")).Status);
    }

    private async Task<Page> Save(string text)
    {
        await teacher.Open("/posts/new");
        return await teacher.Fill("What do you want to say?", text).Press("Save draft");
    }

    private sealed class FullDisk : DbCommandInterceptor
    {
        public bool IsFull { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (eventData.CommandSource == CommandSource.SaveChanges)
            {
                await Fill(command);
            }

            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await Fill(command);
            return result;
        }

        private async Task Fill(DbCommand command)
        {
            if (command is NpgsqlCommand)
            {
                _ = IsFull ? throw new PostgresException("could not extend file", "ERROR", "ERROR", PostgresErrorCodes.DiskFull) : 0;
                return;
            }

            await using var limit = command.Connection!.CreateCommand();
            limit.Transaction = command.Transaction;
            limit.CommandText = $"PRAGMA max_page_count = {(IsFull ? 1 : 1_000_000)}";
            await limit.ExecuteScalarAsync();
        }
    }
}
