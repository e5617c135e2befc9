using System.CommandLine;

namespace Countersign.Commands;

/// <summary>The options that every command working on the school's own data shares.</summary>
internal sealed class SettingsOptions
{
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
        Directory.CreateDirectory(folder);
        return new CountersignSettings
        {
            DataFolder = folder,
            PostgreSql = line.GetValue(postgres) ?? Environment.GetEnvironmentVariable("COUNTERSIGN_POSTGRES"),
            PublicAddress = publicAddress ?? new Uri("http://localhost:5080/"),
            Demo = demo,
        };
    }
}
