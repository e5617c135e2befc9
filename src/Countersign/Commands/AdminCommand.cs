using System.CommandLine;
using Countersign.Foundation.Hosting;
using Countersign.SignIn.Model;
using Countersign.SignIn.Recover;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>Lets an administrator in again whom nobody else can: on the machine itself, while the program runs or not.</summary>
internal static class AdminCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var addresses = new AddressOptions();
        var school = new Option<string>("--school") { Description = "the school, as its public addresses name it, such as larkfield", Required = true };
        var person = new Option<string>("--sign-in") { Description = "the e-mail address or sign-in name of the administrator", Required = true };
        var name = new Option<string?>("--name") { Description = "the name of an administrator who is not there yet" };
        var recover = new Command("recover", "make a link with which one administrator chooses a new password, once and within seven days")
        {
            school,
            person,
            name,
        };
        settings.AddTo(recover);
        addresses.AddTo(recover);
        recover.SetAction(async (line, ct) => await Recover(
            settings.Read(line, addresses.Read(line).Public),
            new Recovery(line.GetRequiredValue(school), line.GetRequiredValue(person), line.GetValue(name)),
            ct));
        return new Command("admin", "administrators of a school") { recover };
    }

    private static async Task<int> Recover(CountersignSettings settings, Recovery recovery, CancellationToken ct)
    {
        if (settings.PostgreSql is null && !File.Exists(settings.SqliteFile))
        {
            await Console.Error.WriteLineAsync($"There is no database in {settings.DataFolder}: name the data folder with --data");
            return 1;
        }

        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        await using var scope = app.Services.CreateAsyncScope();
        var answer = (await Startup.CheckSchema(app.Services, typeof(AdminCommand).Assembly, ct) ?? await Startup.CheckKeys(app.Services, ct)) is { } refused
            ? refused
            : await scope.ServiceProvider.GetRequiredService<RecoverAdministrator>().Recover(recovery, ct);
        if (answer is not Outcome<string>.Done(var key))
        {
            await Console.Error.WriteLineAsync(((Outcome<string>.Refused)answer).Why.Sentence);
            return 1;
        }

        Console.WriteLine($"Open this link once, within seven days: {new Uri(settings.PublicAddress, SignInLinks.Join(key))}");
        Console.WriteLine("The record of the school says that it was made here. Signatures of somebody who had joined rest until a colleague confirms them.");
        return 0;
    }
}
