using Countersign.Foundation.Audit;

namespace Countersign.People.Model;

/// <summary>The acts about changes of power; what each of them changed stands in an act of its own that names the change too.</summary>
internal static class PowerChangeEvents
{
    public static readonly AuditEventKind Asked = Of(
        "power-change.asked",
        "Change of power asked for",
        "somebody asked for a change that takes two people; the facts hold its kind and from when it counts by itself");

    public static readonly AuditEventKind Confirmed = Of(
        "power-change.confirmed", "Change of power confirmed", "a second person confirmed a change of power, and it counts");

    public static readonly AuditEventKind Stopped = Of("power-change.stopped", "Change of power stopped", "somebody stopped a change of power while it waited");

    public static readonly AuditEventKind Counted = Of(
        "power-change.counted",
        "Change of power counted after waiting",
        "a change of power that nobody could confirm and nobody stopped counts, because its time was over");

    public static readonly AuditEventKind Lapsed = Of(
        "power-change.lapsed", "Change of power lapsed", "a change of power was to count and no longer could; nothing was changed");

    public static readonly AuditEventKind CountedInSetUp = Of(
        "power-change.counted-in-set-up",
        "Change of power while setting up",
        "a change of power counted at once, because nobody but the opening administrator had joined who signs");

    private static AuditEventKind Of(string name, string words, string when) =>
        new(name, words, when) { About = "change, people concerned", PersonalFields = ["about"] };
}
