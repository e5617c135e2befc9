using System.Text.Json;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

[Trait("Database", "none")]
public sealed class ImportCommandTests
{
    private static readonly string Cases = Path.Combine(Checkout.Root, "tests/Countersign.Tests/Policies/Drafts/Upload/Clauses/cases");

    [Fact]
    public async Task What_a_document_becomes_is_printed_for_other_programs()
    {
        var code = await CommandLine.Run(["policy", "import", Path.Combine(Cases, "d13-hidden-text.docx"), "--json"]);

        using var printed = JsonDocument.Parse(TestConsole.Printed);
        var root = printed.RootElement;
        Assert.Equal(0, code);
        Assert.Equal("""{"id":"1","heading":"","text":"Staff may post pictures with consent."}""", Compact(root.GetProperty("clauses")[0]));
        Assert.Equal("""{"what":"hidden text","text":"NOTE TO SELF: ask the union first"}""", Compact(root.GetProperty("leftOut")[0]));
        Assert.Equal("""{"title":"Social media policy"}""", Compact(root.GetProperty("front")));
        Assert.Equal(("[]", "null"), (Compact(root.GetProperty("differences")), Compact(root.GetProperty("refused"))));
        Assert.Equal(JsonValueKind.Array, root.GetProperty("proposals").ValueKind);
    }

    [Fact]
    public async Task What_is_proposed_is_printed_with_what_it_would_do_and_how_sure_it_is()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.txt");
        await File.WriteAllTextAsync(path, "1. Pictures\nStaff never put a photograph of a pupil on a personal account or on a site of their own.\n\n2. Lunch\nThe menu changes weekly.\n", TestContext.Current.CancellationToken);
        try
        {
            await CommandLine.Run(["policy", "import", path, "--json"]);

            using var printed = JsonDocument.Parse(TestConsole.Printed);
            var strong = printed.RootElement.GetProperty("proposals").EnumerateArray().Where(proposal => proposal.GetProperty("strong").GetBoolean()).ToList();
            Assert.Equal("1", Assert.Single(strong).GetProperty("id").GetString());
            Assert.StartsWith("Staff must not post a photograph of a current pupil", strong[0].GetProperty("does").GetString(), StringComparison.Ordinal);
            Assert.StartsWith("Fairly sure.", strong[0].GetProperty("sure").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_person_reads_what_was_left_out_and_why()
    {
        var code = await CommandLine.Run(["policy", "import", Path.Combine(Cases, "d13-hidden-text.docx")]);

        Assert.Equal(0, code);
        Assert.Contains("- hidden text: NOTE TO SELF: ask the union first (It is formatted as hidden", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("Every word of the document is in the draft or was left out", TestConsole.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_refused_is_no_success()
    {
        var code = await CommandLine.Run(["policy", "import", Path.Combine(Cases, "d41-nested-2000.docx"), "--json"]);

        using var printed = JsonDocument.Parse(TestConsole.Printed);
        Assert.Equal(1, code);
        Assert.StartsWith("The file is put together in a way", printed.RootElement.GetProperty("refused").GetString(), StringComparison.Ordinal);
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
