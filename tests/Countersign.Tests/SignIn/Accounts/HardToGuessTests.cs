using Countersign.SignIn.Accounts;

namespace Countersign.Tests.SignIn.Accounts;

public sealed class HardToGuessTests
{
    [Theory]
    [InlineData("password1234", false)]
    [InlineData("123456789abc", false)]
    [InlineData("qwertyuiop12", false)]
    [InlineData("iloveyou12345", false)]
    [InlineData("ada thornquist", false)]
    [InlineData("countersign wrenfield", false)]
    [InlineData("kettle marble owl", true)]
    [InlineData("three unrelated words", true)]
    [InlineData("ysgol gynradd", true)]
    public async Task What_somebody_would_try_first_is_refused(string password, bool taken)
    {
        var account = new SignInAccount();
        account.SignsInWith("ada.thornquist@wrenfield.example");

        var answer = await new HardToGuess().ValidateAsync(null!, account, password);

        Assert.Equal(taken, answer.Succeeded);
    }

    [Fact]
    public async Task A_password_as_long_as_a_page_is_judged_by_its_beginning() =>
        Assert.True((await new HardToGuess().ValidateAsync(null!, new SignInAccount(), "kettle marble owl " + new string('k', 5000))).Succeeded);
}
