using Countersign.Foundation.Audit;

namespace Countersign.Pages;

/// <summary>The acts of the home page.</summary>
internal static class HomeEvents
{
    public static readonly AuditEventKind FirstWeekPutAway = new(
        "first-week.put-away", "List of the first week put away", "an administrator put away the list of what a new school sets up in its first week")
    {
        About = "establishment",
    };
}
