namespace Countersign.ServiceManager;

/// <summary>A service of systemd: an account of its own, its data folder, the unit file.</summary>
internal static class SystemdSteps
{
    private const string UnitFile = "/etc/systemd/system/countersign.service";
    private const string Account = "countersign";

    public static IReadOnlyList<ServiceStep> Install(ServiceSettings settings, bool hasAccount)
    {
        var account = new ServiceStep.RunTool(
            "useradd", ["--system", "--user-group", "--home-dir", settings.DataFolder, "--no-create-home", "--shell", "/usr/sbin/nologin", Account]);
        return
        [
            .. hasAccount ? Array.Empty<ServiceStep>() : [account],
            .. Folders(settings).Select(folder => new ServiceStep.RunTool("install", ["-d", "-o", Account, "-g", Account, "-m", "0700", folder])),
            new ServiceStep.WriteFile(UnitFile, Unit(settings)),
            new ServiceStep.RunTool("systemctl", ["daemon-reload"]),
            new ServiceStep.RunTool("systemctl", ["enable", Account]),
            new ServiceStep.RunTool("systemctl", ["restart", Account]),
        ];
    }

    public static IReadOnlyList<ServiceStep> Uninstall() =>
    [
        new ServiceStep.RunTool("systemctl", ["disable", "--now", Account], MayFail: true),
        new ServiceStep.DeleteFile(UnitFile),
        new ServiceStep.RunTool("systemctl", ["daemon-reload"]),
    ];

    /// <summary>The unit file of the Debian package, with this machine's folders and addresses in it.</summary>
    private static string Unit(ServiceSettings settings)
    {
        using var packaged = typeof(SystemdSteps).Assembly.GetManifestResourceStream("countersign.service")
            ?? throw new InvalidOperationException("the unit file is part of the program");
        using var reader = new StreamReader(packaged);
        var lines = reader.ReadToEnd().Split('\n').SkipWhile(line => line.StartsWith('#'));
        return string.Concat(lines.SelectMany(line => Lines(line, settings))).TrimEnd('\n') + "\n";
    }

    private static IEnumerable<string> Lines(string line, ServiceSettings settings)
    {
        var lines = line switch
        {
            _ when line.StartsWith("Environment=COUNTERSIGN_DATA=", StringComparison.Ordinal) => Environment(settings),
            _ when line.StartsWith("WorkingDirectory=", StringComparison.Ordinal) => [$"WorkingDirectory={Escaped(settings.DataFolder)}"],
            _ when line.StartsWith("ExecStart=", StringComparison.Ordinal) => [$"ExecStart=\"{Escaped(settings.Program)}\" run"],
            _ when line.StartsWith("Environment=COUNTERSIGN_KEY_FILE=", StringComparison.Ordinal) => [],
            _ when line.StartsWith("StateDirectory=", StringComparison.Ordinal) =>
                [.. Folders(settings).Select(folder => $"ReadWritePaths=\"{Escaped(folder)}\"")],
            "StateDirectoryMode=0700" => [],
            _ => (string[])[line],
        };
        return lines.Select(text => text + "\n");
    }

    // The key file is made by the service at its first start.
    private static string[] Folders(ServiceSettings settings) =>
        settings.KeyFile is null ? [settings.DataFolder] : [settings.DataFolder, Path.GetDirectoryName(settings.KeyFile)!];

    private static string[] Environment(ServiceSettings settings) =>
    [
        Setting("COUNTERSIGN_DATA", settings.DataFolder),
        .. settings.KeyFile is null ? Array.Empty<string>() : [Setting("COUNTERSIGN_KEY_FILE", settings.KeyFile)],
        Setting("COUNTERSIGN_URL", settings.Listen.ToString()),
        .. settings.Public == settings.Listen ? Array.Empty<string>() : [Setting("COUNTERSIGN_PUBLIC_URL", settings.Public.ToString())],
        .. settings.PostgreSql is null ? Array.Empty<string>() : [Setting("COUNTERSIGN_POSTGRES", settings.PostgreSql)],
    ];

    private static string Setting(string name, string value) => $"Environment=\"{name}={Escaped(value).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    // A per cent sign and a backslash mean something to systemd.
    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal);
}
