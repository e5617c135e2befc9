using Countersign.Tests.Samples;

namespace Countersign.Tests.SignIn.Accounts;

public sealed class HardToGuessTests
{
    [Theory]
    [InlineData("Ysgol Dyffryn 2026")]
    [InlineData("oxlip lane oxlip lane")]
    [InlineData("fenwright fenwright")]
    [InlineData("lunchtime supervisor")]
    public async Task Names_of_the_person_the_school_the_trust_and_its_roles_make_no_password(string password)
    {
        await using var site = await TestSite.Start();
        var trust = await site.OpenSchool("Oxlip Lane", Countersign.People.Model.EstablishmentKind.Trust);
        var school = await site.OpenSchool("Ysgol Dyffryn", parent: trust);
        await site.HasJoined(school, "Tobias Fenwright", "tobias@dyffryn.example", "lunchtime supervisor");
        var visitor = site.Nobody();
        await visitor.SignIn("tobias@dyffryn.example");
        await visitor.Press("Make a sheet of codes");
        await visitor.Open("/your-sign-in/change");

        await visitor.Fill("New password", password).Press("Change password");

        Assert.Contains("one of the first that somebody would try", visitor.Page.ErrorAt("New password"), StringComparison.Ordinal);
    }
}
