using Countersign.Approvals;
using Countersign.Foundation;
using Countersign.Links;
using Countersign.Notifications;
using Countersign.Pages;
using Countersign.People;
using Countersign.People.Contributions;
using Countersign.Platforms;
using Countersign.Policies;
using Countersign.Posts;
using Countersign.SchoolAccounts;
using Countersign.SignIn;
using Countersign.SignIn.Sessions;

namespace Countersign.Web;

/// <summary>Puts the modules together into one web application.</summary>
internal static class WebHost
{
    /// <summary>
    /// No configuration file is watched for changes: a watcher takes one of the few inotify instances that a machine gives to all programs of a user.
    /// </summary>
    internal static readonly string[] Unwatched = ["--hostBuilder:reloadConfigOnChange=false", NamedProxies.Off];

    public static async Task<WebApplication> Build(CountersignSettings settings, Uri address, Action<IServiceCollection>? instead = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = Unwatched,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = "countersign",
        });
        builder.WebHost.UseUrls(address.ToString()).ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);

        // Queries and requests are for traces; the log says what a person has to know.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning).AddFilter("System", LogLevel.Warning);

        // Where systemd or Windows started the program, each is told when it is ready and may say when to stop; elsewhere these two do nothing.
        builder.Services.AddSystemd().AddWindowsService(service => service.ServiceName = "Countersign");
        builder.Services.AddFoundation(settings)
            .AddComponents()
            .AddPeople()
            .AddNotifications()
            .AddPlatforms(settings.Reachable)
            .AddPolicies()
            .AddApprovals()
            .AddSchoolAccounts()
            .AddPosts()
            .AddSignIn(settings)
            .AddTryLimit()
            .AddPatience();
        builder.Services.AddRazorPages(options => options.RootDirectory = "/").AddMvcOptions(static mvc =>
        {
            mvc.Filters.Add<WholeForms>(WholeForms.BeforeTheToken);
            mvc.Filters.Add<OthersForms>(OthersForms.BeforeTheToken);
            mvc.Filters.Add<UnreadableForms>();
            mvc.Filters.Add<FilledIn>(FilledIn.AfterOthers);
        });
        builder.Services.AddSingleton(new MenuEntry("Home", HostLinks.Home, 0)).AddScoped<IWork, UnsentWork>();
        builder.Services.AddAuditEvents(typeof(HomeEvents))
            .AddSingleton(new MenuEntry("Figures", HostLinks.Figures, 45) { OpenTo = static (me, _) => FiguresModel.MayRead(me) })
            .AddSingleton(new Door("Figures", "The school in numbers, a term at a time.", HostLinks.Figures, 5) { OpenTo = FiguresModel.IsMainThing })
            .AddSingleton<FirstWeeksOver>().AddScoped<FirstWeek>();
        builder.Services.AddObservability(builder.Configuration);
        builder.Services.AddApiDescription();
        builder.Services.AddAntiforgery(options => PublicCookie.Shape(options.Cookie, "countersign-forms", settings));
        instead?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseNamedProxies(settings).UsePublicScheme(settings);
        app.UseSecurityHeaders(settings);
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseErrorRequest();
        app.UseApiProblems();
        app.UseWaitingForTheDatabase();
        app.UseThrownAnswers();
        app.UseAddressGate();
        app.UseStaticFiles();
        app.UseRouting();
        app.UsePageMethods();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFrame();
        app.MapRazorPages();
        app.MapPolicies();
        app.MapApiDescription();
        app.MapPosts();
        app.MapHealth(typeof(WebHost).Assembly);
        await Task.CompletedTask;
        return app;
    }
}
