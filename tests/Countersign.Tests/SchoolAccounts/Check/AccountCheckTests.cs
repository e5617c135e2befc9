using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Countersign.SchoolAccounts;
using Countersign.SchoolAccounts.Check;
using Countersign.SchoolAccounts.Model;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SchoolAccounts.Check;

public sealed class AccountCheckTests : IAsyncLifetime
{
    private readonly ScriptedPlatform platform = new();
    private TestDatabase database = null!;
    private EstablishmentId school;
    private SchoolAccountId account;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(services => services.AddSingleton<IPlatform>(platform).AddSchoolAccounts().AddDataProtection().UseEphemeralDataProtectionProvider());
        (school, account) = await ConnectedAccount();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_account_is_asked_again_after_a_day_and_not_before()
    {
        await RunAfter(TimeSpan.FromHours(23));
        var early = platform.Asked.Count;
        await RunAfter(TimeSpan.FromHours(1));
        await RunAfter(TimeSpan.FromHours(1));

        Assert.Equal(0, early);
        Assert.Equal(["connect"], platform.Asked);
        Assert.Equal(database.Clock.GetUtcNow() - TimeSpan.FromHours(1), (await Row()).CheckedAt);
        Assert.Equal(["school.opened", "account.connected"], await Acts());
    }

    [Fact]
    public async Task A_platform_that_does_not_answer_disconnects_nothing_and_is_asked_at_the_next_run()
    {
        platform.Connecting.Enqueue(new ConnectAnswer.NotKnown("The platform could not be reached"));
        platform.Connecting.Enqueue(new ConnectAnswer.NotKnown("The platform could not be reached"));

        await RunAfter(TimeSpan.FromDays(1));
        await RunAfter(TimeSpan.FromHours(1));

        Assert.Equal(["connect", "connect"], platform.Asked);
        Assert.Equal(AccountHealth.Good, (await Row()).Health);
        Assert.NotNull(await Opened());
        Assert.Equal(["school.opened", "account.connected"], await Acts());
    }

    [Fact]
    public async Task One_that_a_sender_had_trouble_with_is_asked_at_once_and_then_each_minute_until_there_is_an_answer()
    {
        platform.Connecting.Enqueue(new ConnectAnswer.NotKnown("The platform could not be reached"));
        await At(school, async accounts =>
        {
            await accounts.LookSoon(account, Ct);
            return true;
        });

        var asked = new List<int>();
        foreach (var seconds in (int[])[0, 59, 1, 60, 60])
        {
            await RunAfter(TimeSpan.FromSeconds(seconds));
            asked.Add(platform.Asked.Count);
        }

        Assert.Equal([1, 1, 2, 2, 2], asked);
    }

    [Fact]
    public async Task A_refused_password_is_recorded_once_and_cleared_when_it_works_again()
    {
        platform.Connecting.Enqueue(new ConnectAnswer.Refused("Invalid identifier or password"));
        platform.Connecting.Enqueue(new ConnectAnswer.Refused("Invalid identifier or password"));
        await RunAfter(TimeSpan.FromDays(1));
        await RunAfter(TimeSpan.FromDays(1));
        var refused = (await Row()).Health;
        await RunAfter(TimeSpan.FromDays(1));

        Assert.Equal(AccountHealth.NeedsNewPassword, refused);
        Assert.Equal(AccountHealth.Good, (await Row()).Health);
        Assert.Equal(["school.opened", "account.connected", "account.check-failed", "account.check-passed"], await Acts());
    }

    [Fact]
    public async Task A_handle_that_leads_to_another_account_opens_nothing()
    {
        platform.Connecting.Enqueue(new ConnectAnswer.Connected("wrenfield", "somebody-else"));

        await RunAfter(TimeSpan.FromDays(1));

        Assert.Equal(AccountHealth.AnotherAccount, (await Row()).Health);
        Assert.Null(await Opened());
        Assert.Equal(["school.opened", "account.connected", "account.check-failed"], await Acts());
    }

    [Fact]
    public async Task A_secret_whose_key_is_lost_asks_for_a_new_password_and_opens_nothing()
    {
        await database.Use(db => db.Set<SchoolAccount>().ExecuteUpdateAsync(row => row.SetProperty(one => one.ProtectedSecret, "not-a-secret-of-ours"), Ct));

        await RunAfter(TimeSpan.FromDays(1));

        Assert.Empty(platform.Asked);
        Assert.Equal(AccountHealth.NeedsNewPassword, (await Row()).Health);
        Assert.Null(await Opened());
    }

    [Fact]
    public async Task A_secret_copied_to_another_account_opens_nothing()
    {
        var secret = (await Row()).ProtectedSecret;
        var (otherSchool, other) = await ConnectedAccount();
        await database.Use(db => db.Set<SchoolAccount>().Where(row => row.Id == other).ExecuteUpdateAsync(row => row.SetProperty(one => one.ProtectedSecret, secret), Ct));

        Assert.Null(await At(otherSchool, accounts => accounts.Connect(other, Ct)));
        Assert.NotNull(await Opened());
    }

    [Fact]
    public async Task A_closed_account_is_asked_nothing()
    {
        await database.Use(db => db.Set<SchoolAccount>().ExecuteUpdateAsync(row => row.SetProperty(one => one.ClosedAt, database.Clock.GetUtcNow()), Ct));

        await RunAfter(TimeSpan.FromDays(1));

        Assert.Empty(platform.Asked);
    }

    [Fact]
    public async Task The_noticeboard_is_opened_once_however_often_and_by_how_many_at_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => At(school, accounts => accounts.OpenNoticeboard(school, null, Ct))));

        Assert.Single(opened.Distinct());
        Assert.Equal(["school.opened", "account.connected", "account.connected"], await Acts());
    }

    [Fact]
    public async Task One_handle_stands_once_in_a_school_and_may_stand_in_another()
    {
        var clash = await Assert.ThrowsAsync<DbUpdateException>(() => database.Services.Everywhere(services => SampleAccount.Connect(services, school, "a-second-one")));
        var elsewhere = await ConnectedAccount();

        Assert.True(DbConflicts.Is(clash));
        Assert.NotEqual(school, elsewhere.School);
    }

    private async Task RunAfter(TimeSpan pause)
    {
        database.Clock.Advance(pause);
        await database.Services.GetRequiredService<AccountCheck>().RunDue(Ct);
    }

    private Task<SchoolAccount> Row() => database.Use(db => db.Set<SchoolAccount>().AsNoTracking().SingleAsync(row => row.Id == account, Ct));

    private Task<List<string>> Acts() => database.Use(db => db.Acts.Where(act => act.Establishment == school).OrderBy(act => act.Number).Select(act => act.Kind).ToListAsync(Ct));

    private Task<(IPlatform Platform, Connection Connection)?> Opened() => At(school, accounts => accounts.Connect(account, Ct));

    private Task<T> At<T>(EstablishmentId here, Func<Accounts, Task<T>> work) => database.Services.At(here, services => work(services.GetRequiredService<Accounts>()));

    private Task<(EstablishmentId School, SchoolAccountId Account)> ConnectedAccount() => database.Services.Everywhere(async services =>
    {
        var opened = await SampleSchool.Open(services, slug: "wrenfield-" + Guid.CreateVersion7().ToString("N"));
        return (opened, await SampleAccount.Connect(services, opened));
    });
}
