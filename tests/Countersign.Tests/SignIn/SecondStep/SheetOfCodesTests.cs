using Countersign.SignIn.Accounts;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.SecondStep;

/// <summary>Bruno signs in with a name, and has neither an app nor a passkey.</summary>
public sealed class SheetOfCodesTests : IAsyncLifetime
{
    private TestSite site = null!;
    private PersonId bruno;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        bruno = await site.HasJoined("Bruno Castlemaine", "bruno.castlemaine", "caretaker");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_sheet_is_shown_once_and_names_neither_person_nor_school()
    {
        var visitor = site.Nobody();
        await visitor.SignIn("bruno.castlemaine");

        var sheet = await visitor.Press("Make a sheet of codes");
        var again = await visitor.Open("/second-step");

        Assert.Equal("Print your sheet of codes", sheet.Heading());
        Assert.DoesNotContain("Bruno", sheet.Text(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Wrenfield", sheet.Text(), StringComparison.Ordinal);
        Assert.Equal("Your sign-in", again.Heading());
    }

    [Fact]
    public async Task The_key_of_an_app_that_was_begun_and_never_confirmed_opens_nothing()
    {
        var visitor = site.Nobody();
        await visitor.SignIn("bruno.castlemaine");
        var secret = visitor.Page.Document.QuerySelector("main li code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.Press("Make a sheet of codes");

        var page = await site.Nobody().SignInWith(TimedCode.At(secret, site.Clock.GetUtcNow()));

        Assert.Contains("That code is wrong", page.ErrorAt("Code"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_came_in_with_more_than_a_password_is_offered_no_sheet()
    {
        var (whole, first) = (await site.As("Bruno Castlemaine"), site.Nobody());
        await first.SignIn("bruno.castlemaine");
        var offered = first.Page;
        await whole.Open("/second-step");

        var forged = await whole.Borrow(offered with { Address = new Uri(offered.Address, "/second-step?handler=Sheet") }, "Turn on codes");

        Assert.False(whole.Page.Has("Make a sheet of codes"));
        Assert.Equal("Your sign-in", forged.Heading());
        Assert.False((await site.Read(db => db.Set<SignInAccount>().SingleAsync())).TwoFactorEnabled);
    }

    [Fact]
    public async Task Codes_typed_at_once_let_in_one_of_them()
    {
        var codes = await MakeSheet();
        var visitors = Enumerable.Range(0, 4).Select(_ => site.Nobody()).ToList();
        foreach (var visitor in visitors)
        {
            await visitor.SignIn("bruno.castlemaine");
            visitor.Fill("Code", codes[0]);
        }

        var pages = await Task.WhenAll(visitors.Select(visitor => visitor.Press("Continue")));

        Assert.Single(pages, page => page.Heading() == "Hello, Bruno Castlemaine");
    }

    [Fact]
    public async Task From_five_codes_on_a_new_sheet_is_offered_to_whoever_just_came_in_with_one()
    {
        var codes = await MakeSheet();
        var visitor = site.Nobody();
        await Use(codes.Take(13));
        Assert.Equal("Hello, Bruno Castlemaine", (await visitor.SignInWith(codes[13])).Heading());

        var few = await visitor.SignInWith(codes[14]);
        var renewed = await visitor.Press("Make a new sheet");
        var fresh = Codes(renewed);

        Assert.Equal("5 codes are left on your sheet", few.Heading());
        Assert.Equal(("Print your new sheet of codes", 20), (renewed.Heading(), fresh.Count));
        Assert.Contains("That code is wrong", (await site.Nobody().SignInWith(codes[16])).Text(), StringComparison.Ordinal);
        Assert.Equal("Hello, Bruno Castlemaine", (await site.Nobody().SignInWith(fresh[0])).Heading());
    }

    [Fact]
    public async Task With_the_last_code_a_new_sheet_is_made_at_once_and_not_later()
    {
        var codes = await MakeSheet();
        var visitor = site.Nobody();
        await Use(codes.Take(19));

        var last = await visitor.SignInWith(codes[19]);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await visitor.Press("Make a new sheet");

        Assert.Equal("No code is left on your sheet", last.Heading());
        Assert.Contains("make a new one now", last.Text(), StringComparison.Ordinal);
        Assert.Equal("Show that it is you", late.Heading());
        Assert.Contains("No code is left on your sheet. Ask an administrator", late.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_without_an_address_reads_their_name_wherever_others_read_their_address()
    {
        var visitor = site.Nobody();
        var page = await visitor.SignIn("bruno.castlemaine");
        var app = page.Link("add Countersign to your app").Href;
        await visitor.Press("Make a sheet of codes");
        await visitor.Open("/your-sign-in/change");
        await visitor.Fill("New password", "lantern pickle fog").Press("Change password");

        Assert.Contains("Countersign:bruno.castlemaine?", app, StringComparison.Ordinal);
        Assert.Contains("Your password is changed", visitor.Page.Text(), StringComparison.Ordinal);
        Assert.Equal("Your sheet of codes", Page.Squeeze((await visitor.Open("/your-sign-in/change")).Document.QuerySelectorAll("h2").Select(heading => heading.TextContent).Last()));
        Assert.Equal("Enter your code", (await site.Nobody().SignIn("BRUNO.CASTLEMAINE", "lantern pickle fog")).Heading());
        Assert.Null((await site.Read(db => db.Set<SignInAccount>().SingleAsync())).Email);
    }

    [Fact]
    public async Task A_password_made_of_the_sign_in_name_is_refused()
    {
        var visitor = site.Nobody();
        await visitor.SignIn("bruno.castlemaine");
        await visitor.Press("Make a sheet of codes");
        await visitor.Open("/your-sign-in/change");

        await visitor.Fill("New password", "castlemaine1").Press("Change password");

        Assert.Contains("one of the first that somebody would try", visitor.Page.ErrorAt("New password"), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> MakeSheet()
    {
        var visitor = site.Nobody();
        await visitor.SignIn("bruno.castlemaine");
        return Codes(await visitor.Press("Make a sheet of codes"));
    }

    // The door itself: its pages take thirty tries a minute by the machine's own clock.
    private async Task Use(IEnumerable<string> codes)
    {
        foreach (var code in codes)
        {
            Assert.True(await site.Use(services => services.GetRequiredService<CredentialVerifier>().Code(new Caller("203.0.113.7", null), bruno.Value, code, TestContext.Current.CancellationToken)));
        }
    }

    private static IReadOnlyList<string> Codes(Page page) => [.. page.Document.QuerySelectorAll("main li code").Select(code => code.TextContent)];
}
