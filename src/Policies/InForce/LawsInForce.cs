using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.InForce;

/// <summary>The laws of the nations as they come with the program, read once. Which nations there are is a matter of the files.</summary>
internal sealed class LawsInForce
{
    // An establishment has no nation of its own yet; where no document names one, it is taken for one of England.
    private const string Usual = "England";

    private readonly Dictionary<string, PolicyDocument> laws = [];

    private readonly Dictionary<string, byte[]> sources = [];

    /// <exception cref="InvalidDataException">A law that came with the program has an error, or is not that of the nation its file is named after.</exception>
    public LawsInForce()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies", "law"), "*.md"))
        {
            var bytes = File.ReadAllBytes(path);
            var (document, problems) = PolicyReader.Read(Path.GetFileName(path), bytes);
            var name = Path.GetFileNameWithoutExtension(path);
            if (document is not { Front: { Layer: Layer.Law, Nation: { } nation } } || FileOf(nation) != name)
            {
                throw new InvalidDataException(problems.Count > 0 ? problems[0].ToString() : $"{name} is not the law of the nation that it is named after");
            }

            laws.Add(name, document);
            sources.Add(document.Hash, bytes);
        }
    }

    /// <summary>The bytes of a law; null where the program holds none of that hash.</summary>
    public byte[]? Source(string hash) => sources.GetValueOrDefault(hash);

    /// <summary>The law over a policy, by the nation that it names or else the one above it does; null where the program holds none of that nation.</summary>
    public PolicyDocument? Over(PolicyDocument policy, PolicyDocument? above) =>
        laws.GetValueOrDefault(FileOf(policy.Front.Nation ?? above?.Front.Nation ?? Usual));

    /// <summary>Northern Ireland's is <c>northern-ireland</c>.</summary>
    private static string FileOf(string nation) => nation.ToLowerInvariant().Replace(' ', '-');
}
