using Countersign.Commands;
using Countersign.Foundation.Database;
using Countersign.Foundation.Hosting;

namespace Countersign.Tests.Foundation.Database;

public sealed class SqliteCheckTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateEmpty(onSqlite: true);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_native_library_is_new_enough_and_keeps_a_write_ahead_log()
    {
        var answer = await database.Use(db => SqliteCheck.Prepare(db, TestContext.Current.CancellationToken));

        var done = Assert.IsType<Outcome<Version>.Done>(answer);
        Assert.True(done.Value >= SqliteCheck.Oldest, done.Value.ToString());
    }

    [Fact]
    public async Task A_second_program_on_the_same_folder_is_refused()
    {
        using var first = ((Outcome<IDisposable>.Done)await Prepare()).Value;

        var second = await Prepare();

        var refused = Assert.IsType<Outcome<IDisposable>.Refused>(second);
        Assert.StartsWith("Another Countersign is running on ", refused.Why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_not_taken_for_one_in_use()
    {
        // Whoever runs the tests may be allowed to write everywhere, so a folder stands where the file would.
        Directory.CreateDirectory(Path.Combine(database.Settings.DataFolder, "running.lock"));

        var refused = Assert.IsType<Outcome<IDisposable>.Refused>(await Prepare());

        Assert.StartsWith("Nothing can be written in ", refused.Why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_is_free_again_when_the_first_program_has_ended()
    {
        ((Outcome<IDisposable>.Done)await Prepare()).Value.Dispose();

        var second = await Prepare();

        Assert.IsType<Outcome<IDisposable>.Done>(second).Value.Dispose();
    }

    private Task<Outcome<IDisposable>> Prepare() => Startup.Prepare(database.Services, typeof(CommandLine).Assembly, TestContext.Current.CancellationToken);
}
