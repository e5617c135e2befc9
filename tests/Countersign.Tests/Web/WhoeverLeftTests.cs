using System.Data.Common;
using System.Diagnostics;
using System.Runtime.Versioning;
using Countersign.Foundation.Database;
using Countersign.Foundation.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Tests.Web;

/// <summary>Work that was begun for somebody ends when their browser, or their program, has gone.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WhoeverLeftTests : IAsyncLifetime
{
    // A worker that nobody ends is ended after 15 seconds by its own limit, and a question that nobody gives up would be held for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HeldQuery held = new();
    private readonly string folder = Directory.CreateTempSubdirectory("countersign-test-").FullName;
    private TestSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static bool HasShell => File.Exists("/bin/sh");

    private string Road => Path.Combine(folder, "road");

    public async ValueTask InitializeAsync()
    {
        using var make = Process.Start("mkfifo", [Road]);
        await make.WaitForExitAsync(Ct);

        // It says down the road when it was given a file, does nothing with it, and the road ends when it does.
        var worker = new WorkerProgram("/bin/sh", ["-c", $@"exec 3>'{Road}'; printf '\000\000\000\000'; head -c 4 >/dev/null; echo given >&3; exec cat >/dev/null"]);
        site = await TestSite.Start(services => services
            .AddSingleton(_ => new Workers(NullLogger<Workers>.Instance, worker))
            .ConfigureDbContext<CountersignDb>(options => options.AddInterceptors(held)));
        await site.Adopt("federation");
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    public async Task The_worker_that_reads_their_document_ends()
    {
        var administrator = await site.As("administrator");
        await administrator.Open("/policy/drafts");
        var sent = administrator.Attach("Your policy", "policy.md", "# Our policy"u8.ToArray()).Press("Find the clauses");
        using var road = new StreamReader(Road);
        Assert.Equal("given", await road.ReadLineAsync(Ct));

        administrator.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        Assert.Null(await road.ReadLineAsync(Ct).AsTask().WaitAsync(Patience, Ct));
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    public async Task A_question_is_not_answered_to_the_end()
    {
        using var program = new HttpClient { BaseAddress = site.Address };
        var begun = held.Next("FROM \"PolicyVersions\"");
        var asked = program.PostAsJsonAsync("/api/ask", new { policy = "wrenfield-school", question = "staff to post a photograph of a pupil on a school account" }, Ct);
        await begun;

        program.CancelPendingRequests();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await held.Ended.WaitAsync(Patience, Ct);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    public async Task A_post_is_not_screened_to_the_end_and_nothing_of_it_is_kept()
    {
        var teacher = await site.As("teacher");
        await teacher.Open("/posts/new");
        var begun = held.Next("FROM \"Pupils\"");
        var sent = teacher.Fill("What do you want to say?", "Year 4 planted beans").Press("Save draft");
        await begun;

        teacher.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        await held.Ended.WaitAsync(Patience, Ct);
    }

    /// <summary>Holds one question to the database back until whoever asked gives it up.</summary>
    private sealed class HeldQuery : DbCommandInterceptor
    {
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private string? wanted;

        public Task Ended => ended.Task;

        public Task Next(string words)
        {
            wanted = words;
            return begun.Task;
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (wanted is { } words && command.CommandText.Contains(words, StringComparison.Ordinal) && begun.TrySetResult())
            {
                await using var gone = cancellationToken.Register(ended.SetResult);
                await Ended;
                cancellationToken.ThrowIfCancellationRequested();
            }

            return result;
        }
    }
}
