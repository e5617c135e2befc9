using Countersign.PolicyLanguage;

namespace Countersign.Policies.Adopt;

/// <summary>A policy that a school can start from.</summary>
/// <param name="Name">Its short name, such as <c>primary</c>.</param>
public sealed record StartingPolicy(string Name, string Title, string? Summary);

/// <summary>The policies that come with the program.</summary>
public sealed class StartingPolicies
{
    private readonly string folder = Path.Combine(AppContext.BaseDirectory, "policies");

    /// <exception cref="InvalidDataException">A document that came with the program has an error.</exception>
    public IReadOnlyList<StartingPolicy> All() =>
        [.. Directory.GetFiles(folder, "*.md").Where(path => Path.GetFileName(path) != "README.md").Order(StringComparer.Ordinal).Select(path =>
        {
            var (document, problems) = PolicyReader.Read(Path.GetFileName(path), File.ReadAllBytes(path));
            return document is null ? throw new InvalidDataException(problems[0].ToString()) : new StartingPolicy(Path.GetFileNameWithoutExtension(path), document.Front.Title, document.Front.Summary);
        })];

    /// <summary>The bytes of one; null where none has that name.</summary>
    internal byte[]? Find(string name) =>
        All().Any(policy => policy.Name == name) ? File.ReadAllBytes(Path.Combine(folder, name + ".md")) : null;
}
