using System.CommandLine;
using System.CommandLine.Parsing;
using Countersign.Foundation.Hosting;
using Countersign.Screening.Text;
using Countersign.SignIn.FirstStart;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>Serves the web pages and does the work that is due, until it is told to stop.</summary>
internal static class RunCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var url = new Option<Uri>("--url")
        {
            Description = "the address to listen on",
            DefaultValueFactory = _ => new Uri("http://localhost:5080"),
            CustomParser = ReadAddress,
        };
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

            ScreeningSelfTest.Run();
            await using var app = await WebHost.Build(settings.Read(line, address, line.GetValue(demo)), address);
            return await Serve(app, ct) switch
            {
                Outcome<bool>.Refused(var why) => await Complain(why),
                _ => 0,
            };
        });
        return command;
    }

    private static Uri? ReadAddress(ArgumentResult typed)
    {
        if (Uri.TryCreate(typed.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        typed.AddError("write --url like http://localhost:5080");
        return null;
    }

    private static async Task<Outcome<bool>> Serve(WebApplication app, CancellationToken ct)
    {
        switch (await Startup.Prepare(app.Services, typeof(RunCommand).Assembly, ct))
        {
            case Outcome<IDisposable>.Refused(var why):
                return why;
            case Outcome<IDisposable>.Done(var held):
                using (held)
                {
                    return await Open(app, ct);
                }

            default:
                throw new InvalidOperationException("an outcome is done or refused");
        }
    }

    private static async Task<Outcome<bool>> Open(WebApplication app, CancellationToken ct)
    {
        IReadOnlyList<string> lines = [];
        await using (var scope = app.Services.CreateAsyncScope())
        {
            switch (await scope.ServiceProvider.GetRequiredService<FirstRun>().Prepare(ct))
            {
                case Outcome<IReadOnlyList<string>>.Refused(var why): return why;
                case Outcome<IReadOnlyList<string>>.Done(var done): lines = done; break;
            }
        }

        await app.StartAsync(ct);
        foreach (var text in lines)
        {
            Console.WriteLine(text);
        }

        await app.WaitForShutdownAsync(ct);
        return true;
    }

    private static async Task<int> Complain(Refusal why)
    {
        await Console.Error.WriteLineAsync(why.Sentence);
        return 1;
    }
}
