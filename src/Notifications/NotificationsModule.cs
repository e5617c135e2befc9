using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Outbox;
using Countersign.Notifications.Mine;
using Countersign.Notifications.Send;
using Countersign.Notifications.Tell;
using Countersign.People.Contributions;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Notifications;

/// <summary>The public door of Notifications: what waits for whom and what is news to them, in the app and by e-mail.</summary>
public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton(NotificationTables.Part).AddAuditEvents(typeof(NotificationEvents));
        services.AddScoped<Notify>().AddSingleton<Mailer>().AddScoped<IOutboxWork, SendNotifications>();
        services.AddScoped<Waiting>();
        return services.AddSingleton(new MenuEntry("Notifications", NotificationLinks.Mine, 5)
        {
            Waiting = static (here, ct) => here.GetRequiredService<Waiting>().Count(ct),
        });
    }
}
