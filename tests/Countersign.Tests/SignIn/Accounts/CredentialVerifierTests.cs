using Countersign.Foundation.Database;
using Countersign.SignIn.Accounts;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Accounts;

/// <summary>Guessing is slow wherever it comes from, and holds up nobody but whoever guesses.</summary>
public sealed class CredentialVerifierTests : IAsyncLifetime
{
    private const string Ada = "ada@wrenfield.example";

    private static readonly BrowserMark Unknown = new(Guid.CreateVersion7(), TestClock.Start, []);

    private TestSite site = null!;
    private PersonId ada;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Caller Known => new("203.0.113.99", Unknown.With(ada.Value, TestClock.Start));

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        ada = await site.HasJoined("Ada Thornquist", Ada, "teacher");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Guesses_from_many_addresses_at_one_account_wait_for_each_other_and_hold_up_no_browser_that_signed_in_before()
    {
        foreach (var number in Enumerable.Range(0, 20))
        {
            Assert.False(await Passes(From(number), "not the password"));
        }

        Assert.False(await Passes(From(200)));
        Assert.True(await Passes(Known));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Passes(From(200)));
        Assert.False(await Passes(From(201), "not the password"));
        Assert.False(await Passes(From(202)));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await Passes(From(202)));
    }

    [Fact]
    public async Task Guesses_at_all_accounts_from_one_address_are_counted_together_and_nobody_elsewhere_waits()
    {
        foreach (var number in Enumerable.Range(0, 100))
        {
            Assert.False(await Passes(From(7), "not the password", $"somebody{number}@wrenfield.example"));
        }

        Assert.False(await Passes(From(7)));
        Assert.True(await Passes(From(8)));
        Assert.True(await Passes(Known with { Address = From(7).Address }));
    }

    [Fact]
    public async Task Guesses_at_the_same_address_hold_up_no_browser_that_signed_in_before_and_its_own_do()
    {
        foreach (var _ in Enumerable.Range(0, 5))
        {
            Assert.False(await Passes(Known with { Mark = Unknown }, "not the password"));
        }

        Assert.False(await Passes(Known with { Mark = null }));
        Assert.True(await Passes(Known));
        foreach (var _ in Enumerable.Range(0, 5))
        {
            Assert.False(await Passes(Known, "not the password"));
        }

        Assert.False(await Passes(Known));
    }

    [Fact]
    public async Task A_volley_is_weighed_no_more_often_than_a_queue()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Passes(From(7), number == 11 ? SampleSignIn.Password : "not the password")));

        var kinds = await site.Read(db => db.Acts.Where(act => act.Kind.StartsWith("sign-in.")).Select(act => act.Kind).ToListAsync());
        Assert.True(tries.Count(passed => passed) <= 1);
        Assert.InRange(kinds.Count(kind => kind is "sign-in.failed" or "sign-in.locked") + tries.Count(passed => passed), 5, 6);
    }

    [Fact]
    public async Task A_right_try_takes_back_what_it_counted_and_not_the_wait_of_others()
    {
        await Passes(From(7), "not the password");
        foreach (var _ in Enumerable.Range(0, 50))
        {
            Assert.True(await Passes(From(7)));
        }

        Assert.All(await site.Read(db => db.Set<SignInTries>().Select(tally => tally.Wrong).ToListAsync()), wrong => Assert.Equal(1, wrong));
    }

    [Fact]
    public async Task Whoever_knows_the_password_and_guesses_codes_waits_and_its_owner_does_not()
    {
        var secret = await SampleProvider.WithCodes(site, site.School, await site.Join("Bruno Castlemaine", "teacher"), "bruno@wrenfield.example", SampleSignIn.Password);
        var bruno = await site.Read(db => db.Set<SignInAccount>().Where(account => account.Email == "bruno@wrenfield.example").Select(account => account.Id).SingleAsync());
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var number in Enumerable.Range(0, 10))
        {
            Assert.False(await Code(From(number), bruno, "000000"));
        }

        Assert.False(await Code(From(200), bruno, TimedCode.At(secret, site.Clock.GetUtcNow())));
        Assert.True(await Code(new Caller("203.0.113.99", Unknown.With(bruno, TestClock.Start)), bruno, TimedCode.At(secret, site.Clock.GetUtcNow())));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Code(From(200), bruno, TimedCode.At(secret, site.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task Whose_account_it_is_reads_of_it_on_their_next_page_until_they_have()
    {
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await Passes(From(7), "not the password");
        }

        var visitor = await site.As(site.School, ada);
        var before = await visitor.Open("/your-sign-in");
        await Passes(From(7), "not the password");
        var told = await visitor.Open("/posts");
        await visitor.Press("I have read this");
        var after = await visitor.Open("/posts");

        Assert.DoesNotContain("kept typing wrong passwords", before.Text(), StringComparison.Ordinal);
        Assert.Contains("Somebody kept typing wrong passwords at your name on 21 November 2026", told.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("kept typing wrong passwords", after.Text(), StringComparison.Ordinal);
        Assert.Single(await site.Read(db => db.Acts.Where(act => act.Kind == "sign-in-news.read").ToListAsync()));
    }

    [Fact]
    public async Task What_strangers_tried_long_ago_is_swept_away_and_of_too_much_the_oldest()
    {
        foreach (var number in Enumerable.Range(0, 3))
        {
            await Passes(From(number), "not the password", $"somebody{number}@wrenfield.example");
            site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Sweep(4);
        var few = await site.Read(db => db.Set<SignInTries>().CountAsync());
        site.Clock.Advance(TimeSpan.FromDays(2));
        await Sweep(1_000);

        Assert.Equal(3, few);
        Assert.Equal(0, await site.Read(db => db.Set<SignInTries>().CountAsync()));
    }

    private static Caller From(int number) => new($"198.51.100.{number}", null);

    private Task<bool> Passes(Caller caller, string password = SampleSignIn.Password, string name = Ada) =>
        site.Use(async services => await services.GetRequiredService<CredentialVerifier>().ByPassword(caller, name, password, Ct) is not null);

    private Task<bool> Code(Caller caller, Guid account, string code) => site.Use(services => services.GetRequiredService<CredentialVerifier>().Code(caller, account, code, Ct));

    private Task<bool> Sweep(int most) => site.Use(async services =>
    {
        await services.GetRequiredService<TryLedger>().Sweep(most, Ct);
        return true;
    });
}
