using System.Security.Cryptography;
using System.Text.Json;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.SignIn.Accounts;

/// <summary>
/// That a browser signed in before. It names nobody: for each account it holds a hash over an id that this browser alone has, so it answers whether it was
/// this account for whoever asks with one, and which it was for nobody.
/// </summary>
/// <param name="Id">Of the browser, which it alone has.</param>
/// <param name="Accounts">The hashes, newest last.</param>
internal sealed record BrowserMark(Guid Id, DateTimeOffset At, IReadOnlyList<string> Accounts)
{
    // A computer in the staffroom is used by more; whoever came before those signs in like at a new one.
    private const int AtMost = 20;

    public bool Knows(Guid account) => Accounts.Contains(HashOf(account), StringComparer.Ordinal);

    public BrowserMark With(Guid account, DateTimeOffset now) =>
        this with { At = now, Accounts = [.. Accounts.Where(other => other != HashOf(account)).TakeLast(AtMost - 1), HashOf(account)] };

    private string HashOf(Guid account) => Convert.ToBase64String(SHA256.HashData([.. Id.ToByteArray(), .. account.ToByteArray()]).AsSpan(0, 16));
}

/// <summary>Reads and writes the mark, which lies encrypted in a cookie of its own.</summary>
internal sealed class BrowserMarks(IDataProtectionProvider protection, CountersignSettings settings, TimeProvider clock)
{
    private const string Plain = "countersign-before";

    private static readonly TimeSpan Good = TimeSpan.FromDays(180);

    private readonly IDataProtector protector = protection.CreateProtector("Countersign.SignIn.BrowserMark");

    private string Name => PublicCookie.Name(Plain, settings);

    /// <summary>Null where this browser has none, where it is too old, or where we did not write it.</summary>
    public BrowserMark? Read(HttpContext browser)
    {
        if (browser.Request.Cookies[Name] is not { Length: > 0 and < 4_000 } kept)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<BrowserMark>(protector.Unprotect(kept)) is { } mark && clock.GetUtcNow() - mark.At < Good ? mark : null;
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Somebody came in all the way in this browser.</summary>
    public void Remember(HttpContext browser, Guid account)
    {
        var now = clock.GetUtcNow();
        var mark = (Read(browser) ?? new BrowserMark(Guid.CreateVersion7(), now, [])).With(account, now);
        var cookie = new CookieBuilder { MaxAge = Good, IsEssential = true };
        PublicCookie.Shape(cookie, Plain, settings);
        browser.Response.Cookies.Append(cookie.Name!, protector.Protect(JsonSerializer.Serialize(mark)), cookie.Build(browser));
    }
}
