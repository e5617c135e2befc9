using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Notifications.Model;

internal static class NotificationTables
{
    public static ModelPart Part { get; } = new(static _ => { }, Tables);

    private static void Tables(ModelBuilder model)
    {
        model.Entity<Notification>(notification =>
        {
            notification.ToTable("Notifications");
            notification.Property(row => row.Id).ValueGeneratedNever();
            ModelPart.GoesWithPerson(notification.Property(row => row.Person));
            notification.HasIndex(row => new { row.Person, row.EndedAt });
            notification.HasIndex(row => new { row.Subject, row.EndedAt });
        });
        model.Entity<NotificationChoice>(choice =>
        {
            choice.ToTable("NotificationChoices");
            choice.HasKey(row => new { row.Person, row.Kind });
            ModelPart.GoesWithPerson(choice.Property(row => row.Person));
        });
    }
}
