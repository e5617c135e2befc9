using Countersign.SignIn.Model;
using Countersign.SignIn.Providers;
using Countersign.SignIn.Sessions;
using Countersign.Tests.Peers;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Providers;

/// <summary>A service that lies, or is away. It answers as Google's do unless a test says otherwise.</summary>
[Trait("Database", "none")]
public sealed class ProviderDialogueTests : IAsyncLifetime
{
    private const string Email = "ada.thornquist@wrenfield.example";

    private LyingProvider liar = null!;
    private TestSite site = null!;

    public static TheoryData<string> Lies => new("another issuer", "another nonce", "another program", "an old token", "no subject");

    public async ValueTask InitializeAsync()
    {
        liar = await LyingProvider.Start();
        site = await SampleProvider.Site();
        await SampleProvider.Register(site, site.School, "Ada Thornquist", Email, "teacher");
        await SampleProvider.InUse(site, site.School, ProviderKind.Google, liar.Issuer);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await liar.DisposeAsync();
    }

    [Fact]
    public async Task The_truth_is_believed()
    {
        var page = await Through(site.Nobody());

        Assert.Equal("/", page.Path);
        Assert.Equal(1, await Sessions());
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_token_with_a_lie_in_it_signs_nobody_in(string lie)
    {
        liar.Lie = claims => Tell(lie, claims);

        var page = await Through(site.Nobody());

        Assert.Contains("What came back is not what Google would send", page.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await Sessions());
    }

    [Fact]
    public async Task A_token_that_another_key_signed_signs_nobody_in()
    {
        liar.SignsWithAnotherKey = true;

        var page = await Through(site.Nobody());

        Assert.Contains("What came back is not what Google would send", page.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await Sessions());
    }

    [Fact]
    public async Task A_document_that_names_another_issuer_leads_nobody_on()
    {
        liar.LieAboutItself = document => document["issuer"] = "https://accounts.google.com";

        var visitor = site.Nobody();
        await visitor.Open("/sign-in");

        var page = await visitor.Follow("Sign in with Google");

        Assert.Contains("says that it is another service", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_meant_for_another_issuer_is_not_even_looked_at()
    {
        var visitor = site.Nobody();
        var back = await Until(visitor);

        var page = await visitor.Open(back + "&iss=https%3A%2F%2Faccounts.google.com");

        Assert.Contains("What came back is not what Google would send", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email_verified", false, "does not say whether your e-mail address is really yours")]
    [InlineData("email_verified", null, "does not say whether your e-mail address is really yours")]
    [InlineData("email", null, "did not say what your e-mail address is")]
    [InlineData("hd", null, "This is not a Google account of your school")]
    [InlineData("hd", "elsewhere.example", "This is not a Google account of your school")]
    [InlineData("email", "ada@elsewhere.example", "does not have an address of your school")]
    [InlineData("email", "ada.thornquist@wrenfield.example@elsewhere.example", "does not have an address of your school")]
    public async Task An_address_for_which_the_service_does_not_answer_signs_nobody_in(string claim, object? said, string sentence)
    {
        liar.Lie = claims =>
        {
            claims.Remove(claim);
            if (said is not null)
            {
                claims[claim] = said;
            }
        };

        var page = await Through(site.Nobody());

        Assert.Contains(sentence, page.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await Sessions());
    }

    [Fact]
    public async Task What_came_back_once_signs_nobody_in_a_second_time_in_this_browser_or_another()
    {
        var (visitor, thief) = (site.Nobody(), site.Nobody());
        var back = await Until(visitor);

        var stolen = await thief.Open(back);
        var own = await visitor.Open(back);
        var again = await visitor.Open(back);

        Assert.Contains("begun in another browser", stolen.Text(), StringComparison.Ordinal);
        Assert.Equal("/", own.Path);
        Assert.Contains("is done already", again.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await Sessions());
    }

    [Fact]
    public async Task A_code_that_was_used_is_not_taken_in_another_sign_in()
    {
        var (first, second) = (site.Nobody(), site.Nobody());
        var used = new Uri(await Until(first));
        await first.Open(used.ToString());
        var fresh = new Uri(await Until(second));

        var page = await second.Open(fresh.ToString().Replace(Code(fresh), Code(used), StringComparison.Ordinal));

        Assert.Contains("What came back is not what Google would send", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up()
    {
        await using var impatient = await SampleProvider.Site(services => services.AddSingleton(provider => new ProviderChannel(provider, TimeSpan.FromMilliseconds(300))));
        await SampleProvider.InUse(impatient, impatient.School, ProviderKind.Google, liar.Issuer);
        (liar.IsAway, liar.IsSilent) = (true, true);
        var visitor = impatient.Nobody();
        await visitor.Open("/sign-in");

        var page = await visitor.Follow("Sign in with Google");

        Assert.Contains("Google does not answer at the moment", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_away_when_somebody_sets_out_leaves_them_the_other_ways()
    {
        liar.IsAway = true;
        var visitor = site.Nobody();
        await visitor.Open("/sign-in?then=%2Fyour-sign-in");

        var page = await visitor.Follow("Sign in with Google");

        Assert.Contains("Google does not answer at the moment. Sign in with a passkey", page.Text(), StringComparison.Ordinal);
        liar.IsAway = false;
        await visitor.Follow("Try again with Google");
        Assert.Equal("/your-sign-in", (await visitor.Follow("Go on")).Path);
    }

    [Fact]
    public async Task A_service_that_goes_away_on_the_way_back_signs_nobody_in()
    {
        var visitor = site.Nobody();
        var back = await Until(visitor);
        liar.IsAway = true;

        var page = await visitor.Open(back);

        Assert.Contains("Google does not answer at the moment", page.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await Sessions());
    }

    [Fact]
    public async Task Another_schools_service_lets_nobody_of_this_school_in()
    {
        var other = await site.OpenSchool("Oxlip School");
        await SampleProvider.InUse(site, other, ProviderKind.Google, liar.Issuer, "wrenfield.example", "another client");
        await Through(site.Nobody(), "Wrenfield School, with Google");
        liar.Lie = claims => claims["sub"] = "somebody else who says they are ada";

        var known = await ThroughBound("Oxlip School, with Google");
        var unknown = await Through(site.Nobody(), "Oxlip School, with Google");

        Assert.Contains("belongs to somebody of another school", known.Text(), StringComparison.Ordinal);
        Assert.Contains("Nobody who works here now is registered", unknown.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trusts_service_lets_the_people_of_its_schools_in()
    {
        var trust = await site.OpenSchool("Meadow Trust", Countersign.People.Model.EstablishmentKind.Trust);
        var school = await site.OpenSchool("Oxlip School", parent: trust);
        await SampleProvider.Register(site, school, "Bea Quill", "bea@meadow.example", "teacher");
        await SampleProvider.InUse(site, trust, ProviderKind.Google, liar.Issuer, "meadow.example", "the trust's client");
        liar.Lie = claims => (claims["sub"], claims["email"], claims["hd"]) = ("bea", "bea@meadow.example", "meadow.example");
        var visitor = site.Nobody();
        await visitor.Open("/sign-in");
        await visitor.Follow("Sign in through your school");
        await visitor.Fill("Your e-mail address at school", "bea@meadow.example").Press("Continue");
        await visitor.Follow("Go on to Google");

        var page = await visitor.Follow("Go on");

        Assert.Equal("/", page.Path);
        Assert.Contains("Bea Quill", page.WholeText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_was_said_there_stands_in_an_act_or_in_clear_in_the_database()
    {
        await Through(site.Nobody());

        var acts = await site.Read(db => db.Acts.Select(act => act.About + act.Content).ToListAsync());
        var secret = await site.Read(db => db.Set<SignInProvider>().Select(provider => provider.ProtectedSecret).SingleAsync());
        var token = await site.Read(db => db.Set<Countersign.SignIn.Accounts.ProviderLink>().Select(link => link.ProtectedRefreshToken).SingleAsync());

        Assert.All(acts, act => Assert.DoesNotContain("thornquist", act, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(SampleProvider.Secret, secret, StringComparison.Ordinal);
        Assert.False(token!.StartsWith('r'));
    }

    private static void Tell(string lie, Dictionary<string, object> claims)
    {
        switch (lie)
        {
            case "another issuer": claims["iss"] = "https://accounts.google.com"; break;
            case "another nonce": claims["nonce"] = "guessed"; break;
            case "another program": claims["aud"] = "another program"; break;
            case "an old token": (claims["exp"], claims["nbf"]) = (1_700_000_000, 1_600_000_000); break;
            case "no subject": claims.Remove("sub"); break;
            default: throw new ArgumentOutOfRangeException(nameof(lie));
        }
    }

    private static string Code(Uri back) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(back.Query)["code"].ToString();

    private static async Task<string> Until(Visitor visitor, string service = "Sign in with Google")
    {
        await visitor.Open("/sign-in");
        if (visitor.Page.Links().Any(link => Page.Squeeze(link.TextContent) == "Sign in through your school"))
        {
            await visitor.Follow("Sign in through your school");
            await visitor.Fill("Your e-mail address at school", Email).Press("Continue");
        }

        return (await visitor.Follow(service)).Link("Go on").Href;
    }

    private static async Task<Page> Through(Visitor visitor, string service = "Sign in with Google") => await visitor.Open(await Until(visitor, service));

    private async Task<Page> ThroughBound(string service)
    {
        var lie = liar.Lie;
        liar.Lie = _ => { };
        var page = await Through(site.Nobody(), service);
        liar.Lie = lie;
        return page;
    }

    private Task<int> Sessions() => site.Read(db => db.Set<Session>().CountAsync(session => session.ConfirmedAt != null));
}
