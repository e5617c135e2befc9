using System.Text.Json;
using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>What is kept of a policy brought from elsewhere beside its draft: what the document shows, what was left out and what was told.</summary>
/// <param name="Originals">What the document shows, under the clause of the draft that it became.</param>
internal sealed record BroughtRecord(
    IReadOnlyDictionary<Guid, IReadOnlyList<string>> Originals,
    IReadOnlyList<LeftOut> LeftOut,
    IReadOnlyList<string> Told,
    IReadOnlyList<string> Differences)
{
    public string Written() => JsonSerializer.Serialize(this);

    /// <summary>Null where a draft was not brought from elsewhere.</summary>
    public static BroughtRecord? Read(string? written) => written is null ? null : JsonSerializer.Deserialize<BroughtRecord>(written);
}
