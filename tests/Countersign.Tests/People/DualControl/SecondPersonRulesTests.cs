using Countersign.People.DualControl;
using Countersign.People.Model;

namespace Countersign.Tests.People.DualControl;

public sealed class SecondPersonRulesTests
{
    private static readonly DateTimeOffset Asked = TestClock.Start;

    private static readonly TimeSpan Wait = TimeSpan.FromHours(24);

    private static readonly PersonId Asker = PersonId.New();

    private static readonly Colleague Head = new(PersonId.New(), "Tobias Fenwright", ["headteacher"]) { JoinedAt = Asked - TimeSpan.FromDays(90) };

    private static readonly Colleague Ada = new(Asker, "Ada Thornquist", [Me.Administrator]) { JoinedAt = Asked - TimeSpan.FromDays(90) };

    private static RequestedChange Change { get; } = new("roles", EstablishmentId.New(), Guid.CreateVersion7(), "") { AskedBy = Asker, AskedAt = Asked };

    [Theory]
    [InlineData("headteacher", true)]
    [InlineData("administrator", true)]
    [InlineData("chair of governors", true)]
    [InlineData("governor", false)]
    [InlineData("senior leader", false)]
    public void Three_roles_confirm(string role, bool may) => Assert.Equal(may, May(Head with { Roles = [role] }));

    [Fact]
    public void Neither_who_asked_nor_who_gains_is_the_second()
    {
        Assert.False(May(Ada));
        Assert.False(SecondPersonRules.MayConfirm(Head, Change with { Gains = [Head.Id] }, SecondPersonRules.Confirming, Asked));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Who_joined_or_came_to_the_role_after_it_was_asked_is_nobody_s_second(int minutes, bool may)
    {
        var at = Asked + TimeSpan.FromMinutes(minutes);

        Assert.Equal(may, SecondPersonRules.MayConfirm(Head with { JoinedAt = at }, Change, SecondPersonRules.Confirming, Asked + Wait));
        Assert.Equal(may, SecondPersonRules.MayConfirm(Head with { ConfirmsFrom = at }, Change, SecondPersonRules.Confirming, Asked + Wait));
    }

    [Fact]
    public void Who_has_not_joined_was_switched_off_has_left_or_whose_signatures_rest_confirms_nothing()
    {
        Assert.False(May(Head with { JoinedAt = null }));
        Assert.False(May(Head with { SwitchedOffAt = Asked }));
        Assert.False(May(Head with { GoneFrom = Asked }));
        Assert.True(May(Head with { GoneFrom = Asked + TimeSpan.FromMinutes(1) }));
        Assert.False(May(Head with { SignaturesRestSince = Asked }));
    }

    [Fact]
    public void While_somebody_can_confirm_no_time_makes_it_count() => Assert.Null(From(Head, Ada));

    [Fact]
    public void Where_nobody_ever_could_it_waits_a_day()
    {
        Assert.Equal(Asked + Wait, From(Ada));
        Assert.Equal(Asked + Wait, From(Ada, Head with { JoinedAt = null }));
        Assert.Equal(Asked + Wait, From(Ada, Head with { Roles = ["teacher"] }));
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(29, 1)]
    [InlineData(30, 0)]
    [InlineData(31, 0)]
    public void Where_somebody_could_in_the_last_thirty_days_those_have_to_be_over_first(int daysAgo, int more)
    {
        var then = Asked - TimeSpan.FromDays(daysAgo);
        var counts = Asked + TimeSpan.FromDays(more) + Wait;

        Assert.Equal(counts, From(Ada, Head with { GoneFrom = then }));
        Assert.Equal(counts, From(Ada, Head with { SwitchedOffAt = then }));
        Assert.Equal(counts, From(Ada, Head with { SignaturesRestSince = then }));
        Assert.Equal(counts, From(Ada, Head with { Roles = ["teacher"], ConfirmedUntil = then }));
    }

    [Fact]
    public void A_last_day_that_claims_to_be_long_ago_counts_from_when_it_was_set() =>
        Assert.Equal(Asked + SecondPersonRules.Month + Wait, From(Ada, Head with { GoneFrom = Asked - TimeSpan.FromDays(400), ConfirmedUntil = Asked }));

    [Fact]
    public void Whoever_came_to_power_by_waiting_alone_confirms_nothing_for_thirty_days_and_does_not_count_as_somebody_who_could()
    {
        var invented = Head with { ConfirmsFrom = Asked + TimeSpan.FromDays(1), GoneFrom = Asked - TimeSpan.FromDays(1) };

        Assert.False(May(invented));
        Assert.Equal(Asked + Wait, From(Ada, invented));
    }

    [Theory]
    [InlineData("administrator", true, true)]
    [InlineData("administrator", false, false)]
    [InlineData("teacher", true, false)]
    public void The_second_who_signs_and_has_joined_ends_setting_up(string role, bool joined, bool ends) => Assert.Equal(ends, SecondPersonRules.HasTwoSigners(
        [Ada, Head with { Roles = [role], JoinedAt = joined ? Asked : null }], SecondPersonRules.Confirming.Contains, Asked));

    private static bool May(Colleague person) => SecondPersonRules.MayConfirm(person, Change, SecondPersonRules.Confirming, Asked);

    private static DateTimeOffset? From(params Colleague[] people) => SecondPersonRules.CountsFrom(people, Change, SecondPersonRules.Confirming, Asked, Wait);
}
