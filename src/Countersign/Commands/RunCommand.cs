using System.CommandLine;
using Countersign.Foundation;
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
            var app = await WebHost.Build(settings.Read(line, address, line.GetValue(demo)), address);
            switch (await Startup.Prepare(app.Services, typeof(RunCommand).Assembly, ct))
            {
                case Outcome<IDisposable>.Refused(var why):
                    await Console.Error.WriteLineAsync(why.Sentence);
                    return 1;
                case Outcome<IDisposable>.Done(var held):
                    using (held)
                    {
                        await app.RunAsync(ct);
                    }

                    break;
            }

            return 0;
        });
        return command;
    }
}
