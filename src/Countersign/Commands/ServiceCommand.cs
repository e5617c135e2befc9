using System.CommandLine;
using Countersign.ServiceManager;

namespace Countersign.Commands;

/// <summary>Makes the program a service of the operating system, and takes it away again. The data stays in either case.</summary>
internal static class ServiceCommand
{
    public static Command Make()
    {
        var addresses = new AddressOptions();
        var data = new Option<string>("--data")
        {
            Description = "the folder that holds database, files and keys",
            DefaultValueFactory = _ => ServiceSettings.UsualDataFolder,
        };
        var postgres = new Option<string?>("--postgres") { Description = "a PostgreSQL connection string without a password; name a file with Passfile=" };
        var key = new Option<string?>("--key-file")
        {
            Description = "the file that opens the keys in the database, in a folder of its own (default: keys/countersign.key in the data folder)",
        };
        var install = new Command("install", "start with the machine from now on, under an account of its own") { data, postgres, key };
        addresses.AddTo(install);
        install.SetAction((line, ct) =>
        {
            var (listen, known) = addresses.Read(line);
            var settings = new ServiceSettings
            {
                Program = Environment.ProcessPath ?? throw new InvalidOperationException("a program has a file"),
                DataFolder = Path.GetFullPath(line.GetRequiredValue(data)),
                KeyFile = line.GetValue(key) is { Length: > 0 } file ? Path.GetFullPath(file) : null,
                Listen = listen,
                Public = known,
                PostgreSql = line.GetValue(postgres),
            };
            return Do(ServicePlan.Install(ServiceMachine.ThisOne(), settings), Installed(settings), ct);
        });
        var uninstall = new Command("uninstall", "stop, and no longer start with the machine; the data stays where it is");
        uninstall.SetAction((_, ct) => Do(ServicePlan.Uninstall(ServiceMachine.ThisOne()), "The service is gone. Its data is where it was.", ct));
        return new Command("service", "make the program a service of this machine (Windows, or Linux with systemd)") { install, uninstall };
    }

    private static string Installed(ServiceSettings settings) =>
        OperatingSystem.IsWindows()
            ? $"The service runs. Nothing is set up yet? The link stands in {Path.Combine(settings.DataFolder, "console.txt")}"
            : "The service runs. Nothing is set up yet? The link stands in `journalctl -u countersign`";

    private static async Task<int> Do(Outcome<IReadOnlyList<ServiceStep>> plan, string done, CancellationToken ct)
    {
        var why = plan switch
        {
            Outcome<IReadOnlyList<ServiceStep>>.Refused(var refusal) => refusal,
            Outcome<IReadOnlyList<ServiceStep>>.Done(var steps) => await StepRunner.Do(steps, ct) is Outcome<int>.Refused(var failed) ? failed : null,
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
        if (why is not null)
        {
            await Console.Error.WriteLineAsync(why.Sentence);
            return 1;
        }

        Console.WriteLine(done);
        return 0;
    }
}
