using Countersign.Foundation;
using Countersign.Foundation.Furniture;
using Countersign.People;

namespace Countersign.Web;

/// <summary>Tells the layout who is here.</summary>
internal static class FrameFilling
{
    private static readonly IReadOnlyList<NavItem> Administration = [.. NavItem.All, new("People", "/people"), new("Pupils", "/pupils")];

    public static IApplicationBuilder UseFrame(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        var services = context.RequestServices;
        var frame = services.GetRequiredService<PageFrame>();
        frame.Demo = services.GetRequiredService<CountersignSettings>().Demo;
        if (services.GetRequiredService<CurrentPerson>().Me is { } me)
        {
            frame.Person = me.Name;
            frame.Establishment = (await services.GetRequiredService<Schools>().Find(me.Establishment, context.RequestAborted))?.Name;
            frame.DemoPerson = frame.Demo;
            frame.NavItems = me.Holds(Me.Administrator) ? Administration : NavItem.All;
        }

        await next(context);
    });
}
