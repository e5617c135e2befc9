using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Turns evaluated rules, of one document or of several layers, into a verdict.</summary>
internal static class VerdictResolution
{
    /// <param name="documents">The uppermost first; the last one names who is asked where nothing decides.</param>
    public static Answer Of(IReadOnlyList<PolicyDocument> documents, Question question, List<EvaluatedRule> evaluated)
    {
        var weightiest = Weightiest(evaluated);
        var open = Open(documents, evaluated, weightiest);
        var verdict = Verdict(evaluated, weightiest, open);
        var meant = evaluated.FindAll(candidate => IsMeant(candidate, weightiest));
        return new AnswerParts(documents, meant, open.Count == 0 ? weightiest : null).Answer(question, verdict, open);
    }

    /// <summary>The verdict alone: that of <see cref="Of"/>.</summary>
    public static Verdict Verdict(IReadOnlyList<PolicyDocument> documents, List<EvaluatedRule> evaluated)
    {
        var weightiest = Weightiest(evaluated);
        return Verdict(evaluated, weightiest, Open(documents, evaluated, weightiest));
    }

    public static bool IsNotGiven(EvaluatedRule candidate) => candidate.Applies == Truth.NotGiven;

    public static bool IsDutyInDoubt(EvaluatedRule candidate) => !candidate.SetAside && candidate.Rule.Verdict == RuleVerdict.Whenever && IsNotGiven(candidate);

    private static Verdict Verdict(List<EvaluatedRule> evaluated, RuleVerdict? weightiest, List<EvaluatedRule> open)
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
            _ => evaluated.Exists(IsDuty) ? Model.Verdict.ToDo : evaluated.Exists(IsDutyInDoubt) ? Model.Verdict.NeedsFacts : Model.Verdict.Silent,
        };
    }

    // The weightiest verdict that applies decides. Order of rules and lines never does.
    private static RuleVerdict? Weightiest(List<EvaluatedRule> evaluated)
    {
        RuleVerdict? weightiest = null;
        foreach (var candidate in evaluated)
        {
            if (!candidate.SetAside && candidate.Applies == Truth.True && Outweighs(candidate.Rule, weightiest))
            {
                weightiest = candidate.Rule.Verdict;
            }
        }

        return weightiest;
    }

    // A rule that cannot be weighed matters where it would outweigh what is known; it never counts as absent.
    private static List<EvaluatedRule> Open(IReadOnlyList<PolicyDocument> documents, List<EvaluatedRule> evaluated, RuleVerdict? weightiest)
    {
        // A rule of the law that would set the policies aside matters whatever they say, unless it says the same or they are set aside already.
        var mayOverride = documents.Count > 1 && !evaluated.Exists(candidate => candidate.Rule.Overrides && candidate.Applies == Truth.True);
        return evaluated.FindAll(candidate => candidate.IsOpen && !candidate.SetAside && IsMeant(candidate, weightiest)
            && (Outweighs(candidate.Rule, weightiest) || (mayOverride && candidate.Rule.Overrides && candidate.Rule.Verdict != weightiest)));
    }

    private static bool Outweighs(Rule rule, RuleVerdict? verdict) => rule.Verdict != RuleVerdict.Whenever && (verdict is null || rule.Verdict < verdict);

    // A narrower rule stands in the way of a lighter verdict; silence sends everybody to a person as it is.
    private static bool IsMeant(EvaluatedRule candidate, RuleVerdict? weightiest) =>
        !candidate.Narrow || (weightiest is not null && Outweighs(candidate.Rule, weightiest));

    private static bool IsDuty(EvaluatedRule candidate) =>
        !candidate.SetAside && candidate.Rule.Verdict == RuleVerdict.Whenever && candidate.Applies == Truth.True && candidate.Rule.Then.Count > 0;
}
