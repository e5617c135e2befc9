using System.CommandLine;

namespace Countersign.Commands;

/// <summary>The options that every command working on the school's own data shares.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<string?> data =
        new("--data") { Description = "the folder that holds database, files and keys (default: ./data, or COUNTERSIGN_DATA)" };

    private readonly Option<string?> postgres =
        new("--postgres") { Description = "a PostgreSQL connection string (default: COUNTERSIGN_POSTGRES; without one, SQLite in the data folder)" };

    private readonly Option<string?> keyFile =
        new("--key-file")
        {
            Description = "the file that opens the keys in the database (default: COUNTERSIGN_KEY_FILE, or keys/countersign.key in the data folder)",
        };

    public void AddTo(Command command)
    {
        command.Add(data);
        command.Add(postgres);
        command.Add(keyFile);
    }

    public CountersignSettings Read(ParseResult line, Uri? publicAddress = null, bool demo = false)
    {
        var folder = Path.GetFullPath(line.GetValue(data) ?? Environment.GetEnvironmentVariable("COUNTERSIGN_DATA") ?? "data");
        var key = line.GetValue(keyFile) ?? Environment.GetEnvironmentVariable("COUNTERSIGN_KEY_FILE");
        return new CountersignSettings
        {
            DataFolder = folder,
            KeyFile = string.IsNullOrEmpty(key) ? null : Path.GetFullPath(key),
            PostgreSql = line.GetValue(postgres) ?? Environment.GetEnvironmentVariable("COUNTERSIGN_POSTGRES"),
            PublicAddress = publicAddress ?? new Uri("http://localhost:5080/"),
            Demo = demo,
        };
    }
}
