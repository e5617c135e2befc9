using Countersign.Policies.Drafts.Blocks;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Microsoft.AspNetCore.Mvc.ModelBinding;

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

    [Theory]
    [InlineData("in\0visible", "A character that cannot be seen stands after “in”. Delete what is there and type it again")]
    [InlineData("", null)]
    public void A_box_that_cannot_be_kept_is_named(string typed, string? sentence)
    {
        var (form, state) = (new BlockForm(), new ModelStateDictionary());

        form.Take(new FormCollection(new() { ["Form.Boxes[because-0-text]"] = typed, ["Form.Boxes[then-0-text]"] = new string('x', 10_001) }), state);

        Assert.Equal(sentence, state["Form.Boxes[because-0-text]"]?.Errors.Single().ErrorMessage);
        Assert.Equal("This must be 10,000 characters or fewer", state["Form.Boxes[then-0-text]"]!.Errors.Single().ErrorMessage);
    }

    [Fact]
    public void Every_line_that_a_rule_can_have_has_its_boxes()
    {
        string[] lines =
        [
            "leave to judgement staff or governor to connect or message", "with a former pupil or a pupil", "on a personal account", "when stated family", "when not about the school", "when administrators at least 2",
            "unless family", "except 3.1", "until the earlier of 1 year after leaving and age 18", "needs a check by a colleague, then approval by the person concerned",
            "then decline, report to the headteacher within 1 school day", "by the headteacher", "because it is so", "over 3.1 because a pupil in danger comes first",
            "schools may vary", "overrides", "gravity gross", "strength should",
        ];
        var kind = BlockKinds.Core.Find("rule")!;
        var stored = StoredLines.Of(kind, lines);

        var form = BlockForm.Of(stored, 1);

        Assert.Empty(stored.Others);
        Assert.All(stored.Rows.Values.SelectMany(rows => rows), row => Assert.Null(row.Kept));
        Assert.Equal(("staff", "governor", "connect"), (form.Boxes["verdict-0-who-0"], form.Boxes["verdict-0-who-1"], form.Boxes["verdict-0-action-0"]));
        Assert.Equal(("1", "18", "true"), (form.Boxes["until-0-until-years"], form.Boxes["until-0-until-age"], form.Boxes["until-0-until-earlier"]));
        Assert.Equal(lines, form.Lines(kind, stored).Select(line => line.Text));
    }

    [Theory]
    [InlineData("until the later of age 18 and 3 years after leaving")]
    [InlineData("until the later of 3 years after leaving and 2 months after the end of the contract")]
    [InlineData("until 3 years after leaving and age 18")]
    [InlineData("until some day")]
    [InlineData("forbid staff")]
    [InlineData("over 3.1")]
    public void A_line_of_a_rule_that_the_boxes_cannot_say_is_kept_as_it_stands(string line)
    {
        var kind = BlockKinds.Core.Find("rule")!;
        var stored = StoredLines.Of(kind, [line]);

        Assert.Equal([line], stored.Rows.Values.SelectMany(rows => rows).Select(row => row.Kept));
        Assert.Equal([line], BlockForm.Of(stored, 1).Lines(kind, stored).Select(written => written.Text));
    }

    [Theory]
    [InlineData("2 months after the end of the contract", "", "2", "the end of the contract", "")]
    [InlineData("the later of 1 month after leaving and age 18", "", "1", "", "18")]
    [InlineData("3 years after the end of the contract", "3", "", "the end of the contract", "")]
    public void A_limit_in_years_or_months_has_boxes_for_its_number_and_its_day(string limit, string years, string months, string since, string age)
    {
        var kind = BlockKinds.Core.Find("rule")!;
        var stored = StoredLines.Of(kind, ["until " + limit]);

        var form = BlockForm.Of(stored, 1);

        Assert.Equal([years, months, since, age], ((string[])["years", "months", "since", "age"]).Select(part => form.Boxes[$"until-0-until-{part}"]));
        Assert.Equal(["until " + limit], form.Lines(kind, stored).Select(line => line.Text));
    }

    private static StoredLines Stored(DocumentPart.Block block) => StoredLines.Of(BlockKinds.Core.Find(block.Kind)!, block.Lines);

    private static List<DocumentPart.Block> Blocks(string name) =>
        [.. PolicyTexts.Beside(Path.Combine("policies", name)).Parts.OfType<DocumentPart.Block>()];
}
