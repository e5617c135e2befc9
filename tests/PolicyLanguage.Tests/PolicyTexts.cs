using System.Text;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests;

/// <summary>Policy documents that a test reads and expects to be sound: those that lie beside the tests, and those written out in one.</summary>
internal static class PolicyTexts
{
    /// <summary>One of those that come with the program, such as trust or law/england.</summary>
    public static PolicyDocument Shipped(string name) => Beside(Path.Combine("policies", name + ".md"));

    public static byte[] ShippedBytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "policies", name + ".md"));

    /// <summary>One of the tests' own, such as good/law.md.</summary>
    public static PolicyDocument Beside(string path) => Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, path)), path);

    public static PolicyDocument Read(string text, string path = "sample.md") => Read(Encoding.UTF8.GetBytes(text), path);

    public static PolicyDocument Read(byte[] bytes, string path = "sample.md", BlockKinds? kinds = null)
    {
        var (document, problems) = PolicyReader.Read(path, bytes, kinds ?? BlockKinds.Core);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        return document!;
    }
}
