using Countersign.PolicyLanguage.Model;

namespace Bench.Decisions;

/// <summary>In the order in which one weighs over another when all must hold.</summary>
internal enum Three
{
    No,
    NotGiven,
    NotKnown,
    Yes,
}

/// <summary>What the hand-written rules are made of.</summary>
internal static class Answers
{
    public static Three And(Three one, Three other) => one < other ? one : other;

    public static Three Or(Three one, Three other) => Not(And(Not(one), Not(other)));

    public static Three Not(Three one) => one == Three.Yes ? Three.No : one == Three.No ? Three.Yes : one;

    public static Three Is(in Request request, Known fact) =>
        (request.Yes & fact) != 0 ? Three.Yes : (request.No & fact) != 0 ? Three.No : (request.Unknown & fact) != 0 ? Three.NotKnown : Three.NotGiven;

    public static Three Stated(in Request request, Known fact) => Is(in request, fact) is var known && known == Three.NotGiven ? Three.No : known;

    public static Three With(in Request request, Whom whom) => request.Whom == Whom.NotGiven ? Three.NotGiven : request.Whom == whom ? Three.Yes : Three.No;

    public static Three On(in Request request, Through through) => request.Through == Through.NotGiven ? Three.NotGiven : request.Through == through ? Three.Yes : Three.No;

    public static Three UntilAge(in Request request, int years) =>
        request.Born is not { } born ? (request.BornUnknown ? Three.NotKnown : Three.NotGiven)
        : request.Asked is not { } asked ? Three.NotGiven
        : asked < Later(born, years) ? Three.Yes : Three.No;

    public static Three UntilLeft(in Request request, int years) =>
        request.Left is not { } left ? (request.LeftUnknown ? Three.NotKnown : Three.NotGiven)
        : request.Asked is not { } asked ? Three.NotGiven
        : asked <= Later(left, years) ? Three.Yes : Three.No;

    /// <summary>Whether a group of equally weighty rules ends the matter.</summary>
    public static bool Settles(Three group, Verdict verdict, ref bool unknown, out Verdict answer)
    {
        answer = group == Three.NotGiven ? Verdict.NeedsFacts : unknown ? Verdict.Judgement : verdict;
        unknown |= group == Three.NotKnown;
        return group is Three.Yes or Three.NotGiven;
    }

    public static Verdict Alone(Three rule, Verdict verdict) => rule switch
    {
        Three.Yes => verdict,
        Three.NotGiven => Verdict.NeedsFacts,
        Three.NotKnown => Verdict.Judgement,
        _ => Verdict.Silent,
    };

    public static Verdict Duty(Three rule) => rule switch
    {
        Three.Yes => Verdict.ToDo,
        Three.NotGiven => Verdict.NeedsFacts,
        _ => Verdict.Silent,
    };

    private static DateOnly Later(DateOnly day, int years) =>
        day is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(day.Year + years) ? new DateOnly(day.Year + years, 3, 1) : new DateOnly(day.Year + years, day.Month, day.Day);
}
