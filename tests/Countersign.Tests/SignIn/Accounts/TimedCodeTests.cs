using Countersign.SignIn.Accounts;

namespace Countersign.Tests.SignIn.Accounts;

public sealed class TimedCodeTests
{
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_RFC_6238(long second, string code)
    {
        Assert.Equal(code, TimedCode.At(Secret, DateTimeOffset.FromUnixTimeSeconds(second)));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_phone_may_be_half_a_minute_wrong(int offBySeconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);

        var step = TimedCode.StepOfCode(Secret, TimedCode.At(Secret, now.AddSeconds(offBySeconds)), now, 0);

        Assert.Equal(taken, step is not null);
    }
}
