using System.Diagnostics;
using Countersign.Foundation.Observability;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Countersign.Web;

/// <summary>Sends traces and figures by OTLP where OTEL_EXPORTER_OTLP_ENDPOINT names a collector; otherwise nothing is gathered.</summary>
internal sealed class Observability : IHostedService, IDisposable
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

    private TracerProvider? traces;
    private MeterProvider? figures;

    public static bool IsWanted => Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsWanted)
        {
            var service = ResourceBuilder.CreateDefault().AddService("countersign");
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(service).AddSource("Microsoft.AspNetCore", Telemetry.Name)
                .AddProcessor(new KnownTagsOnly()).AddOtlpExporter().Build();
            figures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(service)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", Telemetry.Name).AddOtlpExporter().Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.ForceFlush();
        figures?.ForceFlush();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        figures?.Dispose();
    }

    internal sealed class KnownTagsOnly : BaseProcessor<Activity>
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
