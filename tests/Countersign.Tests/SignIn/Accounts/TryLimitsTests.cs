using Countersign.SignIn.Accounts;

namespace Countersign.Tests.SignIn.Accounts;

public sealed class TryLimitsTests
{
    private static readonly DateTimeOffset Now = TestClock.Start;

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(10, 32)]
    [InlineData(11, 60)]
    [InlineData(1_000_000, 60)]
    public void The_wait_doubles_up_to_an_hour(int wrong, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), TryLimits.FromOnePlace.Rest(wrong));

    [Fact]
    public void The_table_of_the_decision_is_what_counts()
    {
        TryLimits[] table = [TryLimits.FromOnePlace, TryLimits.PasswordsAtOneAccount, TryLimits.CodesAtOneAccount, TryLimits.FromOneAddress];

        var written = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "adr", "0043-who-guesses-waits-alone.md"));

        Assert.All(table, limits => Assert.Contains($"| {limits.Free} | {limits.First.TotalMinutes} min | {limits.Most.TotalMinutes} min |", written, StringComparison.Ordinal));
    }

    [Fact]
    public void Time_takes_wrong_tries_back_one_by_one_and_loses_nothing_between()
    {
        var limits = new TryLimits(5, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));

        var often = Enumerable.Range(0, 60).Aggregate(new Tally(0, Now, Now), (tally, minute) => limits.Count(tally, Now.AddMinutes(minute)));
        var late = limits.Count(often with { Wrong = 3, Since = Now }, Now.AddMinutes(89));
        var never = limits.Count(new Tally(3, Now.AddHours(1), Now), Now);

        Assert.Equal(59, often.Wrong);
        Assert.Equal((2, Now.AddMinutes(60)), (late.Wrong, late.Since));
        Assert.Equal(4, never.Wrong);
    }
}
