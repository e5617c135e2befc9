using System.Text.Json;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Formatting;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Linting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Model;

public class SignerTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "good", "person-concerned.md")).ReplaceLineEndings("\n");

    private static readonly PolicyDocument Sample = PolicyTexts.Read(Text);

    [Theory]
    [InlineData("a colleague", "a colleague")]
    [InlineData("colleague", "a colleague")]
    [InlineData("the colleague", "the person concerned")]
    [InlineData("the person shown", "the person concerned")]
    [InlineData("person concerned", "the person concerned")]
    [InlineData("the headteacher", "the headteacher")]
    public void The_colleague_whom_it_is_about_is_not_any_colleague(string written, string signer)
    {
        var policy = PolicyTexts.Read(Text.Replace("approval by the colleague", $"approval by {written}", StringComparison.Ordinal).Replace("= allowed once: approval by the person shown, clause 7.1", "= allowed once", StringComparison.Ordinal)
            .Replace("approve   by the person concerned", $"approve   by {written}", StringComparison.Ordinal));

        Assert.Equal(signer, Assert.Single(policy.Rules.Single().Needs).By.ToString());
        Assert.Equal(signer, policy.Procedure("publish")!.Signatures[1].By.ToString());
    }

    [Fact]
    public void A_role_that_a_document_has_called_so_stays_that_role()
    {
        var policy = PolicyTexts.Read(Text.Replace("called safeguarding lead", "called safeguarding lead\n```\n```role shown\ncalled person shown", StringComparison.Ordinal).Replace("approval by the colleague", "approval by the person shown", StringComparison.Ordinal));

        Assert.Equal("person shown", policy.Rules.Single().Needs.Single().By.Role);
    }

    [Fact]
    public void An_answer_sends_people_to_the_person_concerned_and_to_nobody_in_their_place()
    {
        var answer = Sample.Ask("teacher to post a photograph with a colleague");

        Assert.Equal("Yes, but not yet. A teacher may post a photograph of a colleague once there has been approval by the person concerned.", AnswerText.Sentence(answer));
        Assert.Equal(["Get approval from the person concerned; nobody else can give it."], AnswerText.ToDo(answer));
    }

    [Fact]
    public void What_the_blocks_mean_names_the_person_concerned()
    {
        Assert.Contains("approval by the person concerned", ReadBack.Sentence(Sample.Rules.Single()), StringComparison.Ordinal);
        Assert.Contains("Approval by the person concerned if a picture shows a pupil (clause 8.1).", ReadBack.Steps(Sample.Procedure("publish")!));
    }

    [Fact]
    public void Other_programs_are_not_told_that_any_colleague_will_do()
    {
        var question = QuestionReader.Read(Sample, "teacher to post a photograph with a colleague").Question!;
        using var answer = JsonDocument.Parse(AnswerJson.Write(Sample, question, Sample.Ask(question)));
        var policy = PolicyJson.Of(Sample);

        Assert.Equal("person concerned", answer.RootElement.GetProperty("steps")[0].GetProperty("role").GetString());
        Assert.Equal(2, policy.Split("\"role\": \"person concerned\"").Length - 1);
    }

    [Fact]
    public void It_is_kept_as_it_was_written()
    {
        Assert.Equal(Text, PolicyFormat.Format(Text));
    }

    [Fact]
    public void A_post_is_never_signed_by_any_colleague_in_the_place_of_the_person_concerned()
    {
        var signatures = NeededSignature.For(new PolicyLayers(Sample), NeededSignature.Publish, (_, _) => Truth.NotGiven, _ => false).Select(signature => signature.Said).ToList();

        Assert.Equal([(SigningAct.Check, ""), (SigningAct.Approve, "safeguarding lead"), (SigningAct.Approve, "headteacher")], signatures.Select(signature => (signature.Act, string.Concat(signature.Roles))));
        Assert.Equal([null, "the person concerned has agreed to it themselves", null], signatures.Select(signature => signature.Confirms));
    }

    [Fact]
    public void A_post_that_concerns_nobody_needs_no_word_of_theirs()
    {
        Assert.Equal([null, null], NeededSignature.For(new PolicyLayers(Sample), NeededSignature.Publish, (_, _) => Truth.False, _ => false).Select(signature => signature.Said.Confirms));
    }

    [Theory]
    [InlineData("approval by the colleague", "approval by a colleague", "approval by the person concerned", "approval by a colleague")]
    [InlineData("by the person concerned, when", "by a colleague, when", "approval by the safeguarding lead, who confirms that the person concerned has agreed to it themselves", "approval by a colleague")]
    [InlineData("by the person concerned, when", "by the safeguarding lead, when", "approval by the safeguarding lead, who confirms that the person concerned has agreed to it themselves", "approval by the safeguarding lead")]
    public void Another_signer_in_the_place_of_the_person_concerned_is_a_difference(string was, string now, string before, string after)
    {
        var difference = PolicyDifference.Between(Sample, PolicyTexts.Read(Text.Replace(was, now, StringComparison.Ordinal).Replace("= allowed once: approval by the person shown, clause 7.1", "= allowed once", StringComparison.Ordinal)), Today);

        var said = string.Join('\n', [.. difference.Answers.Select(one => one.Sentence), .. difference.Practice.Select(one => one.Sentence)]);
        Assert.Contains(before, said, StringComparison.Ordinal);
        Assert.Contains(after, said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_notices_when_any_colleague_would_do()
    {
        var run = Mutations.Of(Sample).Select(Mutations.Run).Single(run => run.Mutant.Broken == "with a colleague in the place of the person concerned");

        Assert.Equal("7.1-picture", run.KilledBy);
    }

    [Fact]
    public void A_rule_that_concerns_nobody_in_particular_is_pointed_out()
    {
        var policy = PolicyTexts.Read(Text.Replace("with      a colleague or a former colleague\n", "", StringComparison.Ordinal));

        Assert.Contains("the rule `7.1-picture` needs the person concerned to sign and names nobody whom it concerns", Lint.Of(policy, Today).Select(finding => finding.Message));
        Assert.DoesNotContain("nobody whom it concerns", string.Concat(Lint.Of(Sample, Today).Select(finding => finding.Message)), StringComparison.Ordinal);
    }
}
