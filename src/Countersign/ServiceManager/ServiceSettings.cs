namespace Countersign.ServiceManager;

/// <summary>How the service is to run.</summary>
internal sealed record ServiceSettings
{
    /// <summary>Where data is kept unless somebody says otherwise.</summary>
    public static string UsualDataFolder => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "Countersign")
        : "/var/lib/countersign";

    /// <summary>The program's own file, as the operating system starts it.</summary>
    public required string Program { get; init; }

    public required string DataFolder { get; init; }

    /// <summary>The file that opens the keys in the database, where it lies elsewhere than in the data folder.</summary>
    public string? KeyFile { get; init; }

    public required Uri Listen { get; init; }

    /// <summary>The address that people type, where it is another one.</summary>
    public required Uri Public { get; init; }

    public string? PostgreSql { get; init; }
}
