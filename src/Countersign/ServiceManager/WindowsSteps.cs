namespace Countersign.ServiceManager;

/// <summary>
/// A service of Windows: it runs under an account that Windows makes for it alone, and only that one and administrators open its data folder.
/// </summary>
internal static class WindowsSteps
{
    private const string Name = "Countersign";
    private const string Account = @"NT SERVICE\Countersign";
    private const string EventSource = @"HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\countersign";

    // The well-known ids of administrators and of the system, whose names depend on the language of Windows.
    private const string Administrators = "*S-1-5-32-544";
    private const string System = "*S-1-5-18";

    public static IReadOnlyList<ServiceStep> Install(ServiceSettings settings)
    {
        string[] folders = settings.KeyFile is { } key ? [settings.DataFolder, key[..key.LastIndexOf('\\')]] : [settings.DataFolder];
        return
        [
            .. folders.Select(folder => new ServiceStep.MakeFolder(folder)),
            Sc("create", Name, "binPath=", Started(settings), "start=", "delayed-auto", "obj=", Account, "DisplayName=", Name),
            Sc("description", Name, "The school's social media policy that runs"),
            Sc("failure", Name, "reset=", "86400", "actions=", "restart/15000/restart/15000/restart/60000"),
            .. folders.Select(folder =>
                new ServiceStep.RunTool("icacls.exe", [folder, "/inheritance:r", "/grant:r", Full(Account), Full(Administrators), Full(System)])),
            new ServiceStep.RunTool(
                "reg.exe", ["add", EventSource, "/v", "EventMessageFile", "/t", "REG_EXPAND_SZ", "/d", Messages(settings.Program), "/f"]),
            Sc("start", Name),
        ];
    }

    public static IReadOnlyList<ServiceStep> Uninstall() =>
    [
        new ServiceStep.RunTool("sc.exe", ["stop", Name], MayFail: true),
        Sc("delete", Name),
        new ServiceStep.RunTool("reg.exe", ["delete", EventSource, "/f"], MayFail: true),
    ];

    private static ServiceStep.RunTool Sc(params string[] arguments) => new("sc.exe", arguments);

    private static string Full(string account) => $"{account}:(OI)(CI)F";

    private static string Messages(string program) => program[..(program.LastIndexOf('\\') + 1)] + "System.Diagnostics.EventLog.Messages.dll";

    private static string Started(ServiceSettings settings)
    {
        var started = $"\"{settings.Program}\" run --data \"{settings.DataFolder}\" --url {settings.Listen}";
        started += settings.Public == settings.Listen ? "" : $" --public-url {settings.Public}";
        started += settings.KeyFile is null ? "" : $" --key-file \"{settings.KeyFile}\"";
        return settings.PostgreSql is null ? started : $"{started} --postgres \"{settings.PostgreSql}\"";
    }
}
