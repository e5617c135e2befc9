using System.Collections.Concurrent;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.InForce;

/// <summary>
/// The laws of the nations as they come with the program. Which nations there are is a matter of the files; each is read once, when it is wanted.
/// </summary>
internal sealed class LawsInForce
{
    // An establishment has no nation of its own yet; where no document names one, it is taken for one of England.
    private const string Usual = "England";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "policies", "law");

    private readonly ConcurrentDictionary<string, ParsedPolicy> laws = new(StringComparer.Ordinal);

    /// <summary>Those of this program: they never change while it runs.</summary>
    public static LawsInForce Shipped { get; } = new();

    /// <summary>The bytes of a law; null where the program holds none of that hash.</summary>
    public byte[]? Source(string hash) => Directory.GetFiles(Folder, "*.md").Select(path => Law(Path.GetFileNameWithoutExtension(path)))
        .FirstOrDefault(law => law!.Document.Hash == hash)?.Source;

    /// <summary>The law over a policy, by the nation that it names or else the one above it does; null where the program holds none of that nation.</summary>
    /// <exception cref="InvalidDataException">A law that came with the program has an error, or is not that of the nation its file is named after.</exception>
    public PolicyDocument? Over(PolicyDocument policy, PolicyDocument? above) =>
        Law(FileOf(policy.Front.Nation ?? above?.Front.Nation ?? Usual))?.Document;

    private ParsedPolicy? Law(string name) => laws.TryGetValue(name, out var known) ? known : Read(name) is { } law ? laws.GetOrAdd(name, law) : null;

    // A nation is any text that a document holds, so nothing of it becomes a path that is not among the files.
    private static ParsedPolicy? Read(string name)
    {
        if (Array.Find(Directory.GetFiles(Folder, "*.md"), file => Path.GetFileNameWithoutExtension(file) == name) is not { } path)
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        var (document, problems) = PolicyReader.Read(Path.GetFileName(path), bytes);
        return document is { Front: { Layer: Layer.Law, Nation: { } nation } } && FileOf(nation) == name
            ? new ParsedPolicy(document, bytes)
            : throw new InvalidDataException(problems.Count > 0 ? problems[0].ToString() : $"{name} is not the law of the nation that it is named after");
    }

    /// <summary>Northern Ireland's is <c>northern-ireland</c>.</summary>
    private static string FileOf(string nation) => nation.ToLowerInvariant().Replace(' ', '-');
}
