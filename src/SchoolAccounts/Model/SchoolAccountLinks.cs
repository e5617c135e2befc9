namespace Countersign.SchoolAccounts.Model;

/// <summary>The addresses of this module's pages. A test follows each of them.</summary>
internal static class SchoolAccountLinks
{
    public const string List = "/accounts";

    public const string ConnectBluesky = "/accounts/connect/bluesky";

    public const string Register = "/accounts/register";

    public static string Leads(SchoolAccountId account) => $"/accounts/{account}/leads";

    public static string ConnectAgain(SchoolAccountId account) => $"/accounts/{account}/connect-again";

    public static string Disconnect(SchoolAccountId account) => $"/accounts/{account}/disconnect";
}
