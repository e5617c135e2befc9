namespace Countersign.SignIn.Sessions;

/// <summary>
/// The shape of every cookie of this program. Where people type https, a browser keeps it for this very host and sends it by https alone, and no page of a
/// sister host can lay one of its own in its place (the prefix <c>__Host-</c>, RFC 6265bis).
/// </summary>
internal static class PublicCookie
{
    public static void Shape(CookieBuilder cookie, string name, CountersignSettings settings)
    {
        cookie.Name = Name(name, settings);
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = IsHttps(settings) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
    }

    public static string Name(string name, CountersignSettings settings) => IsHttps(settings) ? "__Host-" + name : name;

    public static bool IsHttps(CountersignSettings settings) => settings.PublicAddress.Scheme == Uri.UriSchemeHttps;
}
