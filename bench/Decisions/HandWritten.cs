using Countersign.PolicyLanguage.Model;
using static Bench.Decisions.Answers;

namespace Bench.Decisions;

internal delegate Verdict Decide(in Request request);

/// <summary>The anchor: thirty-one.md as somebody would write it in C# who knows its rules and will never change them.</summary>
internal static class HandWritten
{
    public static Verdict Decide(in Request request) => request.What switch
    {
        What.Connect => request.Who switch
        {
            Who.Staff or Who.Teacher => StaffConnect(in request),
            Who.Volunteer => VolunteerConnects(in request),
            _ => Verdict.Silent,
        },
        What.Post when request.Who is Who.Governor or Who.FormerEmployee => Alone(Is(in request, Known.Confidential), Verdict.Forbidden),
        _ when request.Who is not (Who.Staff or Who.Teacher) => Verdict.Silent,
        What.Message => Message(in request),
        What.MessageGroup => Alone(And(And(With(in request, Whom.CurrentPupil), On(in request, Through.Official)), Is(in request, Known.TeachingPurpose)), Verdict.Allowed),
        What.ReceiveMessage => Duty(With(in request, Whom.CurrentPupil)),
        What.Post => Post(in request),
        What.Publish => Publish(in request),
        What.OpenAccount => OpenAccount(in request),
        What.UseLogo => Alone(On(in request, Through.Personal), Verdict.Forbidden),
        _ => Verdict.Silent,
    };

    private static Verdict StaffConnect(in Request request)
    {
        var personal = On(in request, Through.Personal);
        var ours = And(Or(With(in request, Whom.CurrentPupil), With(in request, Whom.FormerPupil)), personal);
        var family = And(ours, Is(in request, Known.Family));
        var former = And(With(in request, Whom.FormerPupil), personal);
        var unknown = false;
        var forbid = And(And(With(in request, Whom.CurrentPupil), personal), Not(family));
        if (forbid != Three.Yes)
        {
            forbid = Or(forbid, And(And(former, Not(family)), former == Three.No ? Three.No : Or(UntilLeft(in request, 3), UntilAge(in request, 18))));
            var elsewhere = And(With(in request, Whom.PupilElsewhere), personal);
            forbid = Or(forbid, elsewhere == Three.No ? Three.No : And(And(elsewhere, UntilAge(in request, 18)), Not(Stated(in request, Known.ParentAgrees))));
        }

        if (Settles(forbid, Verdict.Forbidden, ref unknown, out var answer)
            || Settles(family, Verdict.Judgement, ref unknown, out answer)
            || Settles(And(And(With(in request, Whom.ParentOfPupil), personal), Not(Is(in request, Known.OtherRelationship))), Verdict.AdvisedAgainst, ref unknown, out answer)
            || Settles(former, Verdict.Allowed, ref unknown, out answer)
            || Settles(And(With(in request, Whom.Colleague), personal), Verdict.OutOfScope, ref unknown, out answer))
        {
            return answer;
        }

        return unknown ? Verdict.Judgement : Duty(Is(in request, Known.Unsure));
    }

    private static Verdict VolunteerConnects(in Request request)
    {
        var ours = Or(With(in request, Whom.CurrentPupil), With(in request, Whom.FormerPupil));
        return Alone(ours == Three.No ? Three.No : And(ours, And(UntilAge(in request, 19), UntilLeft(in request, 2))), Verdict.Forbidden);
    }

    private static Verdict Message(in Request request)
    {
        var anywhere = Or(Or(On(in request, Through.Personal), On(in request, Through.OwnDevice)), On(in request, Through.Official));
        return Alone(And(With(in request, Whom.CurrentPupil), anywhere), Verdict.Forbidden);
    }

    private static Verdict Post(in Request request)
    {
        var personal = On(in request, Through.Personal);
        var named = And(And(personal, Is(in request, Known.NamesSchool)), Not(Is(in request, Known.Disclaimer)));
        var atWork = And(And(personal, Is(in request, Known.WorkingHours)), Not(Is(in request, Known.Break)));
        var unknown = false;
        if (Settles(Or(Or(Is(in request, Known.Confidential), Is(in request, Known.HarmsSchool)), Or(named, atWork)), Verdict.Forbidden, ref unknown, out var answer)
            || Settles(Is(in request, Known.Controversial), Verdict.Judgement, ref unknown, out answer)
            || Settles(And(And(personal, Is(in request, Known.AboutSchool)), Not(Is(in request, Known.Disclaimer))), Verdict.AdvisedAgainst, ref unknown, out answer)
            || Settles(And(personal, Not(Is(in request, Known.AboutSchool))), Verdict.Allowed, ref unknown, out answer)
            || Settles(And(personal, Is(in request, Known.AtHome)), Verdict.OutOfScope, ref unknown, out answer))
        {
            return answer;
        }

        return unknown ? Verdict.Judgement : Verdict.Silent;
    }

    private static Verdict Publish(in Request request)
    {
        var official = On(in request, Through.Official);
        var consent = Not(Is(in request, Known.Consent));
        var pupil = Or(And(Is(in request, Known.NamesPupil), consent), And(Is(in request, Known.ShowsPupil), consent));
        var opinion = And(Is(in request, Known.Opinion), Not(Stated(in request, Known.Authorised)));
        var unknown = false;
        if (Settles(Or(Or(pupil, Is(in request, Known.PupilObjects)), opinion), Verdict.Forbidden, ref unknown, out var answer)
            || Settles(Is(in request, Known.VoicesSchool), Verdict.Judgement, ref unknown, out answer)
            || Settles(And(official, Or(Is(in request, Known.Controversial), Not(Is(in request, Known.Controversial)))), Verdict.AllowedOnce, ref unknown, out answer))
        {
            return answer;
        }

        return unknown ? Verdict.Judgement : Verdict.Silent;
    }

    private static Verdict OpenAccount(in Request request)
    {
        var unknown = false;
        return Settles(Not(Is(in request, Known.WrittenApproval)), Verdict.Forbidden, ref unknown, out var answer) ? answer : unknown ? Verdict.Judgement : Verdict.AllowedOnce;
    }
}
