namespace Countersign.Platforms.Contract;

/// <summary>Where an account lives and what opens it.</summary>
/// <param name="Server">The platform's server: https, or http on this machine only.</param>
/// <param name="Handle">The account's name on the platform, which may change.</param>
/// <param name="Secret">An app password or token. It leaves this record only inside a request to <paramref name="Server"/>.</param>
/// <param name="AccountId">The platform's lasting id of the account, which signs it in whatever its name is now; null until it was connected once.</param>
public sealed record Connection(Uri Server, string Handle, string Secret, string? AccountId = null)
{
    // The generated text of a record would carry the secret into the first log line that mentions a connection.
    public override string ToString() => $"{Handle} at {Server}";
}
