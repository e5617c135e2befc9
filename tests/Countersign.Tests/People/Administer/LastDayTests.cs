using Countersign.People.Administer;

namespace Countersign.Tests.People.Administer;

public sealed class LastDayTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly PersonId Own = PersonId.New();

    private static readonly PersonId Other = PersonId.New();

    [Theory]
    [InlineData(null, 0, false)]
    [InlineData(5, 4, false)]
    [InlineData(5, 5, true)]
    [InlineData(5, 6, true)]
    [InlineData(5, null, true)]
    public void The_last_administrator_may_stay_longer_and_not_leave_sooner(int? now, int? wanted, bool may) =>
        Assert.Equal(may, Decide(now, wanted, new AdministratorHeld(Own, In(now), true)));

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(300, true, false)]
    [InlineData(null, false, false)]
    public void Another_counts_who_stays_and_can_come_in_and_not_one_who_leaves_too_never_joined_or_was_switched_off(int? others, bool canComeIn, bool may) =>
        Assert.Equal(may, Decide(null, 0, new AdministratorHeld(Own, null, true), new AdministratorHeld(Other, In(others), canComeIn)));

    [Fact]
    public void Whoever_is_no_administrator_leaves_when_they_like() => Assert.True(Decide(null, 0, new AdministratorHeld(Other, null, true)));

    private static bool Decide(int? now, int? wanted, params AdministratorHeld[] administrators) =>
        LastDay.Decide(new LastDaySet(Own, In(now), In(wanted)), administrators) is Outcome<LastDaySet>.Done;

    private static DateOnly? In(int? days) => days is { } count ? Day.AddDays(count) : null;
}
