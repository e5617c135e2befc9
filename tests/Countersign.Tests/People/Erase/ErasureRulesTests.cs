using Countersign.People.Erase;
using Countersign.People.Model;

namespace Countersign.Tests.People.Erase;

public sealed class ErasureRulesTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 20);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void From_the_day_after_their_last_day_somebody_can_be_erased(int days, bool can) =>
        Assert.Equal(can, ErasureRules.WhyNot(Left(), LastDay.AddDays(days), changeWaits: false, null) is null);

    [Fact]
    public void Who_has_no_last_day_still_works_here()
    {
        var person = new Person { Name = "Perpetua Vane", Kind = PersonKinds.Staff };

        Assert.StartsWith("They still work here", ErasureRules.WhyNot(person, LastDay, changeWaits: false, null)!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_erased_is_erased_whatever_else_holds()
    {
        var person = Left();
        person.Erase(LastDay.AddDays(1), TestClock.Start);

        Assert.StartsWith("They are erased already", ErasureRules.WhyNot(person, LastDay.AddDays(1), changeWaits: true, new Refusal("first"))!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_about_them_comes_before_what_a_module_says()
    {
        Assert.StartsWith("A change that takes two", ErasureRules.WhyNot(Left(), LastDay.AddDays(1), changeWaits: true, new Refusal("first"))!.Sentence, StringComparison.Ordinal);
        Assert.Equal("first", ErasureRules.WhyNot(Left(), LastDay.AddDays(1), changeWaits: false, new Refusal("first"))!.Sentence);
    }

    [Fact]
    public void Nothing_is_left_of_them_but_an_id_and_that_they_are_not_here()
    {
        var person = Left();
        (person.Email, person.SignInName, person.JoinedAt) = ("perpetua@wrenfield.example", "perpetua.vane", TestClock.Start);
        person.NotePower("role given", TestClock.Start);

        person.Erase(LastDay.AddDays(3), TestClock.Start);

        Assert.Equal(("Somebody who was erased", "other", null, null), (person.Name, person.Kind, person.Email, person.SignInName));
        Assert.Equal((null, null, null), (person.JoinedAt, person.PowerChange, person.PowerChangedAt));
        Assert.False(person.IsHere(LastDay.AddDays(3)));
        Assert.Equal(TestClock.Start, person.ErasedAt);
    }

    private static Person Left() => new() { Name = "Perpetua Vane", Kind = PersonKinds.Staff, LeavesOn = LastDay };
}
