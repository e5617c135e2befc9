namespace Countersign.ServiceManager;

/// <summary>What the machine is, as far as setting up a service depends on it.</summary>
internal sealed record ServiceMachine
{
    public required bool IsWindows { get; init; }

    /// <summary>Root, or an administrator in an elevated window.</summary>
    public required bool MayChange { get; init; }

    public bool RunsSystemd { get; init; }

    /// <summary>The Debian package brought its own unit.</summary>
    public bool HasPackage { get; init; }

    public bool HasAccount { get; init; }

    public static ServiceMachine ThisOne() => new()
    {
        IsWindows = OperatingSystem.IsWindows(),
        MayChange = Environment.IsPrivilegedProcess,
        RunsSystemd = Directory.Exists("/run/systemd/system"),
        HasPackage = File.Exists("/usr/lib/systemd/system/countersign.service"),
        HasAccount = File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("countersign:", StringComparison.Ordinal)),
    };
}
