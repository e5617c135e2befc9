using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>Rules, put into sentences.</summary>
public static partial class ReadBack
{
    /// <summary>A rule as a sentence, with what has to be done and the reason where it gives them.</summary>
    public static string Sentence(Rule rule) =>
        Bare(rule, GrammaticalVoice.Of(rule.Actors))
        + (rule.Then.Count == 0 || rule.Verdict == RuleVerdict.Whenever ? "" : $" What to do: {English.And(rule.Then.Select(duty => duty.ToString()))}.")
        + (rule.Gravity is { } gravity ? $" {AnswerText.Breaking(gravity)}" : "")
        + (rule.SchoolsMayVary ? " A school’s own rule may differ." : "")
        + (rule.Overrides ? " This holds whatever a policy says." : "")
        + Tail(rule.Because);

    /// <summary>What a rule is about, by which people tell it from others: without limits and conditions, whose place three dots hold.</summary>
    public static string Gist(Rule rule)
    {
        var plain = rule with { Until = null, When = [], Unless = [], Except = [] };
        var voice = GrammaticalVoice.Of(rule.Actors);
        var gist = Bare(plain, voice);
        return gist.TrimEnd('.') + (gist == Bare(rule, voice) ? "" : " …");
    }

    /// <summary>What a rule says, without what has to be done besides and why.</summary>
    internal static string Bare(Rule rule, GrammaticalVoice voice)
    {
        var who = voice.Who;
        var barred = rule.Verdict is RuleVerdict.Forbid or RuleVerdict.Advise or RuleVerdict.Allow or RuleVerdict.Judge;
        var each = rule.Actions.Select(action =>
            Phrasing.Doing(action, rule.With, rule.On, barred ? Phrasing.Anybody : Phrasing.Somebody, voice.Other)).ToList();
        var (doing, does) = (Phrasing.Together(each), Phrasing.Together(each.Select(voice.Does)));
        var until = rule.Until is { } waiting ? " until " + Wait(waiting) + (rule.When.Count > 0 && waiting.Limbs.Count > 1 ? "," : "") : "";
        var when = rule.When.Count == 0 ? "" : English.And(rule.When.Select(Clause));
        var limits = until + (when.Length == 0 ? "" : " if " + when) + Exceptions();
        return (rule.Verdict switch
        {
            RuleVerdict.Forbid => $"{English.Capital(who)} {Bars(rule.Strength)} {doing}{limits}",
            RuleVerdict.Allow => $"{English.Capital(who)} may {doing}{limits}",
            RuleVerdict.Needs => $"{English.Capital(who)} may {doing}{until}{(when.Length == 0 ? "" : $" if {when},")} "
                + $"once there has been {string.Join(", then ", rule.Needs)}{Exceptions()}",
            RuleVerdict.Advise => $"It is better for {who} not to {doing}{limits}. It is not forbidden",
            RuleVerdict.Judge => $"{English.Capital(Decider.The(rule.Decider))} decides{(rule.DecidesAt is { } at ? $", at {at}," : "")} "
                + $"whether {who} may {doing}{limits}",
            RuleVerdict.Outside => $"The policy does not reach {who} who {does}{limits}",
            _ => $"If {who} {does}{until}{(when.Length == 0 ? "" : $", and {when}")}{Exceptions()}: "
                + $"{English.And(rule.Then.Select(duty => duty.ToString()))}",
        } + ".").Replace(" their own ", voice.IsYou ? " your own " : " their own ", StringComparison.Ordinal);

        string Clause(Condition condition) => voice.Clause(condition, rule.With);

        string Exceptions() => (rule.Unless.Count > 0 ? ", unless " + English.Or(rule.Unless.Select(Clause)) : "")
            + (rule.Except.Count > 0 ? $", except where clause {English.Or(rule.Except)} says otherwise" : "");
    }

    /// <summary>A duty as a sentence to whoever has it.</summary>
    internal static string ToYou(Duty duty) => duty switch
    {
        Duty.ReportTo(var role, var within) => $"Tell the {role}{(within is null ? "" : $" within {within}")}.",
        Duty.ReferTo(var body) => $"Go to {body}.",
        _ => English.Capital(duty.ToString()) + ".",
    };

    private static string Bars(Strength strength) => strength is Strength.Should or Strength.Advised ? "should not" : "must not";

    private static string Wait(Waiting until)
    {
        var ends = until.Limbs.Select(limb => limb.From == DateFact.Birth
            ? $"the other person’s {Ordinal(limb.Years)} birthday"
            : $"{limb.Length} after {(limb.Since is { } since ? Phrasing.Day(since) : "leaving")}").ToList();
        return English.Or(ends) + (ends.Count == 1 ? "" : until.Latest ? ", whichever comes later" : ", whichever comes first");
    }

    private static string Ordinal(int number) =>
        number + ((number % 100) is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
