using Countersign.SignIn.Providers;

namespace Countersign.Tests.SignIn.Providers;

public sealed class StrengthRulesTests
{
    [Theory]
    [InlineData(true, "mfa")]
    [InlineData(true, "pwd", "mfa")]
    [InlineData(true, "hwk", "pin")]
    [InlineData(true, "pwd", "otp")]
    [InlineData(false)]
    [InlineData(false, "pwd")]
    [InlineData(false, "hwk")]
    [InlineData(false, "otp", "hwk")]
    [InlineData(false, "pwd", "pin")]
    [InlineData(false, "pwd", "sms")]
    [InlineData(false, "mfa-later")]
    public void Two_different_things_are_both_steps_and_anything_less_is_one(bool whole, params string[] methods) => Assert.Equal(whole, StrengthRules.IsWhole(methods));
}
