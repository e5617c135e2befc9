using Countersign.SignIn.Model;
using Countersign.SignIn.Proof;
using Countersign.SignIn.Providers;
using Countersign.Tests.Samples;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Proof;

public sealed class WaysInTests
{
    private static readonly WayIn Service = new(SignInProviderId.New(), "Google", "", "");

    [Theory]
    [InlineData(true, true, 1, true, true)]
    [InlineData(true, false, 1, true, true)]
    [InlineData(false, true, 1, true, true)]
    [InlineData(false, false, 2, false, true)]
    [InlineData(false, false, 1, false, false)]
    [InlineData(false, false, 1, true, false)]
    [InlineData(true, true, 1, false, false)]
    [InlineData(true, false, 1, false, false)]
    public void A_passkey_goes_only_where_both_steps_are_left(bool password, bool service, int passkeys, bool codes, bool may) =>
        Assert.Equal(may, new WaysIn(password, service ? [Service] : [], passkeys, codes).LeavesAWay);

    [Theory]
    [InlineData(true, 0, true, true)]
    [InlineData(false, 1, false, true)]
    [InlineData(true, 0, false, false)]
    [InlineData(false, 0, true, false)]
    public void The_schools_service_goes_only_where_both_steps_are_left(bool password, int passkeys, bool codes, bool may) =>
        Assert.Equal(may, new WaysIn(password, [Service], passkeys, codes).NeedsNoService);

    [Fact]
    public async Task The_last_passkey_stays_and_of_two_taken_away_at_once_one_does()
    {
        await using var site = await TestSite.Start();
        var ada = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", "teacher");
        await site.HasPasskey(ada, 1);
        await site.HasPasskey(ada, 2);
        var visitors = new[] { await site.As(site.School, ada), await site.As(site.School, ada) };
        foreach (var visitor in visitors)
        {
            await visitor.Open("/your-sign-in");
        }

        var removed = await Task.WhenAll(Remove(visitors[0], 1), Remove(visitors[1], 2));
        var left = await site.Read(db => db.Set<IdentityUserPasskey<Guid>>().Select(passkey => passkey.CredentialId).ToListAsync());
        var last = await Remove(visitors[0], Assert.Single(left)[0]);

        Assert.Contains(removed, page => page.Text().Contains("The passkey is removed", StringComparison.Ordinal));
        Assert.Contains("Without this passkey you could not sign in", last.Text(), StringComparison.Ordinal);
        Assert.Single(await site.Read(db => db.Set<IdentityUserPasskey<Guid>>().ToListAsync()));
    }

    private static Task<Page> Remove(Visitor visitor, byte credential) =>
        visitor.Post("/your-sign-in?handler=RemovePasskey", ("passkey", Convert.ToHexStringLower([credential])));
}
