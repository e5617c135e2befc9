using System.Text;
using Countersign.PolicyLanguage.Parsing;
using Countersign.Tests;

namespace PolicyLanguage.Tests.Parsing;

/// <summary>One document for every mistake, with its exact error beside it. COUNTERSIGN_RECORD=1 writes the errors again, to be read line by line.</summary>
public class BadDocumentTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "bad");

    public static TheoryData<string> Documents => [.. Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_with_a_mistake_is_refused_and_the_mistake_explained(string name)
    {
        var (document, problems) = PolicyReader.Read($"bad/{name}.md", File.ReadAllBytes(Path.Combine(Folder, name + ".md")));

        Assert.Null(document);
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllText(Path.Combine(Checkout.Root, "tests", "PolicyLanguage.Tests", "bad", name + ".txt"), string.Join("", problems.Select(problem => problem + "\n")));
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".txt")), string.Join("", problems.Select(problem => problem + "\n")));
    }

    [Fact]
    public void A_document_over_a_million_bytes_is_refused_unread()
    {
        var bytes = new byte[PolicyReader.MostBytes + 1];

        var (document, problems) = PolicyReader.Read("big.md", bytes);

        Assert.Null(document);
        Assert.Equal("big.md:1: the document is 1,000,001 bytes long\n  help: keep it under 1,000,000 bytes; put pictures and annexes into files of their own", Assert.Single(problems).ToString());
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused()
    {
        var (document, problems) = PolicyReader.Read("latin.md", Encoding.Latin1.GetBytes("---\ntitle: Café\n---\n"));

        Assert.Null(document);
        Assert.Equal("latin.md:1: the document is not UTF-8 text\n  help: save it as UTF-8 from your editor", Assert.Single(problems).ToString());
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "good", "former-pupils.md"));

        var (document, problems) = PolicyReader.Read("marked.md", [0xEF, 0xBB, 0xBF, .. bytes]);

        Assert.Empty(problems);
        Assert.NotNull(document);
    }
}
