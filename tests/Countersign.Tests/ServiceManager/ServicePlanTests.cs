using Countersign.ServiceManager;

namespace Countersign.Tests.ServiceManager;

public sealed class ServicePlanTests
{
    private static readonly ServiceMachine Linux = new() { IsWindows = false, MayChange = true, RunsSystemd = true };

    private static readonly ServiceMachine Windows = new() { IsWindows = true, MayChange = true };

    private static readonly ServiceSettings OnLinux = new()
    {
        Program = "/opt/countersign/countersign",
        DataFolder = "/srv/countersign",
        Listen = new Uri("http://localhost:5080"),
        Public = new Uri("https://countersign.school.example"),
    };

    private static readonly ServiceSettings OnWindows = OnLinux with
    {
        Program = @"C:\Program Files\Countersign\countersign.exe",
        DataFolder = @"C:\ProgramData\Countersign",
    };

    [Fact]
    public void On_Linux_it_gets_an_account_a_folder_and_a_unit_and_then_starts()
    {
        Assert.Equal(
            [
                "useradd --system --user-group --home-dir /srv/countersign --no-create-home --shell /usr/sbin/nologin countersign",
                "install -d -o countersign -g countersign -m 0700 /srv/countersign",
                "write /etc/systemd/system/countersign.service",
                "systemctl daemon-reload",
                "systemctl enable countersign",
                "systemctl restart countersign",
            ],
            Words(ServicePlan.Install(Linux, OnLinux)));
        Assert.DoesNotContain(Words(ServicePlan.Install(Linux with { HasAccount = true }, OnLinux)), line => line.StartsWith("useradd", StringComparison.Ordinal));
    }

    [Fact]
    public void The_unit_is_that_of_the_package_with_this_machines_folders()
    {
        var packaged = File.ReadAllLines(Path.Combine(ArchitectureTests.Root, "packaging", "countersign.service"));

        var unit = Unit(OnLinux with { PostgreSql = "Host=db;Passfile=/etc/pg \"pass\" 100%" }).Split('\n');

        Assert.Equal(
            [
                @"Environment=""COUNTERSIGN_DATA=/srv/countersign""",
                @"Environment=""COUNTERSIGN_URL=http://localhost:5080/""",
                @"Environment=""COUNTERSIGN_PUBLIC_URL=https://countersign.school.example/""",
                @"Environment=""COUNTERSIGN_POSTGRES=Host=db;Passfile=/etc/pg \""pass\"" 100%%""",
                "WorkingDirectory=/srv/countersign",
                @"ExecStart=""/opt/countersign/countersign"" run",
                @"ReadWritePaths=""/srv/countersign""",
            ],
            unit.Except(packaged, StringComparer.Ordinal));
        Assert.Equal(6, packaged.Except(unit, StringComparer.Ordinal).Count(line => !line.StartsWith('#')));
    }

    [Fact]
    public void A_key_file_elsewhere_gets_a_folder_that_the_service_alone_opens()
    {
        var unit = Unit(OnLinux with { KeyFile = "/srv/key/countersign.key" }).Split('\n');

        Assert.Contains("install -d -o countersign -g countersign -m 0700 /srv/key", Words(ServicePlan.Install(Linux, OnLinux with { KeyFile = "/srv/key/countersign.key" })));
        Assert.Contains(@"Environment=""COUNTERSIGN_KEY_FILE=/srv/key/countersign.key""", unit);
        Assert.Contains(@"ReadWritePaths=""/srv/key""", unit);
        var onWindows = Words(ServicePlan.Install(Windows, OnWindows with { KeyFile = @"D:\Key\countersign.key" }));
        Assert.Contains(@"folder D:\Key", onWindows);
        Assert.Contains(onWindows, line => line.StartsWith(@"icacls.exe D:\Key /inheritance:r", StringComparison.Ordinal));
        Assert.Contains(onWindows, line => line.Contains(@" --key-file ""D:\Key\countersign.key""", StringComparison.Ordinal));
    }

    [Fact]
    public void On_Windows_it_runs_under_an_account_of_its_own_and_only_that_one_and_administrators_open_the_data()
    {
        Assert.Equal(
            [
                @"folder C:\ProgramData\Countersign",
                @"sc.exe create Countersign binPath= ""C:\Program Files\Countersign\countersign.exe"" run --data ""C:\ProgramData\Countersign"""
                    + @" --url http://localhost:5080/ --public-url https://countersign.school.example/"
                    + @" start= delayed-auto obj= NT SERVICE\Countersign DisplayName= Countersign",
                "sc.exe description Countersign The school's social media policy that runs",
                "sc.exe failure Countersign reset= 86400 actions= restart/15000/restart/15000/restart/60000",
                @"icacls.exe C:\ProgramData\Countersign /inheritance:r /grant:r NT SERVICE\Countersign:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F",
                @"reg.exe add HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\countersign /v EventMessageFile /t REG_EXPAND_SZ"
                    + @" /d C:\Program Files\Countersign\System.Diagnostics.EventLog.Messages.dll /f",
                "sc.exe start Countersign",
            ],
            Words(ServicePlan.Install(Windows, OnWindows)));
    }

    [Fact]
    public void Taking_it_away_leaves_the_data_and_the_account_that_owns_it()
    {
        Assert.Equal(
            ["systemctl disable --now countersign", "delete /etc/systemd/system/countersign.service", "systemctl daemon-reload"],
            Words(ServicePlan.Uninstall(Linux)));
        Assert.Equal(
            [
                "sc.exe stop Countersign",
                "sc.exe delete Countersign",
                @"reg.exe delete HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\countersign /f",
            ],
            Words(ServicePlan.Uninstall(Windows)));
    }

    [Fact]
    public void Without_the_right_to_it_nothing_is_done_and_a_sentence_says_who_may()
    {
        Assert.Contains("sudo countersign service install", Why(ServicePlan.Install(Linux with { MayChange = false }, OnLinux)), StringComparison.Ordinal);
        Assert.Contains("sudo countersign service uninstall", Why(ServicePlan.Uninstall(Linux with { MayChange = false })), StringComparison.Ordinal);
        Assert.Contains("Run as administrator", Why(ServicePlan.Install(Windows with { MayChange = false }, OnWindows)), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_systemd_does_not_run_or_a_package_looks_after_the_service_it_is_refused()
    {
        Assert.Contains("does not run systemd", Why(ServicePlan.Install(Linux with { RunsSystemd = false, MayChange = false }, OnLinux)), StringComparison.Ordinal);
        Assert.Contains("systemctl", Why(ServicePlan.Install(Linux with { HasPackage = true, MayChange = false }, OnLinux)), StringComparison.Ordinal);
        Assert.Contains("apt", Why(ServicePlan.Uninstall(Linux with { HasPackage = true })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home/pat/countersign/countersign", "/srv/countersign", "/home/")]
    [InlineData("/opt/countersign/countersign", "/root/data", "/root/")]
    public void A_folder_that_the_service_cannot_see_is_refused(string program, string data, string named) =>
        Assert.Contains($"nothing below {named}", Why(ServicePlan.Install(Linux, OnLinux with { Program = program, DataFolder = data })), StringComparison.Ordinal);

    [Fact]
    public void A_build_from_source_is_no_service() =>
        Assert.Contains("./dev publish", Why(ServicePlan.Install(Linux, OnLinux with { Program = "/usr/share/dotnet/dotnet" })), StringComparison.Ordinal);

    [Fact]
    public void A_password_never_comes_to_stand_where_everybody_can_read_it()
    {
        const string Secret = "Host=db;Username=countersign;Password=marmalade";

        foreach (var why in new[] { Why(ServicePlan.Install(Linux, OnLinux with { PostgreSql = Secret })), Why(ServicePlan.Install(Windows, OnWindows with { PostgreSql = Secret })) })
        {
            Assert.Contains("Passfile=", why, StringComparison.Ordinal);
            Assert.DoesNotContain("marmalade", why, StringComparison.Ordinal);
        }

        Assert.Contains("no connection string", Why(ServicePlan.Install(Linux, OnLinux with { PostgreSql = "db" })), StringComparison.Ordinal);
    }

    private static string Unit(ServiceSettings settings) =>
        Assert.Single(Assert.IsType<Outcome<IReadOnlyList<ServiceStep>>.Done>(ServicePlan.Install(Linux, settings)).Value.OfType<ServiceStep.WriteFile>()).Text;

    private static string Why(Outcome<IReadOnlyList<ServiceStep>> plan) => Assert.IsType<Outcome<IReadOnlyList<ServiceStep>>.Refused>(plan).Why.Sentence;

    private static IEnumerable<string> Words(Outcome<IReadOnlyList<ServiceStep>> plan) =>
        Assert.IsType<Outcome<IReadOnlyList<ServiceStep>>.Done>(plan).Value.Select(step => step switch
        {
            ServiceStep.RunTool tool => $"{tool.Tool} {string.Join(' ', tool.Arguments)}",
            ServiceStep.WriteFile file => $"write {file.Path}",
            ServiceStep.DeleteFile file => $"delete {file.Path}",
            ServiceStep.MakeFolder folder => $"folder {folder.Path}",
            _ => throw new InvalidOperationException("there is no other step"),
        });
}
