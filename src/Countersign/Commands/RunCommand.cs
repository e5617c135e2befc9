using System.CommandLine;
using Countersign.Foundation.Hosting;
using Countersign.Screening.Text;
using Countersign.ServiceManager;
using Countersign.SignIn.FirstStart;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>Serves the web pages and does the work that is due, until it is told to stop.</summary>
internal static class RunCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var addresses = new AddressOptions();
        var issuers = ListedOption.Issuers();
        var reach = ListedOption.Reachable();
        var proxies = ListedOption.Proxies();
        var wait = new PowerWaitOption();
        var mail = new MailOptions();
        var demo = new Option<bool>("--demo") { Description = "invented schools and people that anyone on this machine can step into" };
        var command = new Command("run", "serve the web pages (the default)") { demo };
        addresses.AddTo(command);
        settings.AddTo(command);
        issuers.AddTo(command);
        reach.AddTo(command);
        proxies.AddTo(command);
        wait.AddTo(command);
        mail.AddTo(command);
        command.SetAction(async (line, ct) =>
        {
            var (listen, known) = addresses.Read(line);
            if (line.GetValue(demo) && !(listen.IsLoopback && known.IsLoopback))
            {
                await Console.Error.WriteLineAsync("The demo lets anyone in, so it only listens on this machine: leave --url out, or name localhost.");
                return 1;
            }

            var waits = wait.Read(line, line.GetValue(demo));
            if (waits is Outcome<TimeSpan>.Refused(var tooShort))
            {
                return await Complain(tooShort);
            }

            var mails = mail.Read(line);
            if (mails is Outcome<MailServer?>.Refused(var noMail))
            {
                return await Complain(noMail);
            }

            var read = settings.Read(line, known, line.GetValue(demo)) with
            {
                SignInIssuers = issuers.Read(line),
                Reachable = [.. reach.Read(line), .. line.GetValue(demo) ? ListedOption.ThisMachine : []],
                Proxies = proxies.Read(line),
                PowerWait = ((Outcome<TimeSpan>.Done)waits).Value,
                Mail = ((Outcome<MailServer?>.Done)mails).Value,
            };
            if (Environment.GetEnvironmentVariable(NamedProxies.Switch) is { Length: > 0 } && read.Proxies.Count == 0)
            {
                await Console.Error.WriteLineAsync(
                    $"{NamedProxies.Switch} would trust everybody and is not read: name the proxy with --proxy (COUNTERSIGN_PROXIES)");
            }

            using var console = ServiceConsole.Instead(read.DataFolder);
            ScreeningSelfTest.Run();
            await using var app = await WebHost.Build(read, listen, services => Startup.BeginModel(services, read));
            return await Serve(app, ct) switch
            {
                Outcome<bool>.Refused(var why) => await Complain(why),
                _ => 0,
            };
        });
        return command;
    }

    private static async Task<Outcome<bool>> Serve(WebApplication app, CancellationToken ct)
    {
        // The routes of the pages are worked out while the database is looked at; the first request needs both.
        _ = Task.Run(() => ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count), ct);
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
