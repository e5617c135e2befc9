using Countersign.Foundation.Audit;

namespace Countersign.Posts.Model;

/// <summary>The acts by which publishing stops and goes on.</summary>
internal static class PublishingEvents
{
    public static readonly AuditEventKind Stopped = new(
        "publishing.stopped", "Publishing stopped", "somebody stopped what goes out: to the account named, or everything of the school, federation or trust")
    {
        About = "stop, account",
        PersonalFields = ["why"],
    };

    public static readonly AuditEventKind Lifted = new("publishing.stop-lifted", "Publishing goes on", "a stop was lifted, by two people")
    {
        About = "stop, change",
    };
}
