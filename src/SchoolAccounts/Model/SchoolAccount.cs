namespace Countersign.SchoolAccounts.Model;

internal enum AccountHealth
{
    /// <summary>The secret opened the account when it was last asked.</summary>
    Good,

    /// <summary>The platform refused the secret.</summary>
    NeedsNewPassword,

    /// <summary>The secret opens an account, but not the one that was connected: nothing may be sent there.</summary>
    AnotherAccount,
}

/// <summary>An account on a platform in which the school speaks. A connected account that is connected again keeps its id.</summary>
internal sealed class SchoolAccount : ITenantOwned
{
    private readonly List<SchoolAccountLead> leads = [];

    public SchoolAccountId Id { get; init; } = SchoolAccountId.New();

    public EstablishmentId Establishment { get; init; }

    /// <summary>The platform's own word, such as <c>bluesky</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The platform's lasting id of the account, which a change of handle does not change.</summary>
    public required string PlatformAccount { get; init; }

    public required string Server { get; set; }

    public required string Handle { get; set; }

    public required string DisplayName { get; set; }

    /// <summary>The app password, encrypted; empty once the account is closed.</summary>
    public string ProtectedSecret { get; set; } = "";

    public DateTimeOffset ConnectedAt { get; set; }

    /// <summary>Null where the program opened it, as it does the noticeboard.</summary>
    public PersonId? ConnectedBy { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When the platform last answered the question whether the secret opens the account; null where it is to be asked soon.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    public AccountHealth Health { get; set; }

    /// <summary>What the school has it for; null where nobody said it.</summary>
    public string? Purpose { get; private set; }

    /// <summary>When a post last went up there; null where none did.</summary>
    public DateTimeOffset? LastPostAt { get; private set; }

    public IReadOnlyList<SchoolAccountLead> Leads => leads;

    public int Version { get; set; }

    /// <summary>Takes over what an administrator says of an account on which a person puts posts up.</summary>
    public void Register(string name, Uri address, string purpose, PersonId by, DateTimeOffset now)
    {
        (DisplayName, Server, Purpose) = (name, address.ToString(), purpose);
        (ConnectedAt, ConnectedBy, ClosedAt, CheckedAt, Health) = (now, by, null, null, AccountHealth.Good);
        Version++;
    }

    public void LeadBy(IReadOnlyCollection<PersonId> people)
    {
        leads.RemoveAll(lead => !people.Contains(lead.Person));
        leads.AddRange(people.Where(person => leads.TrueForAll(lead => lead.Person != person)).ToList()
            .Select(person => new SchoolAccountLead { Account = Id, Establishment = Establishment, Person = person }));
        Version++;
    }

    /// <summary>Takes the name that the platform says the account has now.</summary>
    public void Call(string handle)
    {
        Handle = handle;
        DisplayName = "@" + handle;
        Version++;
    }
}
