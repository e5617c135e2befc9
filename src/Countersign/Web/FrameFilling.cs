using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Sessions;

namespace Countersign.Web;

/// <summary>Tells the layout who is here, and which of the sections that modules contribute they see.</summary>
internal static class FrameFilling
{
    private const string StopBanner = "/Posts/Stop/_StopBanner.cshtml";

    public static IApplicationBuilder UseFrame(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        var services = context.RequestServices;
        var frame = services.GetRequiredService<PageFrame>();
        frame.Demo = services.GetRequiredService<CountersignSettings>().Demo;
        if (services.GetRequiredService<CurrentPerson>().Me is { } me)
        {
            frame.Person = me.Name;
            frame.FormsAreFor = (me.VisitsFrom ?? me.Establishment, me.Id);
            var here = await services.GetRequiredService<Schools>().FindHere(context.RequestAborted);
            frame.Establishment = here?.Name;
            frame.SignInNews = [.. services.GetRequiredService<OpenSessions>().News.Select(news => news.Words((here?.Time ?? SchoolTime.Usual).Read(news.At)))];
            frame.SignaturesRest = me.SignaturesRest;
            frame.Banners = [StopBanner];
            frame.DemoPerson = frame.Demo;
            frame.NavItems = [.. services.GetServices<MenuEntry>().Where(entry => entry.OpenTo(me, here)).OrderBy(entry => entry.Place)
                .Select(entry => new NavItem(entry.Text, entry.Address)
                {
                    Waiting = entry.Waiting is { } count ? () => count(services, context.RequestAborted) : null,
                })];
        }

        await next(context);
    });
}
