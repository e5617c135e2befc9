using System.CommandLine;
using Countersign.Foundation;
using Countersign.SignIn.FirstStart;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>Serves the web pages and does the work that is due, until it is told to stop.</summary>
internal static class RunCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var url = new Option<Uri>("--url") { Description = "the address to listen on", DefaultValueFactory = _ => new Uri("http://localhost:5080") };
        var demo = new Option<bool>("--demo") { Description = "invented schools and people that anyone on this machine can step into" };
        var command = new Command("run", "serve the web pages (the default)") { url, demo };
        settings.AddTo(command);
        command.SetAction(async (line, ct) =>
        {
            var address = line.GetRequiredValue(url);
            if (line.GetValue(demo) && !address.IsLoopback)
            {
                await Console.Error.WriteLineAsync("The demo lets anyone in, so it only listens on this machine: leave --url out, or name localhost.");
                return 1;
            }

            await using var app = await WebHost.Build(settings.Read(line, address, line.GetValue(demo)), address);
            switch (await Startup.Prepare(app.Services, typeof(RunCommand).Assembly, ct))
            {
                case Outcome<IDisposable>.Done(var held):
                    using (held)
                    {
                        return await Serve(app, ct);
                    }

                case Outcome<IDisposable>.Refused(var why):
                    await Console.Error.WriteLineAsync(why.Sentence);
                    return 1;
                default:
                    return 1;
            }
        });
        return command;
    }

    private static async Task<int> Serve(WebApplication app, CancellationToken ct)
    {
        if (await Prepare(app, ct) is not Outcome<IReadOnlyList<string>>.Done(var lines))
        {
            return 1;
        }

        await app.StartAsync(ct);
        foreach (var text in lines)
        {
            Console.WriteLine(text);
        }

        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static async Task<Outcome<IReadOnlyList<string>>> Prepare(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<Opening>().Prepare(ct);
        if (answer is Outcome<IReadOnlyList<string>>.Refused(var why))
        {
            await Console.Error.WriteLineAsync(why.Sentence);
        }

        return answer;
    }
}
