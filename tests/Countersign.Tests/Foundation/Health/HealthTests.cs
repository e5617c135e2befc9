using System.Net;
using System.Text.Json;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Health;
using Countersign.Foundation.Outbox;
using Countersign.Tests.Posts;

namespace Countersign.Tests.Foundation.Health;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly HandCheck check = new();
    private TestSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start(services =>
        {
            services.AddSingleton<ISendPathCheck>(check);
        });
        await site.Services.RunOutbox(Ct);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_stranger_may_ask_whether_the_program_lives()
    {
        var (status, _) = await Ask("/health/live");

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task It_is_not_ready_without_the_numbered_schema()
    {
        var (status, answer) = await Ask("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal((true, false, true), (answer.GetProperty("database").GetBoolean(), answer.GetProperty("migrations").GetBoolean(), answer.GetProperty("files").GetBoolean()));
    }

    [Fact]
    public async Task The_send_path_is_open_when_the_worker_runs_and_nothing_waits_too_long()
    {
        var (status, answer) = await Ask("/health/send");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(answer.GetProperty("isOpen").GetBoolean());
    }

    [Fact]
    public async Task The_send_path_closes_when_the_worker_stands_still()
    {
        site.Clock.Advance(SendPath.WorkerSilentAtMost);
        var (atTheLimit, _) = await Ask("/health/send");
        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var (beyond, answer) = await Ask("/health/send");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (atTheLimit, beyond));
        Assert.False(answer.GetProperty("workerRuns").GetBoolean());
    }

    [Fact]
    public async Task The_send_path_closes_when_work_is_overdue()
    {
        await Put(new OutboxItem { Establishment = site.School, Kind = "nobody.does-this", DueAt = site.Clock.GetUtcNow() - SendPath.OverdueAfter, ClaimedUntil = DateTimeOffset.MaxValue });
        var (atTheLimit, _) = await Ask("/health/send");
        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var (beyond, answer) = await Ask("/health/send");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (atTheLimit, beyond));
        Assert.Equal(1, answer.GetProperty("overdue").GetInt32());
    }

    [Fact]
    public async Task Work_that_was_tried_often_is_counted()
    {
        await Put(new OutboxItem { Establishment = site.School, Kind = "a", DueAt = site.Clock.GetUtcNow(), Attempts = 5 });
        await Put(new OutboxItem { Establishment = site.School, Kind = "a", DueAt = site.Clock.GetUtcNow(), Attempts = 6 });

        var (status, answer) = await Ask("/health/send");

        Assert.Equal((HttpStatusCode.OK, 1), (status, answer.GetProperty("triedOften").GetInt32()));
    }

    [Fact]
    public async Task A_check_that_says_no_closes_the_send_path_and_is_asked_again_after_a_while()
    {
        check.Answer = () => new SendPathAnswer(Open: false, Closed: 2);
        var (closed, _) = await Ask("/health/send");
        check.Answer = () => new SendPathAnswer(Open: true);
        var (stillKept, _) = await Ask("/health/send");
        site.Clock.Advance(SendPathAnswers.Kept);
        await site.Services.RunOutbox(Ct);
        var (askedAgain, _) = await Ask("/health/send");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (closed, stillKept, askedAgain));
        Assert.Equal(2, check.Asked);
    }

    [Fact]
    public async Task A_check_that_breaks_closes_the_send_path()
    {
        check.Answer = () => throw new InvalidOperationException("broken");

        var (status, answer) = await Ask("/health/send");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.False(answer.GetProperty("checks").GetProperty("test").GetProperty("open").GetBoolean());
    }

    private Task<bool> Put(OutboxItem item) => site.Use(async services =>
    {
        var db = services.GetRequiredService<CountersignDb>();
        db.Add(item);
        await db.Save(new AuditEvent(SomeKind.Named("work.asked"), site.School, null, site.Clock.GetUtcNow()), Ct);
        return true;
    });

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Ask(string path)
    {
        using var browser = new HttpClient { BaseAddress = site.Address };
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative), Ct);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        return (response.StatusCode, answer.RootElement.Clone());
    }

    private sealed class HandCheck : ISendPathCheck
    {
        public string Name => "test";

        public int Asked { get; private set; }

        public Func<SendPathAnswer> Answer { get; set; } = () => new SendPathAnswer(Open: true);

        public Task<SendPathAnswer> Check(CancellationToken ct)
        {
            Asked++;
            return Task.FromResult(Answer());
        }
    }
}
