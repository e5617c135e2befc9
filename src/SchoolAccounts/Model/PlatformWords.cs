namespace Countersign.SchoolAccounts.Model;

/// <summary>What people call a platform.</summary>
internal static class PlatformWords
{
    public static string Of(string platform) => platform switch
    {
        Accounts.Noticeboard => "News page",
        "bluesky" => "Bluesky",
        _ => platform,
    };
}
