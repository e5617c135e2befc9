using System.Text.Json;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

public class SeveralRolesTests
{
    private static readonly PolicyDocument Sample = QuestionTexts.Policy("""
        ### 2.1 Parents and staff

        ```rule 2.1-parent
        allow parent to connect
        with a current pupil
        ```
        ```rule 2.1-staff
        forbid staff to connect
        with a current pupil
        unless family
        ```
        ```rule 2.1-governor
        whenever governor to connect
        then tell the clerk
        ```
        """);

    [Theory]
    [InlineData("parent to connect with a current pupil", Verdict.Allowed)]
    [InlineData("teaching assistant to connect with a current pupil, not family", Verdict.Forbidden)]
    [InlineData("parent and teaching assistant to connect with a current pupil, not family", Verdict.Forbidden)]
    [InlineData("teaching assistant and parent to connect with a current pupil, not family", Verdict.Forbidden)]
    [InlineData("parent and teaching assistant to connect with a current pupil, family", Verdict.Allowed)]
    [InlineData("parent and a teaching assistant and governor to connect with a current pupil", Verdict.NeedsFacts)]
    public void The_rules_of_every_role_held_apply(string question, Verdict verdict)
    {
        Assert.Equal(verdict, Sample.Ask(question).Verdict);
    }

    [Fact]
    public void Duties_of_every_role_come_along()
    {
        var answer = Sample.Ask("parent and governor to connect with a current pupil");

        Assert.Equal(Verdict.Allowed, answer.Verdict);
        Assert.Equal(["tell the clerk"], answer.Duties.Select(duty => duty.ToString()));
    }

    [Fact]
    public void The_sentence_and_the_data_name_every_role()
    {
        var question = QuestionReader.Read(Sample, "parent and member of staff to connect with a current pupil, family").Question!;

        var answer = Sample.Ask(question);
        using var json = JsonDocument.Parse(AnswerJson.Write(Sample, question, answer));

        Assert.Equal("Yes. Somebody who is a parent and on the staff may connect with a current pupil.", AnswerText.Sentence(answer));
        Assert.Equal("parent", json.RootElement.GetProperty("question").GetProperty("actor").GetString());
        Assert.Equal("staff", json.RootElement.GetProperty("question").GetProperty("alsoAs")[0].GetString());
    }

    [Fact]
    public void A_role_named_twice_is_held_once()
    {
        var question = QuestionReader.Read(Sample, "parent and parent to connect").Question!;

        Assert.Empty(question.AlsoAs);
    }

    [Theory]
    [InlineData("parnet and teacher to connect", "parnet")]
    [InlineData("parent adn teacher to connect", "adn teacher connect")]
    [InlineData("parent and techer to connect", "techer connect")]
    public void A_misspelt_role_is_an_error(string text, string unknown)
    {
        var misread = QuestionReader.Read(Sample, text).Misread;

        Assert.Contains(unknown, misread!.Message);
    }

    [Fact]
    public void The_compiled_verdict_is_the_same_for_every_pair_of_roles()
    {
        var compiled = Sample.Compile();
        var actors = Sample.Vocabulary.Of(WordKind.Actor).ToList();
        var connect = Sample.Vocabulary.Find(WordKind.Action, "connect")!;
        var pupil = Sample.Vocabulary.Find(WordKind.Counterpart, "current pupil")!;
        var questions = from one in actors from other in actors select new Question { Actor = one, AlsoAs = [other], Action = connect, With = pupil };

        Assert.All(questions, question => Assert.Equal(Sample.Ask(question).Verdict, compiled.Verdict(compiled.Encode(question))));
    }
}
