using System.Text.Json.Nodes;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;
using PolicyLanguage.Tests.Testing;

namespace PolicyLanguage.Tests.Json;

public class PolicyJsonTests
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "good", "whole-language");

    public static TheoryData<string> Documents => ExampleTests.Documents;

    [Fact]
    public void A_document_with_every_kind_of_block_is_told_in_full()
    {
        var written = PolicyJson.Of(PolicyTexts.Beside(Sample + ".md")) + "\n";
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "../../../good/whole-language.json"), written);
        }

        Assert.Equal(File.ReadAllText(Sample + ".json"), written);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_block_of_a_document_stands_under_its_clause(string path)
    {
        var policy = PolicyTexts.Beside(path);

        var json = JsonNode.Parse(PolicyJson.Of(policy))!;

        var blocks = json["clauses"]!.AsArray().SelectMany(clause => clause!["blocks"]!.AsArray().Select(block => (Clause: (string)clause["id"]!, Kind: (string)block!["kind"]!, Id: (string)block["id"]!, Says: block["says"]!.AsObject()))).ToList();
        Assert.Equal(policy.Parts.OfType<DocumentPart.Block>().Select(block => (block.Kind, block.Id)), blocks.Select(block => (block.Kind, block.Id)));
        Assert.Equal(policy.Records<Rule>().Select(rule => (rule.Clause.Id, rule.Id, ReadBack.Sentence(rule))), blocks.Where(block => block.Kind == "rule").Select(block => (block.Clause, block.Id, (string)block.Says["sentence"]!)));
        Assert.Equal(policy.Examples.Select(example => (example.Clause.Id, example.Id, example.Text)), blocks.Where(block => block.Kind == "ask").Select(block => (block.Clause, block.Id, (string)block.Says["situation"]!)));
        Assert.Equal(policy.Hash, (string)json["document"]!["hash"]!);
    }

    [Fact]
    public void Only_the_words_that_a_document_adds_or_widens_are_told()
    {
        var policy = QuestionTexts.Policy("## 9 Words\n```words more\nfact sunny; also fine; asks Is it sunny?\nactor volunteer; is staff\n```\n");

        var words = JsonNode.Parse(PolicyJson.Of(policy))!["words"]!.AsArray().Select(word => $"{word!["kind"]} {word["name"]}");

        Assert.Equal(["actor parent helper", "actor volunteer", "fact sunny"], words);
    }
}
