namespace Countersign.SignIn.Accounts;

/// <summary>
/// Whose account at a service belongs to whom here. It is bound when somebody first comes through with a verified address; from then on that account
/// decides and the address no longer does, because schools give the address of a leaver to somebody new.
/// </summary>
internal sealed class ProviderLink : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }

    public required string Issuer { get; init; }

    /// <summary>The account's own name there, which is never given to anybody else.</summary>
    public required string Subject { get; init; }

    /// <summary>Which program of ours the refresh token was given to: no other may use it.</summary>
    public string ClientId { get; private set; } = "";

    /// <summary>Asks without the person whether the account still stands; null where the service gave none, or did not take it any more.</summary>
    public string? ProtectedRefreshToken { get; private set; }

    /// <summary>When the service last said that the account stands.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>When it was last asked, whether or not it answered. Whoever moves it on asks, and nobody else until it is due again.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When it said that the account no longer stands; empty once the person came through again.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>The person came through the service.</summary>
    /// <param name="protectedRefreshToken">Null where the service gave none this time; one that it gave before stays good.</param>
    public void Confirm(string clientId, string? protectedRefreshToken, DateTimeOffset now)
    {
        if (protectedRefreshToken is not null || clientId != ClientId)
        {
            (ClientId, ProtectedRefreshToken) = (clientId, protectedRefreshToken);
        }

        (ConfirmedAt, AskedAt, RefusedAt) = (now, now, null);
        Version++;
    }

    public void Refuse(DateTimeOffset now)
    {
        (RefusedAt, ProtectedRefreshToken) = (now, null);
        Version++;
    }

    /// <summary>Another account of the person's was let in, which is word enough.</summary>
    public void Forgive()
    {
        RefusedAt = null;
        Version++;
    }
}
