using System.Net;
using Countersign.Foundation.Database;
using Countersign.Posts.Model;
using Countersign.Tests.Peers;
using Countersign.Tests.Posts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

/// <summary>A PostgreSQL server that is stopped and started under people's hands.</summary>
public sealed class WaitingForTheDatabaseTests
{
    private const string OnPostgreSql = "A file of SQLite is never away";

    public static bool IsOnPostgreSql => PostgresServer.IsUnderTest;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_restart_under_load_loses_nothing_doubles_nothing_and_nobody_reads_that_something_went_wrong()
    {
        await using var server = await PostgresServer.Start();
        await using var site = await Site(server, DatabaseAbsence.Usual);
        var writers = new List<Visitor>();
        foreach (var name in (string[])["Idris Wainfleet", "Perpetua Vane", "Ambrose Kettering", "Zoë Larkin"])
        {
            await site.Join(name, "teacher");
            writers.Add(await site.As(name));
        }

        using var restarted = new CancellationTokenSource();
        var writing = writers.ConvertAll(writer => Write(writer, restarted.Token));
        await server.Stop();
        await server.GoOn();
        await restarted.CancelAsync();
        var written = (await Task.WhenAll(writing)).SelectMany(some => some).ToList();

        var kept = await site.Read(db => db.Set<Post>().Select(post => post.Content.Text).ToListAsync(Ct));
        Assert.DoesNotContain(written, one => one.Status is HttpStatusCode.InternalServerError);
        Assert.All(written.Where(one => one.IsKept), one => Assert.Contains(one.Text, kept));
        Assert.Equal(kept.Distinct().Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.Contains(written, one => one.IsKept);
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task Longer_absence_is_told_as_that_and_what_was_typed_is_kept_when_it_is_over()
    {
        await using var server = await PostgresServer.Start();
        await using var site = await Site(server, TimeSpan.FromMilliseconds(300));
        await site.Join("Idris Wainfleet", "teacher");
        var teacher = await site.As("Idris Wainfleet");
        await teacher.Open("/posts/new");
        teacher.Fill("What do you want to say?", "The library van comes on Monday");
        var (sent, opened, health) = await server.While(async () => (
            await teacher.Press("Save draft"), await site.Nobody().Open("/sign-in"), await site.Nobody().Open("/health/ready")));

        Assert.Equal((503, "10", "10"), ((int)opened.Status, opened.Headers["Retry-After"], opened.Headers["Refresh"]));
        Assert.Contains("This page looks again by itself every 10 seconds", opened.Text(), StringComparison.Ordinal);
        Assert.Equal((503, "10"), ((int)sent.Status, sent.Headers["Retry-After"]));
        Assert.Contains("Nothing of what you just sent was kept, and nothing is lost", sent.Text(), StringComparison.Ordinal);
        Assert.Contains("\"database\":false", System.Text.Encoding.UTF8.GetString(health.Bytes), StringComparison.Ordinal);

        // It is looked for every quarter of a second, so the first press may still find it away; every page carries what was typed.
        var page = await teacher.Press("Send it once more");
        for (var presses = 0; page.Status == HttpStatusCode.ServiceUnavailable && presses < 100; presses++)
        {
            page = await teacher.Press("Send it once more");
        }

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("The library van comes on Monday", await site.Read(db => db.Set<Post>().Select(post => post.Content.Text).SingleAsync(Ct)));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task No_page_holds_a_password_that_was_typed_while_it_was_away()
    {
        await using var server = await PostgresServer.Start();
        await using var site = await Site(server, TimeSpan.FromMilliseconds(300));
        var visitor = site.Nobody();
        await visitor.Open("/sign-in");
        visitor.Fill("E-mail address or sign-in name", "idris@wrenfield.example").Fill("Password", "one-two-three-four-five");

        var page = await server.While(() => visitor.Press("Sign in"));

        Assert.Equal(503, (int)page.Status);
        Assert.Contains("Passwords and codes are typed again", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("one-two-three-four-five", System.Text.Encoding.UTF8.GetString(page.Bytes), StringComparison.Ordinal);
    }

    [Theory(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    [InlineData(true, 1, 503)]
    [InlineData(false, 2, 200)]
    public async Task A_change_of_which_a_part_was_kept_is_not_done_again(bool kept, int times, int status)
    {
        await using var database = await TestDatabase.Create();
        await using var scope = database.Services.CreateAsyncScope();
        var done = 0;
        var app = new ApplicationBuilder(database.Services);
        WaitingForTheDatabase.Use(app);
        app.Run(async context =>
        {
            var db = context.RequestServices.GetRequiredService<CountersignDb>();
            await using var change = await db.Database.BeginTransactionAsync(Ct);
            await (kept ? change.CommitAsync(Ct) : change.RollbackAsync(Ct));
            if (++done == 1)
            {
                throw new Npgsql.NpgsqlException("the connection is lost", new IOException());
            }
        });
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (request.Request.Method, request.Request.ContentType) = ("POST", "application/x-www-form-urlencoded");

        await app.Build()(request);

        Assert.Equal((times, status), (done, request.Response.StatusCode));
        Assert.Equal(kept ? true : null, WaitingForTheDatabase.AwayIn(request));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_question_of_a_program_is_asked_again_with_all_that_it_said()
    {
        await using var database = await TestDatabase.Create();
        await using var scope = database.Services.CreateAsyncScope();
        var asked = new List<string?>();
        var app = new ApplicationBuilder(database.Services);
        WaitingForTheDatabase.Use(app);
        app.Run(async context =>
        {
            asked.Add(await context.Request.ReadFromJsonAsync<string>(Ct));
            if (asked.Count == 1)
            {
                throw new Npgsql.NpgsqlException("the connection is lost", new IOException());
            }
        });
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (request.Request.Method, request.Request.ContentType) = ("POST", "application/json; charset=utf-8");
        request.Request.Body = System.IO.Pipelines.PipeReader.Create(new MemoryStream("\"may staff post?\""u8.ToArray())).AsStream();

        await app.Build()(request);

        Assert.Equal(["may staff post?", "may staff post?"], asked);
        Assert.Equal(200, request.Response.StatusCode);
    }

    private static Task<TestSite> Site(PostgresServer server, TimeSpan waits) => TestSite.Start(
        services =>
        {
            services.AddSingleton(program => new DatabaseAbsence(
                program.GetRequiredService<IServiceScopeFactory>(), program.GetRequiredService<ILogger<DatabaseAbsence>>(), waits));
        },
        settings => settings with { PostgreSql = server.Connection });

    /// <summary>Writes one draft after the other until the server was restarted, and one more.</summary>
    private static async Task<List<Written>> Write(Visitor writer, CancellationToken restarted)
    {
        var written = new List<Written>();
        for (var more = true; more;)
        {
            more = !restarted.IsCancellationRequested;
            var text = $"Year 4 planted beans {Guid.CreateVersion7()}";
            var page = await writer.Open("/posts/new");
            if (page.Status == HttpStatusCode.OK)
            {
                page = await writer.Fill("What do you want to say?", text).Press("Save draft");
            }

            written.Add(new Written(text, page.Status, page is { Status: HttpStatusCode.OK } && page.Path.StartsWith("/posts/", StringComparison.Ordinal)));
        }

        return written;
    }

    private sealed record Written(string Text, HttpStatusCode Status, bool IsKept);
}
