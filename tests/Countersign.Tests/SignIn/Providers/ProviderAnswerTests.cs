using System.Security.Claims;
using Countersign.SignIn.Providers;

namespace Countersign.Tests.SignIn.Providers;

public sealed class ProviderAnswerTests
{
    [Theory]
    [InlineData(nameof(ProviderKind.Microsoft), "xms_edov", "true", true)]
    [InlineData(nameof(ProviderKind.Microsoft), "xms_edov", "1", true)]
    [InlineData(nameof(ProviderKind.Microsoft), "xms_edov", "0", false)]
    [InlineData(nameof(ProviderKind.Microsoft), "email_verified", "true", false)]
    [InlineData(nameof(ProviderKind.Google), "email_verified", "true", true)]
    [InlineData(nameof(ProviderKind.Google), "xms_edov", "true", false)]
    [InlineData(nameof(ProviderKind.Other), "email_verified", "True", true)]
    [InlineData(nameof(ProviderKind.Other), "email_verified", "1", false)]
    public void Each_service_vouches_for_an_address_in_its_own_words(string kind, string claim, string said, bool verified) =>
        Assert.Equal(verified, Read(kind, (claim, said), ("email", "ada@wrenfield.example"))!.IsVerified);

    [Fact]
    public void Microsofts_account_is_named_by_its_object_and_not_by_the_name_that_it_gives_each_program()
    {
        Assert.Equal("object", Read(nameof(ProviderKind.Microsoft), ("oid", "object"))!.Subject);
        Assert.Equal("s", Read(nameof(ProviderKind.Google), ("oid", "object"))!.Subject);
        Assert.Null(ProviderAnswer.Read(ProviderKind.Microsoft, new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "s")])), null));
    }

    private static ProviderAnswer? Read(string kind, params (string Type, string Value)[] claims) => ProviderAnswer.Read(
        Enum.Parse<ProviderKind>(kind),
        new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "s"), .. claims.Select(claim => new Claim(claim.Type, claim.Value)), .. claims.Any(claim => claim.Type == "oid") ? Array.Empty<Claim>() : [new Claim("oid", "o")]])),
        null);
}
