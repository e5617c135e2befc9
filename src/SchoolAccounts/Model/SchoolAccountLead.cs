namespace Countersign.SchoolAccounts.Model;

/// <summary>Somebody who leads an account: whoever asks about it asks them, and where a person puts posts up it is one of them.</summary>
internal sealed class SchoolAccountLead : ITenantOwned
{
    public SchoolAccountId Account { get; init; }

    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }
}
