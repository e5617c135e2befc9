namespace Countersign.SignIn.Model;

/// <summary>The addresses of everything about coming in. A test follows each of them.</summary>
internal static class SignInLinks
{
    public const string SignIn = "/sign-in";

    public const string Code = "/sign-in/code";

    public const string SignOut = "/sign-out";

    public const string SecondStep = "/second-step";

    public const string SecondStepPasskey = "/second-step?handler=Passkey";

    public const string YourSignIn = "/your-sign-in";

    public const string NewsRead = "/your-sign-in?handler=Read";

    public const string Change = "/your-sign-in/change";

    public const string ChangePasskey = "/your-sign-in/change?handler=Passkey";

    public const string NewSheetPage = "/your-sign-in/sheet";

    public const string Schools = "/schools";

    public const string JoinPage = "/join";

    public const string StepIn = "/step-in";

    public const string SetUp = "/set-up";

    public const string SetUpSchool = "/set-up/school";

    public const string SetUpAdministrator = "/set-up/administrator";

    public const string SetUpPolicy = "/set-up/policy";

    /// <summary>Where whoever sends a form reads that somebody else had opened it.</summary>
    public static string SomebodyElse(PersonId person) => $"/sign-in/somebody-else?was={person}";

    /// <summary>The same, where what was typed could not be kept.</summary>
    public static string SomebodyElseLost(PersonId person) => $"/sign-in/somebody-else?lost=true&was={person}";

    /// <summary>Where somebody finds the service of their school by their address.</summary>
    public const string Through = "/sign-in/school";

    // Only with a school behind it is it a page.
    internal const string BackPage = "/sign-in/back";

    public const string Providers = "/people/sign-in";

    /// <summary>Where somebody who is signed in shows that it is still them.</summary>
    public static string Prove(string? then) => $"/show-that-it-is-you{Query(then)}";

    public static string ProvePasskey(string? then) => $"/show-that-it-is-you?handler=Passkey&then={Uri.EscapeDataString(then ?? "")}";

    public static string ProveWith(SignInProviderId provider, string? then) => $"/sign-in/with/{provider}?proves=true&then={Uri.EscapeDataString(then ?? "")}";

    /// <summary>To the service and, with what it says, back.</summary>
    public static string With(SignInProviderId provider, string? then = null) =>
        $"/sign-in/with/{provider}{Query(then)}";

    public static string Back(EstablishmentId establishment) => $"{BackPage}/{establishment}";

    public static string ThroughTo(string? then) => $"{Through}{Query(then)}";

    public static string CodeTo(string? then) => $"{Code}{Query(then)}";

    public static string SetUpProvider(string service) => $"/people/sign-in/new?service={Uri.EscapeDataString(service)}";

    public static string Provider(SignInProviderId provider) => $"/people/sign-in/{provider}";

    public static string TryProvider(SignInProviderId provider) => $"/people/sign-in/{provider}/try";

    public static string SignInFor(string? then) => $"{SignIn}{Query(then)}";

    public static string Passkey(string? then) => $"/sign-in?handler=Passkey&then={Uri.EscapeDataString(then ?? "")}";

    public static string Join(string key) => $"{JoinPage}?key={key}";

    public static string SetUpWith(string key) => $"/set-up?key={key}";

    public static string StepInto(string slug) => $"/step-in?school={slug}";

    public static string Invite(PersonId person) => $"/people/{person}/invite";

    public static string SecondHalf(Guid invitation) => $"/second-halves/{invitation}";

    public static string NewSheet(string? then) => $"{NewSheetPage}?then={Uri.EscapeDataString(then ?? "")}";

    public static string TheirSessions(PersonId person) => $"/people/{person}/sessions";

    private static string Query(string? then) => string.IsNullOrEmpty(then) ? "" : $"?then={Uri.EscapeDataString(then)}";
}
