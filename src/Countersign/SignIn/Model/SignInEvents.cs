using Countersign.Foundation.Audit;

namespace Countersign.SignIn.Model;

/// <summary>The acts about coming in: sessions, passwords and second steps, and what one person did to another's.</summary>
internal static class SignInEvents
{
    private const string Account = "sign-in account";

    public static readonly AuditEventKind Succeeded =
        OfPerson("sign-in.succeeded", "Signed in", "somebody signed in; the facts say by what", "sign-in account, session");

    public static readonly AuditEventKind StepPassed =
        OfPerson("sign-in.step-passed", "One step of signing in passed", "a password or code was right", Account);

    public static readonly AuditEventKind Failed = OfPerson("sign-in.failed", "Signing in failed", "a password or code was wrong", Account);

    public static readonly AuditEventKind Locked =
        OfPerson("sign-in.locked", "Signing in locked", "it was wrong several times, and the next try has to wait", Account);

    public static readonly AuditEventKind Proved = OfPerson(
        "session.proved",
        "Showed again that it is them",
        "somebody who was signed in showed again who they are, because a secret was to change; the facts say by what",
        "sign-in account, session");

    public static readonly AuditEventKind NewsRead = new(
        "sign-in-news.read", "News of their sign-in read", "somebody read what had happened to how they sign in")
    {
        About = "person",
        PersonalFields = ["about"],
        FormerNames = ["replaced-sign-in.read"],
    };

    public static readonly AuditEventKind SessionEnded = OfPerson("session.ended", "Signed out", "somebody signed out", "person, session");

    public static readonly AuditEventKind SessionsRevoked =
        OfPerson("sessions.revoked", "Signed out from elsewhere", "somebody's open sessions were ended from elsewhere", "person, sessions");

    public static readonly AuditEventKind SchoolEntered = OfPerson(
        "school.entered",
        "Went to another school",
        "an administrator of the federation or trust went to this school, or back home",
        "person, session");

    public static readonly AuditEventKind PasswordSet = OfPerson(
        "password.set",
        "Password chosen",
        "somebody chose a password through their invitation; the facts say whether by link or on paper",
        "person, invitation");

    public static readonly AuditEventKind PasswordChanged =
        OfPerson("password.changed", "Password changed", "somebody changed their password, and their other sessions ended", Account);

    public static readonly AuditEventKind PasskeyAdded = OfPerson("passkey.added", "Passkey added", "somebody added a passkey", Account);

    public static readonly AuditEventKind PasskeyRemoved = OfPerson("passkey.removed", "Passkey removed", "somebody removed a passkey", Account);

    public static readonly AuditEventKind RecoveryCodesRenewed =
        OfPerson("recovery-codes.renewed", "Recovery codes renewed", "somebody made new recovery codes; the old ones no longer work", Account);

    public static readonly AuditEventKind CodesBegun = OfPerson("totp.begun", "Codes begun", "somebody began to set up codes from an app", Account);

    public static readonly AuditEventKind CodesOn = OfPerson("totp.on", "Codes on", "the first code was right, and codes are asked for from now on", Account);

    public static readonly AuditEventKind SheetOn = OfPerson(
        "sheet-of-codes.on", "Sheet of codes made", "somebody without an app made a sheet of codes, which are asked for from now on", Account);

    private static AuditEventKind OfPerson(string name, string words, string when, string about) =>
        new(name, words, when) { About = about, PersonalFields = ["about"] };
}

/// <summary>The acts about invitations, up to the password that is chosen with one.</summary>
internal static class InvitationEvents
{
    public static readonly AuditEventKind Made = About(
        "invitation.made", "Invitation made", "an administrator made a link with which somebody can choose a password");

    public static readonly AuditEventKind MadeAlone = About(
        "invitation.made-alone",
        "Invitation made alone",
        "an administrator made a link for somebody who had joined, signs or administers, because nobody else could hold the second half of one on paper; "
        + "it opens once a change of power counts");

    public static readonly AuditEventKind MadeByOperator = About(
        "invitation.made-by-operator",
        "Invitation made on the machine itself",
        "whoever runs the program made a link for an administrator with the command in the facts");

    public static readonly AuditEventKind MadeOnPaper = new(
        "invitation.made-on-paper",
        "Invitation made on paper",
        "an administrator made the first half of an invitation; the facts name who holds the second")
    {
        About = "person, invitation",
        PersonalFields = ["about", "holder"],
    };

    public static readonly AuditEventKind SecondHalfShown = About(
        "invitation.second-half-shown", "Second half shown", "its holder had the second half of an invitation made and shown; one made before no longer works");

    public static readonly AuditEventKind HalfWrong = About(
        "invitation.half-wrong", "Second half wrong", "somebody who knew the first half of an invitation typed a wrong second one");

    public static readonly AuditEventKind EndedByTries = About(
        "invitation.ended-by-tries", "Invitation ended", "the second half was wrong once too often, and the invitation has ended");

    public static readonly AuditEventKind HalvesFitted = About(
        "invitation.halves-fitted", "Both halves fitted", "somebody typed both halves of an invitation");

    private static AuditEventKind About(string name, string words, string when) =>
        new(name, words, when) { About = "person, invitation", PersonalFields = ["about"] };
}

/// <summary>The acts of a first start, of a school or of a demo.</summary>
internal static class FirstStartEvents
{
    public static readonly AuditEventKind LinkMade =
        new("set-up.link-made", "Set-up link made", "the program started without a school and printed a new set-up link");

    public static readonly AuditEventKind Entered = new("set-up.entered", "Set-up entered", "somebody came in through the set-up link");

    public static readonly AuditEventKind Finished =
        new("set-up.finished", "Set-up finished", "the school is set up; the facts name the document it began with");

    public static readonly AuditEventKind DemoPlanted = new("demo.planted", "Demo laid out", "the invented trust of a demo was laid out") { About = "trust" };

    public static readonly AuditEventKind DemoSteppedIn = new(
        "demo.stepped-in",
        "Stepped into a demo person",
        "somebody at a demo stepped into an invented person")
    {
        About = "person",
        PersonalFields = ["about"],
    };
}
