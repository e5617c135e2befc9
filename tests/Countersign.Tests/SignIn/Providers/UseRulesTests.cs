using Countersign.SignIn.Providers;

namespace Countersign.Tests.SignIn.Providers;

public sealed class UseRulesTests
{
    private static readonly PersonId Own = PersonId.New();

    [Fact]
    public void Whoever_entered_it_waits_for_another_administrator_where_there_is_one()
    {
        Assert.IsType<Outcome<MayBeUsed>.Refused>(UseRules.Decide(Tried(), Own, others: 1));
        Assert.Equal(new MayBeUsed(Alone: false), Done(UseRules.Decide(Tried(), PersonId.New(), others: 1)));
        Assert.Equal(new MayBeUsed(Alone: true), Done(UseRules.Decide(Tried(), Own, others: 0)));
    }

    [Fact]
    public void What_was_not_tried_or_is_in_use_or_was_taken_out_is_refused()
    {
        var used = Tried();
        used.PutInUse(Own, TestClock.Start);
        var ended = Tried();
        ended.TakeOut(TestClock.Start);

        Assert.All([Entered(), used, ended], provider => Assert.IsType<Outcome<MayBeUsed>.Refused>(UseRules.Decide(provider, PersonId.New(), others: 1)));
    }

    private static MayBeUsed Done(Outcome<MayBeUsed> decided) => Assert.IsType<Outcome<MayBeUsed>.Done>(decided).Value;

    private static SignInProvider Entered() => new() { Issuer = "https://accounts.google.com", ClientId = "c", Domains = "wrenfield.example", SetUpBy = Own };

    private static SignInProvider Tried()
    {
        var provider = Entered();
        provider.Check(TestClock.Start);
        return provider;
    }
}
