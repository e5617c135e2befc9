using Countersign.Foundation.Audit;

namespace Countersign.SignIn.Model;

/// <summary>The acts about signing in through the school's own service: how it was set up, and whose account there belongs to whom here.</summary>
internal static class ProviderEvents
{
    private const string Provider = "service of the school";

    public static readonly AuditEventKind SetUp =
        new("provider.set-up", "Sign-in service entered", "an administrator entered a service through which people could sign in; it lets nobody in yet")
        {
            About = Provider,
        };

    public static readonly AuditEventKind Checked =
        new("provider.checked", "Sign-in service tried", "an administrator signed in there, and the answer was about them") { About = Provider };

    public static readonly AuditEventKind PutInUse = new(
        "provider.put-in-use",
        "Sign-in service put in use",
        "another administrator than the one who entered the service put it in use")
    {
        About = Provider,
    };

    public static readonly AuditEventKind PutInUseAlone = new(
        "provider.put-in-use-alone",
        "Sign-in service put in use alone",
        "the only administrator put in use the service that they had entered themselves")
    {
        About = Provider,
    };

    public static readonly AuditEventKind TakenOut =
        new("provider.taken-out", "Sign-in service taken out of use", "a service lets nobody in any more, and its secret is deleted") { About = Provider };

    public static readonly AuditEventKind Bound = OfPerson(
        "provider-account.bound",
        "Account there recognised",
        "somebody came through the service for the first time, and the account there is theirs from now on");

    public static readonly AuditEventKind LetGo = new(
        "provider-account.let-go",
        "Account there let go",
        "an administrator let go of somebody's account at the service; the next one with their address is taken")
    {
        About = "person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind Passed =
        OfPerson("provider-account.passed", "Came through the service", "the service said who somebody is, as one step of signing in");

    public static readonly AuditEventKind Refused = OfPerson(
        "provider-account.refused", "Not let in through the service", "the service sent somebody who was not let in; the facts say why");

    public static readonly AuditEventKind SwitchedOff = OfPerson(
        "provider-account.switched-off",
        "Account there switched off",
        "the service no longer stands for somebody's account, so their sessions ended and nothing lets them in until it does again");

    private static AuditEventKind OfPerson(string name, string words, string when) =>
        new(name, words, when) { About = "service of the school, person", PersonalFields = ["about"] };
}
