using Countersign.SignIn.Providers;

namespace Countersign.Tests.SignIn.Providers;

public sealed class IssuerTests
{
    [Theory]
    [InlineData("https://sign-in.trust.example", nameof(ProviderKind.Other), "https://sign-in.trust.example")]
    [InlineData("microsoft=https://login.elsewhere.example/t/v2.0", nameof(ProviderKind.Microsoft), "https://login.elsewhere.example/t/v2.0")]
    [InlineData("google=http://127.0.0.1:4000", nameof(ProviderKind.Google), "http://127.0.0.1:4000")]
    [InlineData("https://sign-in.trust.example/?a=b", nameof(ProviderKind.Other), "https://sign-in.trust.example/?a=b")]
    public void The_operators_list_says_where_and_how_answers_are_read(string text, string kind, string address) =>
        Assert.Equal(new Issuer(Enum.Parse<ProviderKind>(kind), address), Issuer.Listed(text));

    [Theory]
    [InlineData("http://sign-in.trust.example")]
    [InlineData("facebook=https://facebook.example")]
    [InlineData("1=https://sign-in.trust.example")]
    [InlineData("sign-in.trust.example")]
    [InlineData("")]
    public void What_is_neither_is_refused(string text) => Assert.Null(Issuer.Listed(text));

    [Theory]
    [InlineData("common")]
    [InlineData("organizations")]
    [InlineData("wrenfield.onmicrosoft.com")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("9188040d-6c67-4c5b-b112-36a304b66dad")]
    [InlineData(null)]
    public void Microsoft_is_one_schools_own_tenant_and_never_everybodys(string? tenant) =>
        Assert.IsType<Outcome<Issuer>.Refused>(Issuer.Choose(Issuer.Microsoft, tenant, []));

    [Fact]
    public void A_tenant_leads_to_its_own_issuer() => Assert.Equal(
        new Issuer(ProviderKind.Microsoft, "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0"),
        Assert.IsType<Outcome<Issuer>.Done>(Issuer.Choose(Issuer.Microsoft, " 72F988BF-86F1-41AF-91AB-2D7CD011DB47 ", [])).Value);

    [Fact]
    public void An_address_that_is_not_listed_cannot_be_chosen() =>
        Assert.IsType<Outcome<Issuer>.Refused>(Issuer.Choose("https://evil.example", null, ["https://sign-in.trust.example"]));
}
