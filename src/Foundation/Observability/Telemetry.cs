using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Countersign.Foundation.Observability;

/// <summary>The program's own traces and figures. Tags are kinds and outcomes, never names, texts or ids of people.</summary>
public static class Telemetry
{
    public const string Name = "Countersign";

    /// <summary>Spans of work that no request started.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>Items of the outbox that were worked on, by kind and by what became of them.</summary>
    internal static Counter<long> Worked { get; } = Meter.CreateCounter<long>("countersign.outbox.worked", "{item}");

    internal static Histogram<double> Waited { get; } = Meter.CreateHistogram<double>("countersign.outbox.waited", "s", "from due to taken");
}
