using Countersign.SignIn.Accounts;
using Countersign.Tests.Samples;

namespace Countersign.Tests.SignIn.Accounts;

public sealed class AddressIsUniqueTests
{
    [Theory]
    [InlineData("bruno@wrenfield.example", "Bruno@Wrenfield.example", "already signs somebody in")]
    [InlineData("bruno.castlemaine", "Bruno.Castlemaine", "already signs somebody in")]
    [InlineData("bruno.castlemaine", "bruno@castle@maine", "Enter an e-mail address")]
    [InlineData("bruno.castlemaine", "bruno@wrenfield.example", null)]
    [InlineData("bruno.castlemaine", "imogen.starkweather", null)]
    public async Task An_address_or_a_name_signs_one_person_in_and_any_number_have_no_address(string theirs, string wanted, string? refused)
    {
        await using var site = await TestSite.Start();
        await site.HasJoined("Bruno Castlemaine", theirs);

        var answer = await site.Use(services =>
            services.GetRequiredService<AccountEnrolment>().Make(site.School, PersonId.New(), wanted, SampleSignIn.Password));

        Assert.Equal(refused is null, answer is Outcome<SignInAccount>.Done);
        Assert.Contains(refused ?? "", answer is Outcome<SignInAccount>.Refused(var why) ? why.Sentence : "", StringComparison.Ordinal);
    }
}
