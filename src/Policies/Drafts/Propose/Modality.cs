using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>Whether a text forbids, allows, advises against, leaves to judgement, leaves out or asks for something; several, where it does several.</summary>
internal static partial class Modality
{
    public static IReadOnlySet<RuleVerdict> Of(string prose)
    {
        var verdicts = new HashSet<RuleVerdict>();
        Where(Bars(), RuleVerdict.Forbid);
        Where(Permits(), RuleVerdict.Allow, RuleVerdict.Needs);
        Where(Advises(), RuleVerdict.Advise);
        Where(Does(), RuleVerdict.Whenever);
        Where(Leaves(), RuleVerdict.Outside);
        Where(Judges(), RuleVerdict.Judge);
        return verdicts;

        void Where(Regex said, params RuleVerdict[] means)
        {
            if (said.IsMatch(prose))
            {
                verdicts.UnionWith(means);
            }
        }
    }

    [GeneratedRegex(
        @"\b(not|never|no|nobody|nothing|none|neither|nor|banned|bans?|forbidden|prohibited|declines?|refuses?|cannot|don['’]t|nowhere|avoid|only)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bars();

    [GeneratedRegex(
        @"\b((may|can)(?! (not|never|only)\b)|allowed|welcomed?|free to|all right|permitted|permission|encouraged?|glad|by all means|possible|acceptable)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Permits();

    [GeneratedRegex(@"\b(advice|advis\w+|recommend\w*|discourage\w*|better not|should avoid)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Advises();

    [GeneratedRegex(
        @"\b(tells?|told|report(s|ed)?|refer(s|red)?|inform(s|ed)?|pass(es|ed)?|notif\w+|contacted|invite[sd]?|follow(s|ed)?|handled?|deals?|dealt)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Does();

    [GeneratedRegex(
        @"\b(not covered?|outside (this|the) |does not (apply|reach)|says nothing|no concern of|none of|no business|out of scope|beyond)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Leaves();

    [GeneratedRegex(@"\b(decides?|decided|settles?|judges?|judgement|discretion)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Judges();
}
