using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Turns evaluated rules, of one document or of several layers, into a verdict.</summary>
internal static class VerdictResolution
{
    /// <param name="documents">The uppermost first; the last one names who is asked where nothing decides.</param>
    public static Answer Of(IReadOnlyList<PolicyDocument> documents, Question question, List<EvaluatedRule> heard)
    {
        var weightiest = Weightiest(heard);
        var open = Open(documents, heard, weightiest);
        var verdict = Verdict(heard, weightiest, open);
        var meant = heard.FindAll(weighed => IsMeant(weighed, weightiest));
        return new AnswerParts(documents, meant, open.Count == 0 ? weightiest : null).Answer(question, verdict, open);
    }

    /// <summary>The verdict alone: that of <see cref="Of"/>.</summary>
    public static Verdict Verdict(IReadOnlyList<PolicyDocument> documents, List<EvaluatedRule> heard)
    {
        var weightiest = Weightiest(heard);
        return Verdict(heard, weightiest, Open(documents, heard, weightiest));
    }

    public static bool IsNotGiven(EvaluatedRule weighed) => weighed.Applies == Truth.NotGiven;

    public static bool IsDutyInDoubt(EvaluatedRule weighed) => !weighed.SetAside && weighed.Rule.Verdict == RuleVerdict.Whenever && IsNotGiven(weighed);

    private static Verdict Verdict(List<EvaluatedRule> heard, RuleVerdict? weightiest, List<EvaluatedRule> open)
    {
        if (open.Count > 0)
        {
            return open.Exists(IsNotGiven) ? Model.Verdict.NeedsFacts : Model.Verdict.Judgement;
        }

        return weightiest switch
        {
            RuleVerdict.Forbid => Model.Verdict.Forbidden,
            RuleVerdict.Judge => Model.Verdict.Judgement,
            RuleVerdict.Needs => Model.Verdict.AllowedOnce,
            RuleVerdict.Advise => Model.Verdict.AdvisedAgainst,
            RuleVerdict.Allow => Model.Verdict.Allowed,
            RuleVerdict.Outside => Model.Verdict.OutOfScope,

            // A duty that hangs on a fact nobody gave is worth the question before the text is called silent.
            _ => heard.Exists(IsDuty) ? Model.Verdict.ToDo : heard.Exists(IsDutyInDoubt) ? Model.Verdict.NeedsFacts : Model.Verdict.Silent,
        };
    }

    // The weightiest verdict that applies decides. Order of rules and lines never does.
    private static RuleVerdict? Weightiest(List<EvaluatedRule> heard)
    {
        RuleVerdict? weightiest = null;
        foreach (var weighed in heard)
        {
            if (!weighed.SetAside && weighed.Applies == Truth.True && Outweighs(weighed.Rule, weightiest))
            {
                weightiest = weighed.Rule.Verdict;
            }
        }

        return weightiest;
    }

    // A rule that cannot be weighed matters where it would outweigh what is known; it never counts as absent.
    private static List<EvaluatedRule> Open(IReadOnlyList<PolicyDocument> documents, List<EvaluatedRule> heard, RuleVerdict? weightiest)
    {
        // A rule of the law that would set the policies aside matters whatever they say, unless it says the same or they are set aside already.
        var mayOverride = documents.Count > 1 && !heard.Exists(weighed => weighed.Rule.Overrides && weighed.Applies == Truth.True);
        return heard.FindAll(weighed => weighed.IsOpen && !weighed.SetAside && IsMeant(weighed, weightiest)
            && (Outweighs(weighed.Rule, weightiest) || (mayOverride && weighed.Rule.Overrides && weighed.Rule.Verdict != weightiest)));
    }

    private static bool Outweighs(Rule rule, RuleVerdict? verdict) => rule.Verdict != RuleVerdict.Whenever && (verdict is null || rule.Verdict < verdict);

    // A narrower rule stands in the way of a lighter verdict; silence sends everybody to a person as it is.
    private static bool IsMeant(EvaluatedRule weighed, RuleVerdict? weightiest) =>
        !weighed.Narrow || (weightiest is not null && Outweighs(weighed.Rule, weightiest));

    private static bool IsDuty(EvaluatedRule weighed) =>
        !weighed.SetAside && weighed.Rule.Verdict == RuleVerdict.Whenever && weighed.Applies == Truth.True && weighed.Rule.Then.Count > 0;
}
