namespace Countersign.PolicyLanguage.Grammar;

/// <summary>What the head of a document can say.</summary>
internal static class FrontMatterKeys
{
    /// <summary>In the order of the manual, which is the order in which they are written.</summary>
    public static readonly string[] All =
    [
        "policy", "title", "summary", "version", "issued", "reviewed", "ratified", "review due", "review every", "ratified by", "owner",
        "layer", "nation", "years end", "when silent", "when unknown", "colleagues",
    ];
}
