using System.Text;
using System.Text.Json;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Comparison;

public class RehearsalTests
{
    private static readonly PolicyDocument InForce = QuestionTexts.Policy("""
        ### 2.9 Former pupils

        ```rule 2.9-wait
        forbid    staff to connect
        with      a former pupil
        until     age 18
        ```
        """);

    private static readonly PolicyDocument Draft = QuestionTexts.Policy("""
        ### 2.9 Former pupils

        ```rule 2.9-wait
        allow     staff to connect
        with      a former pupil
        when      family
        ```
        """);

    [Fact]
    public void An_answer_that_was_written_as_JSON_is_replayed()
    {
        var question = QuestionReader.Read(InForce, "teacher to connect with a former pupil, born 2010-03-10, asked 2026-11-21, family").Question!;
        var written = JsonDocument.Parse(AnswerJson.Write(InForce, question, InForce.Ask(question))).RootElement;

        var rehearsal = Rehearse([JsonSerializer.Serialize(written)]);

        Assert.Equal("a teacher to connect with a former pupil: was forbidden, would be allowed", Assert.Single(rehearsal.Changes).Sentence);
        Assert.Equal(["1 answer: was forbidden, would be allowed"], rehearsal.Sums);
        Assert.Equal("1 of 1 answers would have been different.", rehearsal.Sentence);
    }

    [Theory]
    [InlineData("""{"question":"\ud800","verdict":"silent"}""", "the line holds text that is no text, such as half of a character")]
    [InlineData("{", "the line is not JSON")]
    [InlineData("[]", "the line holds no question")]
    [InlineData("7", "the line holds no question")]
    [InlineData("""{"question":"teacher to connect","verdict":"silent"} more""", "the line is not JSON")]
    [InlineData("""{"question":"teacher to connect","verdict":"silent","clauses":[}""", "the line is not JSON")]
    [InlineData("""{"question":"teacher to connect","verdict":7}""", "`verdict` is not text")]
    [InlineData("""{"question":{"actor":"teacher","action":"connect","unknown":["birth day"]},"verdict":"silent"}""", "what nobody knows is neither the birth date nor the leaving date")]
    [InlineData("""{"question":{"actor":"teacher","action":"connect","alsoAs":[7]},"verdict":"silent"}""", "`alsoAs` is not a list of words")]
    [InlineData("""{"question":{"action":"connect"},"verdict":"silent"}""", "the question names no actor")]
    [InlineData("""{"question":{"actor":"teacher","action":"conect"},"verdict":"silent"}""", "the document does not know the action `conect`")]
    [InlineData("""{"question":{"actor":"teacher","action":"connect","born":"10 March"},"verdict":"silent"}""", "`born` is not a date")]
    [InlineData("""{"question":{"actor":"teacher","action":"connect","facts":{"family":"perhaps"}},"verdict":"silent"}""", "the fact `family` is neither yes, no nor unknown")]
    [InlineData("""{"question":{"actor":"teacher","action":"connect","aged":-1},"verdict":"silent"}""", "`aged` is not a number of years")]
    [InlineData("""{"question":{"actor":7,"action":"connect"},"verdict":"silent"}""", "`actor` is not text")]
    [InlineData("""{"question":7,"verdict":"silent"}""", "the question is neither text nor an object")]
    [InlineData("""{"question":"teacher to conect","verdict":"silent"}""", "unknown action `conect`")]
    [InlineData("""{"question":"teacher to connect","verdict":"perhaps"}""", "unknown verdict `perhaps`")]
    [InlineData("""{"question":"teacher to connect"}""", "the line records no verdict")]
    public void A_line_that_cannot_be_read_is_named_and_the_rest_goes_on(string line, string problem)
    {
        const string Sound = """{"question":"teacher to connect with a former pupil, not family","verdict":"silent"}""";

        var rehearsal = Rehearse([Sound, "", line, Sound]);

        Assert.Equal([new UnreadLine(3, problem)], rehearsal.Unread);
        Assert.Equal(2, rehearsal.Replayed);
        Assert.Empty(rehearsal.Changes);
        Assert.Equal("0 of 2 answers would have been different; 1 line could not be read.", rehearsal.Sentence);
    }

    [Fact]
    public void Whatever_stands_in_a_line_besides_question_and_verdict_changes_nothing_wherever_it_stands()
    {
        const string Line = """{"clauses":[{"verdict":"silent","question":7}],"verdict":"forbidden","sentence":{"question":[]},"question":{"facts":{"on fire":{"question":[1]},"family":"yes"},"more":[{"actor":7}],"with":"former pupil","on":null,"action":"connect","actor":"teacher","aged":17},"x":1}""";

        var rehearsal = Rehearse([Line]);

        Assert.Empty(rehearsal.Unread);
        Assert.Equal((Verdict.Forbidden, Verdict.Allowed), (Assert.Single(rehearsal.Changes).Was, rehearsal.Changes[0].Becomes));
    }

    [Fact]
    public void The_document_in_force_answers_for_lines_that_record_nothing_and_is_held_against_the_others()
    {
        const string Asked = "\"question\":\"teacher to connect with a former pupil, aged 17, family\"";

        var rehearsal = Rehearse(["{" + Asked + "}", "{" + Asked + ",\"verdict\":\"allowed\"}"], InForce);

        Assert.Equal([(1, Verdict.Forbidden, Verdict.Allowed)], rehearsal.Changes.Select(change => (change.Line, change.Was, change.Becomes)));
        Assert.Equal("1 of 2 answers would have been different; 1 recorded answer is not what the document in force says.", rehearsal.Sentence);
    }

    [Fact]
    public void Many_verdicts_at_once_are_those_of_one_after_the_other()
    {
        var policy = PolicyTexts.Shipped("federation");
        var random = new Random(31);
        var drawn = Enumerable.Range(0, 1_000).Select(_ => RandomQuestion.About(policy, random)).ToList();
        var questions = Enumerable.Range(0, 25_000).Select(place => drawn[place * 7 % drawn.Count]);
        var compiled = policy.Compile();
        var situations = questions.Select(compiled.Encode).ToArray();

        var verdicts = Rehearsal.Verdicts(compiled, situations);

        Assert.Equal(situations.Select(situation => compiled.Verdict(in situation)), verdicts);
        Assert.True(verdicts.Distinct().Count() > 5);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_counted_however_they_end(string end)
    {
        const string Changes = """{"question":"teacher to connect with a former pupil, family","verdict":"forbidden"}""";

        var rehearsal = Rehearse(string.Join(end, "  ", Changes, "", "no JSON", Changes));

        Assert.Equal([2, 5], rehearsal.Changes.Select(change => change.Line));
        Assert.Equal(4, Assert.Single(rehearsal.Unread).Line);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void The_mark_with_which_some_programs_begin_a_file_is_no_part_of_its_first_line(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        const string Line = """{"question":"teacher to connect with a former pupil, family","verdict":"allowed"}""";

        var rehearsal = Rehearsal.Run(Draft, new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(Line + "\n" + Line)]));

        Assert.Empty(rehearsal.Unread);
        Assert.Equal(2, rehearsal.Replayed);
    }

    [Fact]
    public void Of_many_lines_each_is_replayed_once_and_told_under_its_number()
    {
        var sound = $$$"""{"question":{"actor":"teacher","action":"connect","with":"former pupil","facts":{"family":"yes"}},"verdict":"allowed","x":"{{{new string('x', 200)}}}"}""";
        var changes = sound.Replace("\"yes\"", "\"no\"", StringComparison.Ordinal);
        var places = new[] { 1, 4_000, 4_001, 9_999, 20_000 };

        var rehearsal = Rehearse(Enumerable.Range(1, 20_000).Select(line => places.Contains(line) ? changes : sound));

        Assert.Equal(places, rehearsal.Changes.Select(change => change.Line));
        Assert.Equal(20_000, rehearsal.Replayed);
    }

    [Fact]
    public void A_line_longer_than_what_is_read_at_once_is_read_whole()
    {
        var line = $$"""{"sentence":"{{new string('x', 5_000_000)}}","question":"teacher to connect with a former pupil, family","verdict":"allowed"}""";

        var rehearsal = Rehearse([line, line]);

        Assert.Empty(rehearsal.Unread);
        Assert.Equal(2, rehearsal.Replayed);
    }

    private static Rehearsal Rehearse(IEnumerable<string> lines, PolicyDocument? inForce = null) => Rehearse(string.Join('\n', lines), inForce);

    private static Rehearsal Rehearse(string text, PolicyDocument? inForce = null) => Rehearsal.Run(Draft, new MemoryStream(Encoding.UTF8.GetBytes(text)), inForce);
}
