using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Accounts;
using Countersign.Tests.SignIn.SecondStep;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Email = "ada.thornquist@wrenfield.example";
    private const string Password = "kettle marble owl";

    // A timer counts whole ticks of the machine, the stopwatch beside it counts finer.
    private static readonly TimeSpan RingsEarly = TimeSpan.FromMilliseconds(20);

    private TestSite site = null!;
    private PersonId teacher;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        teacher = await site.Join("Ada Thornquist", "teacher");
        await site.Use(async services =>
        {
            await services.GetRequiredService<AccountEnrolment>().Make(site.School, teacher, Email, Password);
            await services.GetRequiredService<CountersignDb>().Save(new AuditEvent(SomeKind.Named("password.set"), site.School, teacher, site.Clock.GetUtcNow(), teacher.Value), TestContext.Current.CancellationToken);
            return true;
        });
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_password_alone_opens_nothing_until_a_second_step_is_set_up()
    {
        var visitor = site.Nobody();
        await SignIn(visitor, Email, Password);

        await visitor.Open("/your-sign-in");

        Assert.Equal("Set up a second step", visitor.Page.Heading());
    }

    [Fact]
    public async Task A_code_from_the_app_turns_the_second_step_on_and_shows_the_recovery_codes_once()
    {
        var visitor = site.Nobody();

        var secret = await SetUp(visitor);

        Assert.Equal("Keep your recovery codes", visitor.Page.Heading());
        Assert.Equal(10, visitor.Page.Document.QuerySelectorAll("main li code").Length);
        await visitor.Open("/your-sign-in");
        Assert.Equal("Your sign-in", visitor.Page.Heading());
        Assert.DoesNotContain(secret, (await site.Read(db => db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().Select(token => token.Value).ToListAsync())).Select(value => value!));
    }

    [Fact]
    public async Task The_key_of_the_app_stands_there_in_words_and_as_a_picture_of_the_same()
    {
        var visitor = site.Nobody();
        await SignIn(visitor, Email, Password);

        var secret = visitor.Page.Document.QuerySelector("main li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var picture = visitor.Page.Document.QuerySelector("main svg[role=img]")!;
        var size = picture.GetAttribute("viewBox")!.Split(' ')[^1];

        var read = QrCodeTests.Read(new(int.Parse(size, CultureInfo.InvariantCulture), picture.QuerySelector("path")!.GetAttribute("d")!));
        Assert.Equal($"otpauth://totp/Countersign:{Uri.EscapeDataString(Email)}?secret={secret}&issuer=Countersign", read);
        Assert.Equal("QR code of the same key, for the camera of your phone", picture.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_code_that_was_used_is_not_taken_again()
    {
        var secret = await SetUp(site.Nobody());
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = TimedCode.At(secret, site.Clock.GetUtcNow());
        var first = site.Nobody();
        var second = site.Nobody();

        await SignIn(first, Email, Password);
        await first.Fill("Code", code).Press("Continue");
        await SignIn(second, Email, Password);
        await second.Fill("Code", code).Press("Continue");

        await first.Open("/your-sign-in");
        Assert.Equal("Your sign-in", first.Page.Heading());
        Assert.Contains("That code is wrong or was used before", second.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        var visitor = site.Nobody();
        await SetUp(visitor);
        var code = visitor.Page.Document.QuerySelector("main li code")!.TextContent;
        var first = site.Nobody();
        var second = site.Nobody();

        await SignIn(first, Email, Password);
        await first.Fill("Code", code).Press("Continue");
        await SignIn(second, Email, Password);
        await second.Fill("Code", code).Press("Continue");

        await first.Open("/your-sign-in");
        Assert.Equal("Your sign-in", first.Page.Heading());
        Assert.Contains("That code is wrong or was used before", second.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_tries_the_sixth_waits_a_minute_and_the_wait_doubles()
    {
        var visitor = site.Nobody();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await SignIn(visitor, Email, "not the password");
        }

        site.Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromMilliseconds(1));
        await SignIn(visitor, Email, Password);
        Assert.Contains("do not belong together", visitor.Page.Text(), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await SignIn(visitor, Email, "not the password");
        site.Clock.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromMilliseconds(1));
        await SignIn(visitor, Email, Password);
        Assert.Contains("do not belong together", visitor.Page.Text(), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await SignIn(visitor, Email, Password);
        Assert.Equal("Set up a second step", visitor.Page.Heading());
    }

    [Fact]
    public async Task Tries_sent_at_once_are_counted_each()
    {
        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => SignIn(site.Nobody(), Email, "not the password")));

        var kinds = await site.Read(db => db.Acts.Where(act => act.Kind.StartsWith("sign-in.")).Select(act => act.Kind).ToListAsync());

        Assert.Equal(4, kinds.Count(kind => kind == "sign-in.failed"));
        Assert.Single(kinds, "sign-in.locked");
    }

    [Fact]
    public async Task An_unknown_address_reads_like_a_wrong_password()
    {
        var unknown = site.Nobody();
        var wrong = site.Nobody();

        await SignIn(unknown, "nobody@wrenfield.example", "not the password");
        await SignIn(wrong, Email, "not the password");

        Assert.Contains("do not belong together", unknown.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(unknown.Page.Text(), wrong.Page.Text());
    }

    [Fact]
    public async Task It_reads_like_one_also_where_nothing_is_weighed_any_more()
    {
        var (unknown, wrong) = (site.Nobody(), site.Nobody());
        foreach (var _ in Enumerable.Range(0, 6))
        {
            await SignIn(unknown, "nobody@wrenfield.example", "not the password");
            await SignIn(wrong, Email, "not the password");
        }

        var tallies = await site.Read(db => db.Set<SignInTries>().Select(tally => tally.Wrong).ToListAsync());

        Assert.Equal(unknown.Page.Text(), wrong.Page.Text());
        Assert.Equal([5, 5, 5, 5, 10], tallies.Order());
    }

    [Fact]
    public async Task Whatever_was_wrong_the_refusal_takes_its_time_though_the_schools_clock_stands_still()
    {
        var (unknown, wrong, passkey) = (site.Nobody(), site.Nobody(), site.Nobody());
        foreach (var visitor in (Visitor[])[unknown, wrong, passkey])
        {
            await visitor.Open("/sign-in");
        }

        var took = new[]
        {
            await Took(() => unknown.Fill("E-mail address or sign-in name", "nobody@wrenfield.example").Fill("Password", "not the password").Press("Sign in")),
            await Took(() => wrong.Fill("E-mail address or sign-in name", Email).Fill("Password", "not the password").Press("Sign in")),
            await Took(() => passkey.Press("Sign in with a passkey")),
        };

        Assert.Contains("That passkey was not accepted", passkey.Page.Text(), StringComparison.Ordinal);
        Assert.All(took, time => Assert.True(time >= RefusalPause.Length - RingsEarly, $"refused after {time}"));
    }

    [Fact]
    public async Task After_a_passkey_that_was_not_accepted_the_password_still_signs_in()
    {
        var visitor = site.Nobody();
        await visitor.Open("/sign-in?then=%2Fposts");
        await visitor.Press("Sign in with a passkey");

        await visitor.Fill("E-mail address or sign-in name", Email).Fill("Password", Password).Press("Sign in");
        var secret = visitor.Page.Document.QuerySelector("main li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.Press("Make a passkey");
        await visitor.Fill("Code", TimedCode.At(secret, site.Clock.GetUtcNow())).Press("Turn on codes");

        Assert.Equal("Keep your recovery codes", visitor.Page.Heading());
    }

    [Fact]
    public async Task What_was_typed_stands_in_no_act()
    {
        await SignIn(site.Nobody(), Email, "not the password");

        var acts = await site.Read(db => db.Acts.Select(act => act.About + act.Content).ToListAsync());

        Assert.NotEmpty(acts);
        Assert.All(acts, act => Assert.DoesNotContain("thornquist", act, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_changed_password_opens_the_door_and_the_old_one_no_longer_does()
    {
        var (visitor, elsewhere) = (site.Nobody(), await site.As(site.School, teacher));
        await SetUp(visitor);
        await visitor.Open("/your-sign-in/change");
        var weak = await visitor.Fill("New password", "short").Press("Change password");

        var changed = await visitor.Fill("New password", "lantern pickle fog").Press("Change password");

        Assert.Contains("at least 12 characters", weak.Text(), StringComparison.Ordinal);
        Assert.Contains("Your password is changed", changed.Text(), StringComparison.Ordinal);
        Assert.Equal("Sign in", (await elsewhere.Open("/your-sign-in")).Heading());
        var (old, fresh) = (site.Nobody(), site.Nobody());
        await SignIn(old, Email, Password);
        await SignIn(fresh, Email, "lantern pickle fog");
        Assert.Contains("do not belong together", old.Page.Text(), StringComparison.Ordinal);
        Assert.Equal("Enter your code", fresh.Page.Heading());
    }

    [Fact]
    public async Task New_recovery_codes_let_in_and_the_old_ones_no_longer_do()
    {
        var visitor = site.Nobody();
        await SetUp(visitor);
        var before = visitor.Page.Document.QuerySelector("main li code")!.TextContent;
        await visitor.Open("/your-sign-in/change");
        var page = await visitor.Press("Make new recovery codes");
        var after = page.Document.QuerySelector("main li code")!.TextContent;
        var (old, fresh) = (site.Nobody(), site.Nobody());

        await SignIn(old, Email, Password);
        await old.Fill("Code", before).Press("Continue");
        await SignIn(fresh, Email, Password);
        await fresh.Fill("Code", after).Press("Continue");

        Assert.Equal(10, page.Document.QuerySelectorAll("main li code").Length);
        Assert.Contains("That code is wrong", old.Page.Text(), StringComparison.Ordinal);
        Assert.Equal("Your sign-in", (await fresh.Open("/your-sign-in")).Heading());
    }

    private static async Task<TimeSpan> Took(Func<Task<Page>> refusal)
    {
        var began = TimeProvider.System.GetTimestamp();
        await refusal();
        return TimeProvider.System.GetElapsedTime(began);
    }

    private static async Task SignIn(Visitor visitor, string email, string password)
    {
        await visitor.Open("/sign-in");
        await visitor.Fill("E-mail address or sign-in name", email).Fill("Password", password).Press("Sign in");
    }

    private async Task<string> SetUp(Visitor visitor)
    {
        await SignIn(visitor, Email, Password);
        var secret = visitor.Page.Document.QuerySelector("main li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.Fill("Code", TimedCode.At(secret, site.Clock.GetUtcNow())).Press("Turn on codes");
        return secret;
    }
}
