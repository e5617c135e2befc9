namespace Bench;

/// <summary>Where bench/run puts what is published for this machine.</summary>
internal static class PublishedProgram
{
    public static IReadOnlyList<string> Countersign(string repository) => [Path.Combine(repository, "artifacts", "bench", "program", "countersign")];

    public static IReadOnlyList<string> Empty(string repository) => [Path.Combine(repository, "artifacts", "bench", "empty", "empty"), "--urls"];
}
