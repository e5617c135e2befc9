using Countersign.Foundation;
using Countersign.Foundation.Furniture;
using Countersign.People;

namespace Countersign.Web;

/// <summary>Tells the layout who is here.</summary>
internal static class FrameFilling
{
    private static readonly IReadOnlyList<NavItem> Administration = [.. NavItem.All, new("People", "/people"), new("Pupils", "/pupils")];

    private static readonly IReadOnlyList<NavItem> Trust = [.. Administration, new("Schools", "/schools")];

    public static IApplicationBuilder UseFrame(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        var services = context.RequestServices;
        var frame = services.GetRequiredService<PageFrame>();
        frame.Demo = services.GetRequiredService<CountersignSettings>().Demo;
        if (services.GetRequiredService<CurrentPerson>().Me is { } me)
        {
            frame.Person = me.Name;
            var here = await services.GetRequiredService<Schools>().Find(me.Establishment, context.RequestAborted);
            frame.Establishment = here?.Name;
            frame.DemoPerson = frame.Demo;
            frame.NavItems = (me.Holds(Me.Administrator), me.VisitsFrom is not null || here?.Kind is not EstablishmentKind.School) switch
            {
                (true, true) => Trust,
                (true, false) => Administration,
                _ => NavItem.All,
            };
        }

        await next(context);
    });
}
