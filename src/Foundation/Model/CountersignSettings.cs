using System.Diagnostics.CodeAnalysis;

namespace Countersign.Foundation.Model;

/// <summary>Where the program keeps its things, and how it was started.</summary>
public sealed record CountersignSettings
{
    /// <summary>The folder that holds everything on a single machine: database, files, keys.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL connection string; without one the database is a SQLite file in the data folder.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>Invented schools and people, and a sign-in page that lets anyone step into any of them. Loopback only.</summary>
    public bool Demo { get; init; }

    /// <summary>The address under which people reach the program, for links in feeds and on platforms.</summary>
    public required Uri PublicAddress { get; init; }

    /// <summary>
    /// Further services at which people of a school may sign in, as the operator lists them: an address, or with whose answers it gives before it,
    /// such as <c>microsoft=https://…</c>. Microsoft's and Google's own need no line.
    /// </summary>
    public IReadOnlyList<string> SignInIssuers { get; init; } = [];

    /// <summary>
    /// How long a change of power waits where nobody could confirm it. At least an hour; none at all in a demo alone.
    /// </summary>
    public TimeSpan PowerWait { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The file that opens the keys which lie in the database and the data folder. It is in no backup; away from the data folder it keeps a copy of
    /// that folder shut.
    /// </summary>
    [AllowNull]
    public string KeyFile
    {
        get => field ?? Path.Combine(DataFolder, "keys", "countersign.key");
        init;
    }

    /// <summary>
    /// Networks and addresses that the program may connect to besides public ones, as the operator lists them, such as <c>10.0.0.0/8</c> or
    /// <c>10.0.0.5:443</c>.
    /// </summary>
    public IReadOnlyList<string> Reachable { get; init; } = [];

    /// <summary>Addresses and networks of proxies whose word counts on where a visitor comes from; nobody's unless the operator names them.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>The mail server that takes e-mails to staff; without one everything is told in the program alone.</summary>
    public MailServer? Mail { get; init; }

    public string SqliteFile => Path.Combine(DataFolder, "countersign.db");
}
