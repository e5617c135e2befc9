using System.CommandLine;
using Countersign.Foundation.Hosting;
using Countersign.People.Erase;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>Asks that somebody who has left is erased, where the school asks whoever runs the program. Somebody of the school confirms it.</summary>
internal static class PersonCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var school = new Option<string>("--school") { Description = "the school, as its public addresses name it, such as larkfield", Required = true };
        var person = new Option<string>("--person")
        {
            Description = "their e-mail address, their sign-in name, or the id in the address of their page",
            Required = true,
        };
        var erase = new Command("erase", "ask that somebody who has left is erased; an administrator, the headteacher or the chair confirms it")
        {
            school,
            person,
        };
        settings.AddTo(erase);
        erase.SetAction(async (line, ct) => await Ask(settings.Read(line), line.GetRequiredValue(school), line.GetRequiredValue(person), ct));
        return new Command("person", "people of a school") { erase };
    }

    private static async Task<int> Ask(CountersignSettings settings, string school, string person, CancellationToken ct)
    {
        if (settings.PostgreSql is null && !File.Exists(settings.SqliteFile))
        {
            await Console.Error.WriteLineAsync($"There is no database in {settings.DataFolder}: name the data folder with --data");
            return 1;
        }

        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        await using var scope = app.Services.CreateAsyncScope();
        var answer = (await Startup.CheckSchema(app.Services, typeof(PersonCommand).Assembly, ct) ?? await Startup.CheckKeys(app.Services, ct)) is { } refused
            ? refused
            : await scope.ServiceProvider.GetRequiredService<Erasures>().AskOnTheMachine(school, person, ct);
        if (answer is not Outcome<RequestedChange>.Done(var asked))
        {
            await Console.Error.WriteLineAsync(((Outcome<RequestedChange>.Refused)answer).Why.Sentence);
            return 1;
        }

        var time = (await scope.ServiceProvider.GetRequiredService<Schools>().Here(ct)).Time;
        Console.WriteLine($"{(asked.Counts ? "They are erased." : "It is asked for that they are erased.")} {asked.Next(time)}");
        return 0;
    }
}
