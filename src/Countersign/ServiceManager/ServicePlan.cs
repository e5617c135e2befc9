using Npgsql;

namespace Countersign.ServiceManager;

/// <summary>Whether the service can be set up or taken away on a machine, and by which steps.</summary>
internal static class ServicePlan
{
    private static readonly string[] Closed = ["/home/", "/root/", "/tmp/", "/var/tmp/"];

    public static Outcome<IReadOnlyList<ServiceStep>> Install(ServiceMachine machine, ServiceSettings settings) =>
        (Refuse(machine, "install") ?? RefuseProgram(settings.Program) ?? RefuseFolders(machine, settings) ?? RefuseDatabase(settings.PostgreSql)) is { } why
            ? why
            : new Outcome<IReadOnlyList<ServiceStep>>.Done(
                machine.IsWindows ? WindowsSteps.Install(settings) : SystemdSteps.Install(settings, machine.HasAccount));

    public static Outcome<IReadOnlyList<ServiceStep>> Uninstall(ServiceMachine machine) =>
        Refuse(machine, "uninstall") is { } why
            ? why
            : new Outcome<IReadOnlyList<ServiceStep>>.Done(machine.IsWindows ? WindowsSteps.Uninstall() : SystemdSteps.Uninstall());

    private static Refusal? Refuse(ServiceMachine machine, string what) => machine switch
    {
        { IsWindows: true, MayChange: true } => null,
        { IsWindows: true } => new($"Open a terminal with “Run as administrator”, and run `countersign service {what}` again."),
        { HasPackage: true } => new("The Debian package looks after the service on this machine: use systemctl, and apt to install or remove it."),
        { RunsSystemd: false } => new("This machine does not run systemd: let whatever starts services here run `countersign run --data FOLDER`."),
        { MayChange: false } => new($"Only root may do this: run `sudo countersign service {what}`, with the program's whole path."),
        _ => null,
    };

    private static Refusal? RefuseProgram(string program) =>
        program.Split('/', '\\')[^1] is "countersign" or "countersign.exe"
            ? null
            : new("This is a build from source, which needs .NET to run: make a folder that does not with `./dev publish`, and install from that.");

    private static Refusal? RefuseFolders(ServiceMachine machine, ServiceSettings settings) =>
        !machine.IsWindows && Closed.FirstOrDefault(folder => Paths(settings).Any(path => Within(folder, path))) is { } closed
            ? new($"The service sees nothing below {closed}: keep the program in /opt/countersign and its data in /var/lib/countersign, for example.")
            : null;

    private static string[] Paths(ServiceSettings settings) => [settings.Program, settings.DataFolder, settings.KeyFile ?? settings.DataFolder];

    private static bool Within(string folder, string path) => path.StartsWith(folder, StringComparison.Ordinal);

    private static Refusal? RefuseDatabase(string? connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Password is null
                ? null
                : new("Everybody on this machine can read how a service is started: leave the password out of --postgres and name a file with Passfile=.");
        }
        catch (ArgumentException)
        {
            return new("What --postgres says is no connection string: write it like Host=db;Database=countersign;Username=countersign;Passfile=/a/file");
        }
    }
}
