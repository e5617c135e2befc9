namespace Countersign.Help;

/// <summary>The guides that come with the program. They never change while it runs, so they are read once.</summary>
internal static class Guides
{
    /// <summary>In the order in which people look for themselves.</summary>
    public static readonly IReadOnlyList<string> Names = ["teacher", "signer", "headteacher", "business-manager", "governor", "family"];

    private static readonly Lazy<IReadOnlyList<Guide>> Read = new(() =>
        [.. Names.Select(name => Guide.Of(name, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "guide", name + ".md"))))]);

    public static IReadOnlyList<Guide> All => Read.Value;

    /// <summary>The one of this name; null where there is none.</summary>
    public static Guide? Find(string name) => Names.Contains(name) ? All.First(guide => guide.Name == name) : null;
}
