using Countersign.Policies.Drafts.Blocks;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Tests.Policies.Drafts.Blocks;

public class BlockFormTests
{
    public static TheoryData<string> Documents => ["federation.md", "infant.md", "primary.md", "school.md", "trust.md", "law/england.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_line_of_the_starting_policies_has_its_boxes(string name)
    {
        var kept = Blocks(name).SelectMany(block => Stored(block) is var stored ? stored.Others.Concat(stored.Rows.Values.SelectMany(rows => rows).Select(row => row.Kept).OfType<string>()) : []);

        Assert.Empty(kept);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_form_that_is_opened_and_saved_says_the_same_letter_for_letter(string name)
    {
        var blocks = Blocks(name);

        var saved = blocks.Select(block => BlockForm.Of(Stored(block), 1).Lines(BlockKinds.Core.Find(block.Kind)!, Stored(block)).Select(line => line.Text).ToList()).ToList();

        Assert.NotEmpty(blocks);
        Assert.Equal(blocks.Select(block => block.Lines.Select(LineText.Single)), saved);
    }

    private static StoredLines Stored(DocumentPart.Block block) => StoredLines.Of(BlockKinds.Core.Find(block.Kind)!, block.Lines);

    private static List<DocumentPart.Block> Blocks(string name) =>
        [.. PolicyReader.Read(name, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "policies", name))).Document!.Parts.OfType<DocumentPart.Block>()];
}
