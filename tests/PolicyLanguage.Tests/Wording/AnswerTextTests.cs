using System.Text.Json;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Wording;

public class AnswerTextTests
{
    private static readonly PolicyDocument Sample = PolicyTexts.Beside("good/former-pupils.md");

    [Theory]
    [InlineData("staff to connect with a former pupil on a personal account, born 2006-03-10, left 2020-07-17, asked 2024-03-09, not family", "No. Staff may not connect with a former pupil on a personal account until 10 March 2024.")]
    [InlineData("teacher to connect with a former pupil on a personal account, family", "Yes. A teacher may connect with a former pupil on a personal account.")]
    [InlineData("office manager to publish on an official account", "Yes, but not yet. An office manager may publish a post on an official account once there has been a check by a colleague, then approval by the manager.")]
    [InlineData("teacher to use the logo", "Ask the headteacher first. The policy does not say whether a teacher may use the logo: silence is not a yes.")]
    public void The_first_sentence_answers(string question, string sentence)
    {
        var answer = Ask(question);

        Assert.Equal(sentence, AnswerText.Sentence(answer));
    }

    [Fact]
    public void The_text_names_the_day_it_changes_the_clause_the_facts_and_the_document()
    {
        var text = AnswerText.Render(Sample, Ask("staff to connect with a former pupil on a personal account, born 2006-03-10, left 2020-07-17, asked 2024-03-09, not family"));

        Assert.Contains("From 10 March 2024 the answer is different: then it is allowed.", text);
        Assert.Contains("Clause 2.9 Former pupils wait: this decides", text);
        Assert.Contains("Are you directly related to them? No. Born on 10 March 2006.", text);
        Assert.Contains("29 February means 1 March", text);
        Assert.EndsWith($"(larkfield, {Sample.Hash[..12]})", text);
    }

    [Fact]
    public void A_missing_fact_is_asked_for_by_its_question()
    {
        var text = AnswerText.Render(Sample, Ask("staff to connect with a former pupil on a personal account, left 2020-07-17, asked 2024-03-09, not family"));

        Assert.StartsWith("It depends.", text);
        Assert.Contains("When were they born? (birth date)", text);
    }

    [Fact]
    public void Other_programs_read_question_and_answer_by_stable_names()
    {
        const string words = "staff to connect with a former pupil on a personal account, born 2006-03-10, left 2020-07-17, asked 2024-03-09, not family";
        var question = QuestionReader.Read(Sample, words).Question!;

        using var json = JsonDocument.Parse(AnswerJson.Write(Sample, question, Sample.Ask(question)));

        var root = json.RootElement;
        Assert.Equal(["document", "question", "verdict", "sentence", "because", "decider", "body", "decidesAt", "gravity", "steps", "duties", "missing", "changes", "clauses", "factsUsed", "dayCount", "sources"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("forbidden", root.GetProperty("verdict").GetString());
        Assert.Equal("2024-03-10", root.GetProperty("changes").GetProperty("on").GetString());
        Assert.Equal("no", root.GetProperty("question").GetProperty("facts").GetProperty("family").GetString());
        Assert.Equal("2.9", root.GetProperty("clauses")[0].GetProperty("id").GetString());
        Assert.Equal(Sample.Hash, root.GetProperty("document").GetProperty("hash").GetString());
    }

    private static Answer Ask(string text) => Sample.Ask(QuestionReader.Read(Sample, text).Question!);
}
