using Countersign.Foundation.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Tests.Samples;

/// <summary>The program's own worker processes. All tests share two, as the people of one installation do; they end with the tests.</summary>
internal static class SampleWorkers
{
    public static readonly Workers Shared = new(NullLogger<Workers>.Instance);
}
