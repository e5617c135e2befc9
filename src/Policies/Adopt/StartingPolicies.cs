using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.Adopt;

/// <summary>A policy that a school can start from.</summary>
/// <param name="Name">Its short name, such as <c>primary</c>.</param>
public sealed record StartingPolicy(string Name, string Title, string? Summary);

/// <summary>The policies that come with the program.</summary>
public sealed class StartingPolicies
{
    private readonly string folder = Path.Combine(AppContext.BaseDirectory, "policies");

    private readonly Lazy<IReadOnlyList<PolicyDocument>> documents;

    public StartingPolicies() => documents = new(Read);

    /// <summary>Those of this program, read once.</summary>
    internal static StartingPolicies Shipped { get; } = new();

    /// <exception cref="InvalidDataException">A document that came with the program has an error.</exception>
    public IReadOnlyList<StartingPolicy> All() =>
        [.. documents.Value.Select(document => new StartingPolicy(
            Path.GetFileNameWithoutExtension(document.Path),
            document.Front.Title,
            document.Front.Summary))];

    // They come with the program and never change while it runs.
    private List<PolicyDocument> Read() =>
        [.. Directory.GetFiles(folder, "*.md").Where(path => Path.GetFileName(path) != "README.md").Order(StringComparer.Ordinal).Select(path =>
        {
            var (document, problems) = PolicyReader.Read(Path.GetFileName(path), File.ReadAllBytes(path));
            return document ?? throw new InvalidDataException(problems[0].ToString());
        })];

    /// <summary>The documents themselves.</summary>
    internal IReadOnlyList<PolicyDocument> Documents() => documents.Value;

    /// <summary>The bytes of one; null where none has that name.</summary>
    internal byte[]? Find(string name) =>
        All().Any(policy => policy.Name == name) ? File.ReadAllBytes(Path.Combine(folder, name + ".md")) : null;
}
