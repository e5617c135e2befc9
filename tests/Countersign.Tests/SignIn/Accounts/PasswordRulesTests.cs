using Countersign.SignIn.Accounts;

namespace Countersign.Tests.SignIn.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly string[] Known = ["ada.thornquist@wrenfield.example", "Ada Thornquist", "Wrenfield School, Ashcombe Bay", "head of year", "Siân Llŷr"];

    [Theory]
    [InlineData("password1234", false)]
    [InlineData("123456789abc", false)]
    [InlineData("qwertyuiop12", false)]
    [InlineData("iloveyou12345", false)]
    [InlineData("ada thornquist", false)]
    [InlineData("countersign wrenfield", false)]
    [InlineData("WrenfieldSchool2026!", false)]
    [InlineData("wrenfield2019wrenfield2026", false)]
    [InlineData("dleifnerw1987 loohcs", false)]
    [InlineData("Thornqu1st!Ashc0mbe99", false)]
    [InlineData("ashcombe bay headteacher", false)]
    [InlineData("llyr.sian.llyr.sian", false)]
    [InlineData("wrenfield kettle", false)]
    [InlineData("wrenfield kettle marble owl", true)]
    [InlineData("kettle marble owl", true)]
    [InlineData("three unrelated words", true)]
    [InlineData("ysgol gynradd afon", true)]
    [InlineData("", false)]
    [InlineData("\u202e\ud83d\ude00", false)]
    public void What_somebody_would_try_first_is_refused(string password, bool taken) => Assert.Equal(taken, PasswordRules.IsHard(password, Known));

    [Fact]
    public void A_password_as_long_as_a_page_is_judged_by_its_beginning() => Assert.True(PasswordRules.IsHard("kettle marble owl " + new string('k', 5000), Known));
}
