using System.Text;
using Countersign.PolicyLanguage;

namespace PolicyLanguage.Tests;

public class BadDocumentTests
{
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "bad");

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_bad_document_is_refused_whole_in_exactly_these_words(string name)
    {
        var expected = File.ReadAllText(Path.Combine(Folder, $"{name}.expected.txt"));

        var (document, problems) = PolicyReader.Read($"{name}.md", File.ReadAllBytes(Path.Combine(Folder, $"{name}.md")));

        Assert.Null(document);
        Assert.Equal(expected, string.Join('\n', problems) + "\n");
    }

    [Fact]
    public void A_document_of_the_greatest_size_is_read_and_one_byte_more_is_refused()
    {
        var (most, tooMany) = (new byte[PolicyReader.MostBytes], new byte[PolicyReader.MostBytes + 1]);
        Array.Fill(most, (byte)'\n');

        var (read, refused) = (PolicyReader.Read("long.md", most).Problems.Single(), PolicyReader.Read("long.md", tooMany).Problems.Single());

        Assert.Equal("the document has no front matter", read.Message);
        Assert.Equal("long.md:1: the document is 1,000,001 bytes long\n  help: keep it under 1,000,000 bytes; put pictures and annexes into files of their own", refused.ToString());
    }

    [Fact]
    public void The_good_beginning_of_the_samples_is_accepted_on_its_own()
    {
        var beginning = File.ReadAllText(Path.Combine(Folder, "no-verdict.md")).Split("\n### 2.9")[0];

        var (document, problems) = PolicyReader.Read("beginning.md", Encoding.UTF8.GetBytes(beginning));

        Assert.Empty(problems);
        Assert.NotNull(document);
    }
}
