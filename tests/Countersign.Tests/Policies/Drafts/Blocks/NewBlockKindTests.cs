using System.Text;
using System.Text.Json;
using Countersign.Policies.Drafts.Blocks;
using Countersign.Policies.Read;
using Countersign.PolicyLanguage.Formatting;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Tests.Policies.Drafts.Blocks;

/// <summary>docs/how-to-add-a-block-kind.md, followed: one entry of the grammar and one record are all that a new kind needs.</summary>
public class NewBlockKindTests
{
    private static readonly BlockKind Pledge = new(
        "pledge",
        "a pledge",
        "Something that the school promises.",
        new LineKind("promises", new Argument("what", "What is promised?")) { Once = true, Missing = ("does not say what is promised", "add a line `promises`"), Needed = "Enter what is promised" },
        new LineKind("to", new Argument("who", "To whom?", ArgumentType.Word) { Word = WordKind.Actor, Joined = " or " }),
        new LineKind("kept by", new Argument("role", "Who keeps it?", ArgumentType.Role)) { Once = true },
        new LineKind("due", new Argument("date", "By when?", ArgumentType.Date)) { Once = true },
        new LineKind("in public", new Argument("is", "It stands on the public page", ArgumentType.Flag)))
    {
        NamedAfter = "promises",
        Make = values => new Pledged(values.Id, values.Clause, values.One<string>("promises") ?? "", values.Many<Word>("to"), values.One<string>("kept by"), values.One<StatedDate>("due"), values.Has("in public")),
    };

    private static readonly BlockKinds Kinds = BlockKinds.Core.With(Pledge);

    private const string Head = "---\npolicy: larkfield\ntitle: Larkfield\nwhen silent: headteacher\nwhen unknown: headteacher\n---\n\n## 1.1 Water\n\n```role head\ncalled headteacher\n```\n";

    private const string Laid = "```pledge 1.1-water\npromises a fountain that works\nto       pupil or parent\nkept by  the headteacher\ndue      2027-09\nin public\n```\n";

    [Fact]
    public void Its_lines_are_read_as_their_types()
    {
        var pledge = Read(Head + Laid).Records<Pledged>().Single();

        Assert.Equal(("1.1-water", "1.1", "a fountain that works", "headteacher", true), (pledge.Id, pledge.Clause.Id, pledge.Promises, pledge.KeptBy, pledge.IsPublic));
        Assert.Equal(["pupil", "parent"], pledge.To.Select(word => word.Name));
        Assert.Equal(new StatedDate(new DateOnly(2027, 9, 1), WholeMonth: true), pledge.Due);
    }

    [Theory]
    [InlineData("promises a\npromise b", "unknown line `promise` in a pledge", "write `promises`")]
    [InlineData("promises a\npromises b", "the line `promises` stands twice in a pledge", "keep one of the two")]
    [InlineData("to pupil", "the pledge `1.1-water` does not say what is promised", "add a line `promises`")]
    [InlineData("promises a\ndue soon", "`soon` is not a date", "write year, month and day, such as 2026-11-21, or year and month")]
    [InlineData("promises a\nkept by headteecher", "unknown role `headteecher`", "write `headteacher`, or declare the role in a `role` block")]
    public void What_is_wrong_with_it_is_said_as_for_every_kind(string lines, string message, string help)
    {
        var problem = Assert.Single(PolicyReader.Read("x.md", Encoding.UTF8.GetBytes($"{Head}```pledge 1.1-water\n{lines}\n```\n"), Kinds).Problems);

        Assert.Equal((message, help), (problem.Message, problem.Help));
    }

    [Fact]
    public void It_is_laid_out_in_the_order_of_its_entry()
    {
        var mixed = Head + "```pledge 1.1-water\nin public\ndue 2027-09\nto pupil or parent\nkept by   the headteacher\npromises a fountain that works\n```\n";

        Assert.EndsWith(Laid, PolicyFormat.Format(mixed, Kinds), StringComparison.Ordinal);
    }

    [Fact]
    public void It_stands_in_json_under_the_names_of_its_lines()
    {
        var blocks = JsonDocument.Parse(PolicyJson.Of(Read(Head + Laid), Kinds)).RootElement.GetProperty("clauses")[0].GetProperty("blocks");

        var says = blocks[1].GetProperty("says");

        Assert.Equal(["promises", "to", "keptBy", "due", "inPublic", "sentence"], says.EnumerateObject().Select(property => property.Name));
        Assert.Equal("""["pupil","parent"]""", JsonSerializer.Serialize(says.GetProperty("to")));
        Assert.Equal("2027-09", says.GetProperty("due").GetString());
    }

    [Fact]
    public void The_policy_page_shows_its_lines_until_it_is_given_a_sentence()
    {
        var shown = PolicyView.Of(Read(Head + Laid)).OfType<Shown.Meaning>().Single();

        Assert.Contains("promises a fountain that works", shown.Sentences);
    }

    [Fact]
    public void Its_form_opens_and_saves_it_letter_for_letter()
    {
        string[] lines = ["promises a fountain that works", "to pupil or parent", "kept by the headteacher", "due 2027-09", "in public"];
        var stored = StoredLines.Of(Pledge, lines);

        var form = BlockForm.Of(stored, 1);

        Assert.Empty(stored.Others);
        Assert.Equal("a fountain that works", form.Boxes["promises-0-what"]);
        Assert.Equal(lines, form.Lines(Pledge, stored).Select(line => line.Text));
    }

    private static PolicyDocument Read(string text) => PolicyTexts.Read(Encoding.UTF8.GetBytes(text), "larkfield.md", Kinds);

    private sealed record Pledged(string Id, Clause Clause, string Promises, IReadOnlyList<Word> To, string? KeptBy, StatedDate? Due, bool IsPublic);
}
