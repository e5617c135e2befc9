using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>A verdict in each place of a sentence in which one stands.</summary>
internal static class VerdictWords
{
    /// <summary>What an answer becomes.</summary>
    public static string Then(Verdict verdict) => verdict switch
    {
        Verdict.Allowed => "then it is allowed",
        Verdict.AllowedOnce => "then it is allowed once others have agreed",
        Verdict.Forbidden => "then it is forbidden",
        Verdict.AdvisedAgainst => "then it is advised against",
        Verdict.Judgement => "then a person decides",
        Verdict.OutOfScope => "then the policy no longer reaches it",
        Verdict.Silent => "then the policy says nothing, so ask first",
        Verdict.NeedsFacts => "then it depends on facts that have not been given",
        _ => "then there is something to do",
    };

    /// <summary>What an example must be answered.</summary>
    public static string Answered(Expectation expected) => expected.Verdict switch
    {
        Verdict.Allowed => "Yes",
        Verdict.AllowedOnce => "Yes, once there has been " + string.Join(", then ", expected.Signatures),
        Verdict.Forbidden => "No",
        Verdict.AdvisedAgainst => "Better not",
        Verdict.Judgement => expected.Decider is null ? "A person decides" : $"{English.Capital(Decider.The(expected.Decider))} decides",
        Verdict.OutOfScope => "The policy does not reach it",
        Verdict.Silent => "The policy does not say",
        Verdict.NeedsFacts => "More has to be known: " + string.Join(", ", expected.Needs),
        _ => "There is something to do",
    };

    /// <summary>What stands after <c>was</c> or <c>becomes</c>.</summary>
    public static string Was(Verdict verdict, string? steps, string? decider) => verdict switch
    {
        Verdict.Allowed => "allowed",
        Verdict.AllowedOnce => $"allowed once there has been {steps}",
        Verdict.Forbidden => "forbidden",
        Verdict.AdvisedAgainst => "advised against",
        Verdict.Judgement => $"for {Decider.The(decider)} to decide",
        Verdict.OutOfScope => "outside the policy",
        Verdict.Silent => $"not spoken of, so that the {decider} is asked",
        Verdict.NeedsFacts => "open until more is said",
        _ => "something to act upon",
    };
}
