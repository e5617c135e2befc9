using System.CommandLine;

namespace Countersign.Commands;

/// <summary>The options that every command working on the school's own data shares.</summary>
internal sealed class SettingsOptions
{
    private static readonly string[] Ours = ["running.lock", "countersign.db", "checkpoints.jsonl"];

    private readonly Option<string?> data =
        new("--data") { Description = "the folder that holds database, files and keys (default: ./data, or COUNTERSIGN_DATA)" };

    private readonly Option<string?> postgres =
        new("--postgres") { Description = "a PostgreSQL connection string (default: COUNTERSIGN_POSTGRES; without one, SQLite in the data folder)" };

    public void AddTo(Command command)
    {
        command.Add(data);
        command.Add(postgres);
    }

    public CountersignSettings Read(ParseResult line, Uri? publicAddress = null, bool demo = false)
    {
        var folder = Path.GetFullPath(line.GetValue(data) ?? Environment.GetEnvironmentVariable("COUNTERSIGN_DATA") ?? "data");
        OpenFolder(folder);
        return new CountersignSettings
        {
            DataFolder = folder,
            PostgreSql = line.GetValue(postgres) ?? Environment.GetEnvironmentVariable("COUNTERSIGN_POSTGRES"),
            PublicAddress = publicAddress ?? new Uri("http://localhost:5080/"),
            Demo = demo,
        };
    }

    /// <summary>
    /// Makes the data folder, for nobody else on the machine to read. One that is empty or ours already is narrowed to that; one that holds
    /// nothing of ours is left as it is, and so is one that belongs to somebody else.
    /// </summary>
    internal static void OpenFolder(string folder)
    {
        const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnerAlone);
        var isOurs = Ours.Any(name => File.Exists(Path.Combine(folder, name))) || !Directory.EnumerateFileSystemEntries(folder).Any();
        if (isOurs && File.GetUnixFileMode(folder) != OwnerAlone)
        {
            try
            {
                File.SetUnixFileMode(folder, OwnerAlone);
            }
            catch (Exception notOurs) when (notOurs is UnauthorizedAccessException or IOException)
            {
                // Whoever owns it decides who reads it.
            }
        }
    }
}
