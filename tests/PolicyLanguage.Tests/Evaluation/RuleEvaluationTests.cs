using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Evaluation;

public class RuleEvaluationTests
{
    [Fact]
    public void An_exception_defeats_only_the_rule_that_names_it()
    {
        var policy = QuestionTexts.Policy("""
            ### 2.1 Pupils

            ```rule 2.1-a
            forbid staff to connect
            with a current pupil
            unless family
            ```
            ### 2.2 Devices

            ```rule 2.2-a
            forbid staff to connect
            on a school device
            ```
            """);

        var answer = policy.Ask("staff to connect with a current pupil on a school device, family");

        Assert.Equal(Verdict.Forbidden, answer.Verdict);
        Assert.Contains(answer.Clauses, clause => clause is { Clause: "2.1", Part: ClausePart.ExceptionApplied });
        Assert.Contains(answer.Clauses, clause => clause is { Clause: "2.2", Part: ClausePart.Decisive });
    }

    [Fact]
    public void What_an_excepted_clause_still_lacks_is_asked()
    {
        var policy = QuestionTexts.Policy("""
            ### 2.1 Pupils

            ```rule 2.1-a
            forbid staff to connect
            with a current pupil
            except 2.2
            ```
            ### 2.2 Family

            ```rule 2.2-a
            allow staff to connect
            with a current pupil
            when family
            ```
            """);

        var answer = policy.Ask("staff to connect with a current pupil");

        Assert.Equal(Verdict.NeedsFacts, answer.Verdict);
        Assert.Equal(["family"], answer.Missing.Select(missing => missing.Name));
        Assert.Equal(Verdict.Allowed, policy.Ask("staff to connect with a current pupil, family").Verdict);
        Assert.Equal(Verdict.Forbidden, policy.Ask("staff to connect with a current pupil, not family").Verdict);
        Assert.Equal(Verdict.Judgement, policy.Ask("staff to connect with a current pupil, family unknown").Verdict);
    }

    [Theory]
    [InlineData("staff to post, about the school, unsure, controversial, authorised", Verdict.Forbidden)]
    [InlineData("staff to post, not about the school, unsure, controversial, authorised", Verdict.Judgement)]
    [InlineData("staff to post, not about the school, not unsure, controversial, authorised", Verdict.AllowedOnce)]
    [InlineData("staff to post, not about the school, not unsure, not controversial, authorised, excessive", Verdict.AdvisedAgainst)]
    [InlineData("staff to post, not about the school, not unsure, not controversial, not excessive, authorised", Verdict.Allowed)]
    [InlineData("staff to post, not about the school, not unsure, not controversial, not excessive, not authorised", Verdict.Silent)]
    [InlineData("staff to post, about the school", Verdict.Forbidden)]
    [InlineData("staff to post, authorised, not unsure, not controversial, not excessive", Verdict.NeedsFacts)]
    [InlineData("staff to post, authorised, not unsure, not controversial, not excessive, about the school unknown", Verdict.Judgement)]
    public void The_weightiest_rule_decides_and_an_open_one_that_outweighs_it_is_never_absent(string question, Verdict verdict)
    {
        var policy = QuestionTexts.Policy("""
            ### 2.1 Posts

            ```rule 2.1-allow
            allow staff to post
            when authorised
            ```
            ```rule 2.1-advise
            advise against staff to post
            when excessive
            ```
            ```rule 2.1-needs
            allow staff to post
            when controversial
            needs approval by the manager
            ```
            ```rule 2.1-judge
            leave to judgement staff to post
            when unsure
            by the headteacher
            ```
            ```rule 2.1-forbid
            forbid staff to post
            when about the school
            ```
            """);

        Assert.Equal(verdict, policy.Ask(question).Verdict);
    }

    [Fact]
    public void Silence_names_who_is_asked_and_is_no_yes()
    {
        var answer = QuestionTexts.Policy("").Ask("staff to use the logo");

        Assert.Equal(Verdict.Silent, answer.Verdict);
        Assert.Equal("headteacher", answer.Decider);
        Assert.Empty(answer.Clauses);
    }

    [Fact]
    public void Duties_print_as_their_author_wrote_them()
    {
        var policy = QuestionTexts.Policy("""
            ### 2.1 Messages

            ```rule 2.1-a
            forbid staff to message
            with a current pupil
            then decline, report to the headteacher within 1 school day, refer to the police
            ```
            """);

        var answer = policy.Ask("teacher to message with a current pupil");

        Assert.Equal(["decline", "report to the headteacher within 1 school day", "refer to the police"], answer.Duties.Select(duty => duty.ToString()));
    }
}
