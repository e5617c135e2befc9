using Countersign.Foundation.Hosting;

namespace Countersign.SignIn.Accounts;

/// <summary>Where a try comes from, and what it is counted under.</summary>
/// <param name="Address">A whole block where it is one of version 6.</param>
internal sealed record Caller(string Address, BrowserMark? Mark)
{
    private const string Passwords = "password";

    private const string Codes = "code";

    public static Caller At(HttpContext browser, BrowserMarks marks) => new(ClientAddress.Of(browser.Connection.RemoteIpAddress), marks.Read(browser));

    /// <summary>A password at this account; at a name that is nobody's just the same, or the difference would tell.</summary>
    public IReadOnlyList<TryCount> Password(SignInAccount? account, string name) =>
        Counts(Passwords, account, account?.Id.ToString() ?? name.Trim().ToUpperInvariant(), TryLimits.PasswordsAtOneAccount);

    public IReadOnlyList<TryCount> Code(SignInAccount account) => Counts(Codes, account, account.Id.ToString(), TryLimits.CodesAtOneAccount);

    /// <summary>What is forgotten once somebody came in from here.</summary>
    public IReadOnlyList<TryCount> Own(SignInAccount account) => [Here(Passwords, account, account.Id.ToString()), Here(Codes, account, account.Id.ToString())];

    // A browser that signed in to this account before stands for itself, and nobody else's guesses hold it up.
    private IReadOnlyList<TryCount> Counts(string kind, SignInAccount? account, string whose, TryLimits everywhere) => Knows(account)
        ? [Here(kind, account, whose)]
        : [TryCount.Of(TryLimits.FromOneAddress, "address", Address), TryCount.Of(everywhere, kind, whose), Here(kind, account, whose)];

    private TryCount Here(string kind, SignInAccount? account, string whose) =>
        TryCount.Of(TryLimits.FromOnePlace, kind, whose, Knows(account) ? Mark!.Id.ToString() : Address);

    private bool Knows(SignInAccount? account) => account is not null && Mark?.Knows(account.Id) == true;
}
