using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.InForce;

/// <summary>The laws of the nations as they come with the program, read once.</summary>
internal sealed class LawsInForce
{
    // An establishment has no nation of its own yet; a document that names none is taken for one of England.
    private const Nation Usual = Nation.England;

    private readonly Dictionary<Nation, PolicyDocument> laws = [];

    private readonly Dictionary<string, byte[]> sources = [];

    /// <exception cref="InvalidDataException">A law that came with the program has an error, or names no nation.</exception>
    public LawsInForce()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies", "law"), "*.md"))
        {
            var bytes = File.ReadAllBytes(path);
            var (document, problems) = PolicyReader.Read(Path.GetFileName(path), bytes);
            if (document is not { Front: { Layer: Layer.Law, Nation: { } nation } })
            {
                throw new InvalidDataException(problems.Count > 0 ? problems[0].ToString() : $"{Path.GetFileName(path)} is no law of a nation");
            }

            laws.Add(nation, document);
            sources.Add(document.Hash, bytes);
        }
    }

    /// <summary>The bytes of a law; null where the program holds none of that hash.</summary>
    public byte[]? Source(string hash) => sources.GetValueOrDefault(hash);

    /// <summary>The law over a policy; null where the program holds none of its nation.</summary>
    public PolicyDocument? Over(PolicyDocument policy) => laws.GetValueOrDefault(policy.Front.Nation ?? Usual);
}
