using System.Net;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Hosting;
using Countersign.Foundation.Outbox;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.FirstStart;
using Countersign.SignIn.Sessions;
using Countersign.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Countersign.Tests;

/// <summary>
/// The whole program on a free port of this machine, with a database of its own and a clock that the test moves. Nothing recurs by itself. Visitors
/// come in through the front door or step in as somebody with a session that the program's own services made.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<Visitor> visitors = [];

    private readonly Faults faults;

    private TestSite(WebApplication app, CountersignSettings settings, FakeTimeProvider clock, Faults faults) =>
        (this.app, Settings, Clock, this.faults) = (app, settings, clock, faults);

    public CountersignSettings Settings { get; }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>The school that stands from the beginning: Wrenfield School, without people.</summary>
    public EstablishmentId School { get; private set; }

    public Uri Address => new(app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>What the program printed when it started.</summary>
    public IReadOnlyList<string> Printed { get; private set; } = [];

    /// <param name="instead">Services in place of the program's own.</param>
    /// <param name="with">Other settings. Where the public address names a port, the program listens there.</param>
    public static async Task<TestSite> Start(Action<IServiceCollection>? instead = null, Func<CountersignSettings, CountersignSettings>? with = null)
    {
        var settings = TestDatabase.NewSettings(typeof(TestSite));
        var site = await Serve(with?.Invoke(settings) ?? settings, instead);
        site.School = await site.OpenSchool("Wrenfield School");
        return site;
    }

    /// <summary>As a first start finds it, with a set-up link on the console; or with the demo planted.</summary>
    public static async Task<TestSite> FirstStart(bool demo = false, Action<IServiceCollection>? instead = null)
    {
        var site = await Serve(TestDatabase.NewSettings(typeof(TestSite)) with { Demo = demo }, instead);
        site.Printed = await site.Prepare() is Outcome<IReadOnlyList<string>>.Done(var lines) ? lines : throw new InvalidOperationException("the first start was refused");
        return site;
    }

    /// <summary>The program of today over a data folder that another release left behind, upgraded as it upgrades one.</summary>
    public static async Task<TestSite> Resume(string dataFolder, Action<IServiceCollection>? instead = null)
    {
        var settings = new CountersignSettings { DataFolder = dataFolder, PublicAddress = new Uri("http://localhost/"), Reachable = TestDatabase.ThisMachine };
        var site = await Serve(settings, instead, async app =>
            Assert.IsType<Outcome<IDisposable>.Done>(await Startup.Prepare(app.Services, typeof(WebHost).Assembly, TestContext.Current.CancellationToken)).Value.Dispose());
        site.School = await site.Use(async services => (await services.GetRequiredService<Schools>().All(TestContext.Current.CancellationToken))[0].Id);
        return site;
    }

    /// <summary>What the program does before it serves its first page, once more.</summary>
    public Task<Outcome<IReadOnlyList<string>>> Prepare() => Use(services => services.GetRequiredService<FirstRun>().Prepare(TestContext.Current.CancellationToken));

    /// <summary>The program starting over the same data, with other settings, up to its first page.</summary>
    public static async Task<Outcome<IReadOnlyList<string>>> PrepareAgain(CountersignSettings settings)
    {
        await using var app = await WebHost.Build(settings, new Uri("http://127.0.0.1:0"), services => services.AddSingleton<ILoggerFactory>(new Faults()));
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstRun>().Prepare(TestContext.Current.CancellationToken);
    }

    public Task<EstablishmentId> OpenSchool(string name, EstablishmentKind kind = EstablishmentKind.School, EstablishmentId? parent = null) =>
        Use(services => SampleSchool.Open(services, name, kind: kind, parent: parent));

    /// <summary>A new person with these roles, at the first school unless another is named.</summary>
    public Task<PersonId> Join(string name, params IReadOnlyCollection<string> roles) => Join(School, name, roles);

    public Task<PersonId> Join(EstablishmentId school, string name, params IReadOnlyCollection<string> roles) =>
        Use(services => SampleSchool.Join(services, school, name, roles));

    /// <summary>Signed in as the person with this name or role; where there is none, somebody of that role joins first.</summary>
    public Task<Visitor> As(string nameOrRole) => As(School, nameOrRole);

    public async Task<Visitor> As(EstablishmentId school, string nameOrRole)
    {
        var person = await UseAt(school, async services =>
        {
            var everyone = await services.GetRequiredService<Staff>().Everyone(TestContext.Current.CancellationToken);
            return (everyone.FirstOrDefault(staff => staff.Name == nameOrRole) ?? everyone.FirstOrDefault(staff => staff.Roles.Contains(nameOrRole)))?.Id;
        });
        return await As(school, person ?? await Join(school, $"Somebody ({nameOrRole})", nameOrRole));
    }

    /// <summary>Signed in as this person, in a browser of its own.</summary>
    public async Task<Visitor> As(EstablishmentId school, PersonId person)
    {
        var visitor = Nobody();
        visitor.Cookies.Add(Address, await MakeCookie(school, person));
        return visitor;
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public Visitor Nobody()
    {
        var visitor = new Visitor(Address, faults.Last);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Runs in a scope of its own that sees every school, as a job does.</summary>
    public Task<T> Use<T>(Func<IServiceProvider, Task<T>> work) => Services.Everywhere(work);

    /// <summary>Runs in a scope of its own that sees one school, as a request there does.</summary>
    public Task<T> UseAt<T>(EstablishmentId school, Func<IServiceProvider, Task<T>> work) => Services.At(school, work);

    public Task<T> Read<T>(Func<CountersignDb, Task<T>> query) => Use(services => query(services.GetRequiredService<CountersignDb>()));

    public async ValueTask DisposeAsync()
    {
        visitors.ForEach(visitor => visitor.Dispose());
        await app.StopAsync(CancellationToken.None);
        await using (var scope = Services.CreateAsyncScope())
        {
            await FreshTables.GiveBack(scope.ServiceProvider.GetRequiredService<CountersignDb>(), Settings);
        }

        await app.DisposeAsync();
        Directory.Delete(Settings.DataFolder, recursive: true);
    }

    private static async Task<TestSite> Serve(CountersignSettings settings, Action<IServiceCollection>? instead, Func<WebApplication, Task>? prepare = null)
    {
        var clock = TestClock.Make();
        var faults = new Faults();
        var port = settings.PublicAddress.IsDefaultPort ? 0 : settings.PublicAddress.Port;
        var app = await WebHost.Build(settings, new Uri($"http://127.0.0.1:{port}"), services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<ILoggerFactory>(faults);
            services.AddSingleton(SampleWorkers.Shared);
            PageMetadata.Share(services);
            WithoutSchedules(services);
            instead?.Invoke(services);
        });
        PageMetadata.Keep(app.Services);
        var site = new TestSite(app, settings, clock, faults);
        try
        {
            await (prepare ?? Lay)(app);
            await app.StartAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    // What recurs is run by the test that is about it. A scheduler that nobody needs takes a fifth of what a site costs, most of it to end.
    private static void WithoutSchedules(IServiceCollection services)
    {
        foreach (var scheduler in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name is "QuartzHostedService" or nameof(OutboxPump)).ToList())
        {
            services.Remove(scheduler);
        }
    }

    private static async Task Lay(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await FreshTables.Lay(scope.ServiceProvider.GetRequiredService<CountersignDb>(), app.Services.GetRequiredService<CountersignSettings>());
    }

    private Task<Cookie> MakeCookie(EstablishmentId school, PersonId person) => Use(async services =>
    {
        var claims = services.GetRequiredService<OpenSessions>().Start(school, person);
        await services.GetRequiredService<CountersignDb>()
            .Save(new AuditEvent(SomeKind.Named("sign-in.succeeded"), school, person, Clock.GetUtcNow(), person.Value), TestContext.Current.CancellationToken);
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow() + Session.AtMost };
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(claims.ToPrincipal(), properties, IdentityConstants.ApplicationScheme)), "/");
    });
}
