using System.Collections.Concurrent;
using Countersign.Foundation.Files;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.InForce;

/// <summary>
/// Documents that were read, by their hash, and what several of them come to together. What was ratified never changes, so it is read once;
/// which documents bind a school is looked up anew each time.
/// </summary>
internal sealed class ParsedPolicies(IFileStore files)
{
    private readonly ConcurrentDictionary<string, ParsedPolicy> documents = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(string Own, string? Above, string? Law), PolicyLayers> layers = new();

    /// <exception cref="InvalidDataException">The ratified bytes cannot be read by this version of the program.</exception>
    public async Task<ParsedPolicy> Find(string hash, CancellationToken ct) =>
        documents.TryGetValue(hash, out var known) ? known : documents.GetOrAdd(hash, Read(hash, await files.Get(new ContentHash(hash), ct)));

    public PolicyLayers Together(PolicyDocument own, PolicyDocument? above, PolicyDocument? law) =>
        layers.GetOrAdd((own.Hash, above?.Hash, law?.Hash), _ => LayerRules.Of(own, above, law));

    private static ParsedPolicy Read(string hash, byte[] source) => new(
        PolicyReader.Read("policy.md", source).Document
            ?? throw new InvalidDataException($"the ratified policy {hash} cannot be read by this version of the program"),
        source);
}

/// <summary>A document and the bytes that it was read from.</summary>
internal sealed record ParsedPolicy(PolicyDocument Document, byte[] Source);
