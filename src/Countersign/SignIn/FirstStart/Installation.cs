namespace Countersign.SignIn.FirstStart;

/// <summary>How this database was first set up: one row, for good. A demo can never become a school, nor a school a demo.</summary>
internal sealed class Installation
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public bool Demo { get; init; }

    /// <summary>SHA-256 of the set-up link's key; null once it was used.</summary>
    public string? KeyHash { get; set; }

    /// <summary>The browser that opened the link: it alone goes on with the steps.</summary>
    public string? BrowserHash { get; set; }

    /// <summary>The school, federation or trust that was set up first.</summary>
    public EstablishmentId? Head { get; set; }

    public PersonId? FirstAdministrator { get; set; }

    /// <summary>File name of the policy document chosen to start from.</summary>
    public string? StartingPolicy { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Two people at the same step: the second one is told, and nothing is done twice.</summary>
    public int Version { get; set; }
}
