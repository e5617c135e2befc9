using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>What findings call a rule.</summary>
internal static class RuleNames
{
    /// <summary>Its id, and what of it is meant where its block is about several actions.</summary>
    public static string Of(PolicyDocument policy, Rule rule) =>
        $"`{rule.Id}`{(policy.Rules.Any(other => other.Id == rule.Id && !ReferenceEquals(other, rule)) ? $" about `{rule.Action.Name}`" : "")}";
}
