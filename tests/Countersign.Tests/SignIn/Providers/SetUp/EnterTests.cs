using System.Net;
using Countersign.SignIn.Model;
using Countersign.SignIn.Providers;
using Countersign.Tests.Peers;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Providers.SetUp;

/// <summary>How a service comes into use: entered by one administrator, tried, and put in use by another.</summary>
public sealed class EnterTests : IAsyncLifetime
{
    private const string Head = "head.hollis@wrenfield.example";

    private LyingProvider service = null!;
    private TestSite site = null!;
    private Visitor first = null!;

    public async ValueTask InitializeAsync()
    {
        service = await LyingProvider.Start();
        site = await SampleProvider.Site("google=" + service.Issuer);
        service.Lie = claims => (claims["sub"], claims["email"]) = ("hollis", Head);
        first = await site.As(site.School, await SampleProvider.Register(site, site.School, "Head Hollis", Head, "administrator"));
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task One_administrator_enters_and_tries_it_and_another_puts_it_in_use()
    {
        var second = await site.As(site.School, await SampleProvider.Register(site, site.School, "Bea Quill", "bea@wrenfield.example", "administrator"));
        await Enter();
        Assert.DoesNotContain("Put it in use", first.Page.Text(), StringComparison.Ordinal);
        var entered = first.Page.Path;

        var tried = await Try();
        var alone = await first.Press("Put it in use");
        Assert.DoesNotContain("Sign in with Google", (await site.Nobody().Open("/sign-in")).Text(), StringComparison.Ordinal);
        await second.Open(entered);
        var together = await second.Press("Put it in use");

        Assert.Contains("It works", tried.Text(), StringComparison.Ordinal);
        Assert.Contains("You set this up, so another administrator puts it in use", alone.Text(), StringComparison.Ordinal);
        Assert.Contains("It is in use", together.Text(), StringComparison.Ordinal);
        Assert.Contains("Sign in with Google", (await site.Nobody().Open("/sign-in")).Text(), StringComparison.Ordinal);
        Assert.Equal(["provider.set-up", "provider.checked", "provider.put-in-use"], await Acts());
    }

    [Fact]
    public async Task The_only_administrator_puts_it_in_use_themselves_and_the_record_says_so()
    {
        await Enter();
        await Try();

        var page = await first.Press("Put it in use");

        Assert.Contains("It is in use", page.Text(), StringComparison.Ordinal);
        Assert.Equal(["provider.set-up", "provider.checked", "provider.put-in-use-alone"], await Acts());
    }

    [Fact]
    public async Task What_was_not_tried_is_not_put_in_use_whatever_is_sent()
    {
        await Enter();
        var id = await site.Read(db => db.Set<SignInProvider>().Select(provider => provider.Id).SingleAsync());

        var decided = UseRules.Decide(await site.Read(db => db.Set<SignInProvider>().SingleAsync()), PersonId.New(), others: 5);

        Assert.Contains("Try it first", Assert.IsType<Outcome<MayBeUsed>.Refused>(decided).Why.Sentence, StringComparison.Ordinal);
        Assert.Equal(SignInLinks.Provider(id), first.Page.Path);
    }

    [Fact]
    public async Task A_new_one_takes_the_place_of_the_one_in_use_only_when_it_is_put_in_use()
    {
        await Enter();
        await Try();
        await first.Press("Put it in use");
        var before = await site.Read(db => db.Set<SignInProvider>().SingleAsync());

        await Enter();
        Assert.Equal(before.Id, await site.Read(db => db.Set<SignInProvider>().Where(provider => provider.InUseAt != null).Select(provider => provider.Id).SingleAsync()));
        await Try();
        await first.Press("Put it in use");

        var old = await site.Read(db => db.Set<SignInProvider>().SingleAsync(provider => provider.Id == before.Id));
        Assert.Equal((false, ""), (old.IsInUse, old.ProtectedSecret));
        Assert.NotEqual(before.Id, await site.Read(db => db.Set<SignInProvider>().Where(provider => provider.InUseAt != null).Select(provider => provider.Id).SingleAsync()));
    }

    [Fact]
    public async Task Any_administrator_takes_it_out_of_use_and_nobody_comes_in_by_it()
    {
        await Enter();
        await Try();
        await first.Press("Put it in use");
        var id = await site.Read(db => db.Set<SignInProvider>().Select(provider => provider.Id).SingleAsync());
        await first.Open(SignInLinks.Provider(id));

        await first.Press("Take it out of use");

        Assert.DoesNotContain("Sign in with Google", (await site.Nobody().Open("/sign-in")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody().Open(SignInLinks.With(id))).Status);
        Assert.Equal("provider.taken-out", (await Acts())[^1]);
    }

    [Fact]
    public async Task A_trial_that_fails_says_how_and_leaves_it_untried()
    {
        await Enter("another secret");
        var secret = await Try();
        await Enter(domains: "elsewhere.example");
        var domain = await Try();
        await Enter();
        service.Lie = claims => (claims["sub"], claims["email"]) = ("bea", "bea@wrenfield.example");
        var other = await Try();
        await first.Open(SignInLinks.Providers);
        await Enter();
        service.IsAway = true;
        var away = await first.Follow("Try it with your own account");

        Assert.Contains("does not take the application ID and secret", secret.Text(), StringComparison.Ordinal);
        Assert.Contains("This is not a Google account of your school", domain.Text(), StringComparison.Ordinal);
        Assert.Contains("bea@wrenfield.example, and that is not the one you stand here with", other.Text(), StringComparison.Ordinal);
        Assert.Contains("Google does not answer at the moment", away.Text(), StringComparison.Ordinal);
        Assert.Equal("It does not work yet", away.Heading());
        Assert.DoesNotContain("provider.checked", await Acts());
    }

    [Fact]
    public async Task Nobody_elses_sign_in_passes_for_the_trial_of_an_administrator()
    {
        await Enter();
        var back = (await first.Follow("Try it with your own account")).Link("Go on").Href;
        var teacher = await site.As("teacher");

        var page = await teacher.Open(back);

        Assert.Equal("You are not signed in", page.Heading());
        Assert.DoesNotContain("provider.checked", await Acts());
    }

    [Fact]
    public async Task A_service_that_the_operator_does_not_list_cannot_be_entered()
    {
        var page = await first.Open(SignInLinks.SetUpProvider("https://evil.example"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_box_and_the_secret_is_not_shown_again()
    {
        await first.Open(SignInLinks.Providers);
        await first.Follow("Set up Microsoft");

        var page = await first.Fill("Directory (tenant) ID", "common").Fill("Client secret", "do not show me").Fill("What do your school’s e-mail addresses end with?", "nothing").Press("Save and go on to trying it");

        Assert.Contains("Enter the directory (tenant) ID of your school", page.ErrorAt("Directory (tenant) ID"), StringComparison.Ordinal);
        Assert.Contains("Enter the application (client) ID", page.ErrorAt("Application (client) ID"), StringComparison.Ordinal);
        Assert.Contains("Enter what your school’s addresses end with", page.ErrorAt("What do your school’s e-mail addresses end with?"), StringComparison.Ordinal);
        Assert.DoesNotContain("do not show me", System.Text.Encoding.UTF8.GetString(page.Bytes), StringComparison.Ordinal);
    }

    private async Task Enter(string secret = SampleProvider.Secret, string domains = "@wrenfield.example")
    {
        await first.Open("/people");
        await first.Follow("Let people sign in with Microsoft or Google");
        await first.Follow($"Set up Google ({service.Issuer})");
        Assert.Contains(SampleProvider.Back(site, site.School).ToString(), first.Page.Text(), StringComparison.Ordinal);
        await first.Fill("Application (client) ID", SampleProvider.ClientId).Fill("Client secret", secret)
            .Fill("What do your school’s e-mail addresses end with?", domains).Press("Save and go on to trying it");
    }

    private async Task<Page> Try()
    {
        await first.Follow("Try it with your own account");
        return await first.Follow("Go on");
    }

    private Task<List<string>> Acts() => site.Read(db => db.Acts.Where(act => act.Kind.StartsWith("provider.")).OrderBy(act => act.Number).Select(act => act.Kind).ToListAsync());
}
