using System.Text;
using System.Text.Json;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Comparison;

public class RecordEncoderTests
{
    private static readonly PolicyDocument Policy = PolicyTexts.Shipped("federation");

    private static readonly CompiledPolicy Compiled = Policy.Compile();

    private static readonly IReadOnlyList<string> Lines = [.. Written(Policy, 1_000)];

    [Fact]
    public void What_is_read_quickly_is_what_is_read_with_care()
    {
        var encoder = new RecordEncoder(Policy, Compiled);

        var taken = Lines.Count(line => AgreesIfTaken(encoder, line));

        Assert.True(taken > Lines.Count / 2, $"{taken} of {Lines.Count} were taken");
    }

    [Fact]
    public void A_damaged_line_is_never_taken_for_another()
    {
        var random = new Random(7);
        var encoder = new RecordEncoder(Policy, Compiled);
        const string Letters = "{}[]\",:\\ 0-9a\u00e9";

        var taken = Enumerable.Range(0, 10_000).Count(number =>
        {
            var (line, place) = (new StringBuilder(Lines[number % Lines.Count]), random.Next(Lines[number % Lines.Count].Length));
            var damaged = random.Next(3) switch
            {
                0 => line.Remove(place, random.Next(1, Math.Min(12, line.Length - place))),
                1 => line.Insert(place, Letters[random.Next(Letters.Length)]),
                _ => line.Replace(line[place], Letters[random.Next(Letters.Length)], place, 1),
            };
            return AgreesIfTaken(encoder, damaged.ToString());
        });

        Assert.True(taken > 500, $"{taken} were taken");
    }

    [Theory]
    [InlineData("\"born\":\"2024-02-30\"")]
    [InlineData("\"born\":\"0000-01-01\"")]
    [InlineData("\"born\":\"2024-1-01x\"")]
    [InlineData("\"born\":\"2024-02-29\"")]
    [InlineData("\"aged\":1000")]
    [InlineData("\"aged\":17,\"aged\":null")]
    [InlineData("\"aged\":1e1")]
    [InlineData("\"with\":\"nobody we know\"")]
    [InlineData("\"with\":\"Former Pupils\"")]
    [InlineData("\"facts\":{\"family\":\"yes\",\"family\":\"no\"}")]
    [InlineData("\"facts\":{\"family\":null}")]
    [InlineData("\"facts\":null")]
    [InlineData("\"unknown\":[\"birth date\",\"birth date\"]")]
    [InlineData("\"unknown\":[null]")]
    [InlineData("\"alsoAs\":[\"parent\"]")]
    [InlineData("\"notAs\":\"x\"")]
    [InlineData("\"\\u0061ged\":17")]
    [InlineData("\"actor\":null")]
    public void An_unusual_property_is_read_as_with_care_or_not_at_all(string property)
    {
        var encoder = new RecordEncoder(Policy, Compiled);

        AgreesIfTaken(encoder, $$$"""{"question":{"actor":"teacher","action":"connect",{{{property}}}},"verdict":"Forbidden"}""");
        AgreesIfTaken(encoder, $$$"""{"verdict":null,"question":{{{{property}}},"actor":"teacher","action":"connect"},"question":{}}""");
    }

    [Theory]
    [InlineData("fact administrators; counts administrators; asks How many are there?", "unless administrators at least 2")]
    [InlineData("date end of the contract; asks When did it end?", "until 2 months after the end of the contract")]
    [InlineData("fact own child; implies family; asks Is it your own child?", "unless family")]
    public void What_turns_on_more_than_plain_facts_is_read_with_care(string word, string line)
    {
        var policy = QuestionTexts.Policy($"### 2 Words\n```words w\n{word}\n```\n```rule r\nforbid staff to connect\n{line}\n```\n```rule s\nallow staff to connect\nwhen {(word.Contains("child", StringComparison.Ordinal) ? "own child" : "family")}\n```\n");
        var compiled = policy.Compile();
        var encoder = new RecordEncoder(policy, compiled);

        Assert.All(Written(policy, 300), recorded => Assert.True(
            !encoder.TryRead(Encoding.UTF8.GetBytes(recorded), out var situation, out _)
            || compiled.Verdict(in situation) == policy.Ask(RecordedDecision.Read(recorded, policy.Vocabulary).Decision!.Question).Verdict,
            recorded));
    }

    [Fact]
    public void Lines_that_change_nothing_leave_nothing_behind()
    {
        var recorded = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(Lines.Where(line => AgreesIfTaken(new RecordEncoder(Policy, Compiled), line)), 4).SelectMany(lines => lines)));
        var replay = new Replay(Policy, Compiled, null, null);
        replay.Run(0, recorded);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var part = replay.Run(1, recorded);

        Assert.True(part.Replayed > 1_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, part.Replayed);
    }

    // Throws where the line is taken and read otherwise.
    private static bool AgreesIfTaken(RecordEncoder encoder, string line)
    {
        if (!encoder.TryRead(Encoding.UTF8.GetBytes(line), out var situation, out var verdict))
        {
            return false;
        }

        var (decision, problem) = RecordedDecision.Read(line, Policy.Vocabulary);
        Assert.True(decision is not null, $"{problem}: {line}");
        Assert.Equal(decision.Verdict, verdict);
        Assert.True(Compiled.Encode(decision.Question).Equals(situation), line);
        return true;
    }

    private static IEnumerable<string> Written(PolicyDocument policy, int many)
    {
        var random = new Random(11);
        for (var number = 0; number < many; number++)
        {
            var question = RandomQuestion.About(policy, random);
            yield return JsonSerializer.Serialize(JsonDocument.Parse(AnswerJson.Write(policy, question, policy.Ask(question))).RootElement);
        }
    }
}
