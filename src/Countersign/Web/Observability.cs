using System.Diagnostics;
using Countersign.Foundation.Observability;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Countersign.Web;

/// <summary>Sends traces and figures by OTLP where OTEL_EXPORTER_OTLP_ENDPOINT names a collector; otherwise nothing is gathered.</summary>
internal static class Observability
{
    // Whatever a library adds tomorrow is dropped unless it stands here: an address or a query may name a person.
    private static readonly HashSet<string> Tags =
        [
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "url.scheme",
            "error.type",
            "network.protocol.version",
            "outbox.kind",
            "outbox.outcome",
        ];

    public static void AddObservability(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            services.AddOpenTelemetry().ConfigureResource(static resource => resource.AddService("countersign"))
                .WithTracing(static traces => traces.AddAspNetCoreInstrumentation().AddSource(Telemetry.Name)
                    .AddProcessor(new KnownTagsOnly()).AddOtlpExporter())
                .WithMetrics(static figures => figures.AddAspNetCoreInstrumentation().AddMeter(Telemetry.Name).AddOtlpExporter());
        }
    }

    private sealed class KnownTagsOnly : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var tag in data.TagObjects.Where(tag => !Tags.Contains(tag.Key)).ToList())
            {
                data.SetTag(tag.Key, null);
            }
        }
    }
}
