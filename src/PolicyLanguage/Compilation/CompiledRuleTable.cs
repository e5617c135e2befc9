using System.Numerics;
using System.Runtime.Intrinsics;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Compilation;

/// <summary>The rules that speak of one actor doing one thing, the weightiest first, a bit for each; then those that speak of a narrower role.</summary>
internal sealed partial class CompiledRuleTable
{
    private readonly Rule[] rules;
    private readonly IReadOnlyList<Word> actors;
    private readonly List<FactTest> facts;
    private readonly List<Word> dates;
    private readonly List<Word> roles;
    private readonly WordMask with;
    private readonly WordMask on;
    private readonly WaitingMask[] waits;

    // For each pair of facts the sixteen things that can be known of both.
    private readonly Vector256<ulong>[] known;
    private readonly (ulong Rule, ulong Exceptions)[] excepted;

    // The narrower roles that each rule names; zero for those that speak of the actor.
    private readonly ulong[] rolesOf;
    private readonly RuleVerdict[] verdicts;
    private readonly ulong[] weightier;
    private readonly ulong speaking, whenever, duties, narrowable;

    private CompiledRuleTable(PolicyDocument policy, Question about)
    {
        var (ranked, narrow) = (policy.RulesFor(about).OrderBy(rule => rule.Verdict).ToList(), policy.NarrowerRulesFor(about));
        rules = [.. ranked, .. narrow];
        actors = about.Actors;
        roles = [.. narrow.SelectMany(rule => rule.Actors).Distinct()];
        facts = [.. rules.SelectMany(rule => rule.When.Concat(rule.Unless)).Select(condition => condition.Test).Distinct()];
        dates = [.. rules.SelectMany(rule => rule.Until?.Limbs ?? []).Select(limb => limb.Since).OfType<Word>().Distinct()];
        if (facts.Count > 64 || dates.Count > 63 || roles.Count > 63 || rules.Length > 64)
        {
            throw new NotSupportedException($"one actor and action have {rules.Length} rules, which name {facts.Count} facts");
        }

        (with, on) = (new WordMask(rules, rule => rule.With), new WordMask(rules, rule => rule.On));
        known = [.. facts.Chunk(RuleMask.FactsTogether).SelectMany(pair => RuleMask.Together(rules, pair))];
        waits = [.. rules.Select(rule => rule.Until).OfType<Waiting>().DistinctBy(Key).Select(until =>
            new WaitingMask(until, policy.Front.YearsEnd, Bits.Of(rules, rule => rule.Until is { } other && Key(other) == Key(until)), dates))];
        excepted = [.. Exceptions.InOrder(ranked, narrow)];
        rolesOf = [.. rules.Select((rule, place) => place < ranked.Count ? 0 : Bits.Of(roles, rule.Actors.Contains))];
        verdicts = [.. rules.Select(rule => rule.Verdict)];
        weightier = [.. Enum.GetValues<RuleVerdict>()
            .Select(verdict => Bits.Of(rules, rule => rule.Verdict < verdict && rule.Verdict != RuleVerdict.Whenever))];
        speaking = ranked.Count == 64 ? ulong.MaxValue : (1UL << ranked.Count) - 1;
        whenever = speaking & Bits.Of(rules, rule => rule.Verdict == RuleVerdict.Whenever);
        duties = Bits.Of(rules, rule => rule.Then.Count > 0);
        narrowable = Bits.Of(rules, rule => rule.Verdict <= RuleVerdict.Needs);
    }

    public IReadOnlyList<FactTest> Facts => facts;

    /// <summary>Whether all that the rules turn on are facts that are so or are not so, and the dates of birth and leaving.</summary>
    public bool IsPlain => dates.Count == 0 && facts.TrueForAll(test => test.AtLeast is null);

    /// <param name="about">Who does what; the rest of the question plays no part.</param>
    public static CompiledRuleTable Of(PolicyDocument policy, Question about) => new(policy, about);

    public Verdict Verdict(in EncodedQuestion situation)
    {
        if (speaking == 0)
        {
            return Model.Verdict.Silent;
        }

        var marks = Weigh(in situation, out var slots);
        return Judge(in situation, in marks, slots, every: false, out _).Said;
    }

    /// <summary>The verdict and the part of every rule, as <see cref="VerdictResolution"/> tells them.</summary>
    public CompiledAnswer Decide(in EncodedQuestion situation)
    {
        var marks = Weigh(in situation, out var slots);
        var (said, deciding) = Judge(in situation, in marks, slots, every: true, out var narrower);
        var applies = Applies(in marks, slots);
        var open = speaking & ~(marks.False | slots | applies);
        var ofVerdict = deciding is { } decided ? applies & ~whenever & ~weightier[(int)decided] & weightier[(int)decided + 1] : 0;
        return new CompiledAnswer
        {
            Verdict = said,
            Cell = situation.Cell,
            Decisive = ofVerdict,
            CannotTell = deciding is null ? open | narrower : 0,
            ExceptionApplied = speaking & marks.False & ~(marks.Unmet | slots),
            AddsDuty = applies & whenever,
            Overridden = applies & ~whenever & ~ofVerdict,
        };
    }

    /// <summary>The clauses of these rules, in the order of the rules' ids.</summary>
    public IEnumerable<string> Clauses(ulong bits) =>
        rules.Where((_, place) => (bits >> place & 1) != 0).OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => rule.Clause.Id);

    private ulong Applies(in RuleMask marks, ulong slots) => speaking & ~(marks.False | marks.NotGiven | marks.NotKnown | slots);

    /// <param name="slots">Rules about another counterpart or channel.</param>
    private RuleMask Weigh(in EncodedQuestion situation, out ulong slots)
    {
        slots = with.Fails(situation.With) | on.Fails(situation.On);
        var asks = with.NotGiven(situation.With) | on.NotGiven(situation.On);
        var sum = Vector256.Create(0, asks, 0, asks);
        var (one, other) = (situation.Yes | situation.Unknown, situation.No | situation.Unknown);
        for (var row = 0; row < known.Length; row += 16)
        {
            sum |= known[row + (int)(one & 3) + (int)((other & 3) << 2)];
            (one, other) = (one >> RuleMask.FactsTogether, other >> RuleMask.FactsTogether);
        }

        var marks = new RuleMask(sum);

        // A waiting time takes long to work out, and most situations have failed its rules by now.
        var alive = situation.MayBeNarrower ? narrowable | ~slots : speaking & ~slots;
        foreach (var wait in waits)
        {
            if ((wait.Rules & alive & ~(marks.False & marks.Unmet)) != 0)
            {
                marks.Require(wait.Rules, wait.Runs(in situation));
            }
        }

        foreach (var (rule, exceptions) in excepted)
        {
            var applying = Applies(in marks, slots);
            var open = exceptions & ~(marks.False | slots | applying);
            marks.Lift(rule, (exceptions & applying) != 0 ? Truth.True
                : (open & marks.NotGiven) != 0 ? Truth.NotGiven
                : open != 0 ? Truth.NotKnown
                : Truth.False);
        }

        return marks;
    }

    /// <param name="every">Whether every narrower rule that may be meant is wanted, or the first will do.</param>
    private (Verdict Said, RuleVerdict? Deciding) Judge(in EncodedQuestion situation, in RuleMask marks, ulong slots, bool every, out ulong narrower)
    {
        var decides = Applies(in marks, slots) & ~whenever;
        var found = decides != 0;
        var verdict = found ? verdicts[BitOperations.TrailingZeroCount(decides)] : RuleVerdict.Whenever;
        narrower = found && situation.MayBeNarrower ? MayApply(in situation, in marks, weightier[(int)verdict], every) : 0;
        var open = speaking & weightier[(int)verdict] & ~(marks.False | slots);
        if ((marks.NotGiven & open) != 0 || narrower != 0)
        {
            return (Model.Verdict.NeedsFacts, null);
        }

        if ((marks.NotKnown & open) != 0)
        {
            return (Model.Verdict.Judgement, null);
        }

        return found ? (Said(verdict), verdict) : (Duty(in marks, slots), null);
    }

    // Who asks with a wide word may be the very person whom a weightier and narrower rule bars.
    private ulong MayApply(in EncodedQuestion situation, in RuleMask marks, ulong weightier, bool every)
    {
        var (others, elsewhere, may) = (with.Fails(situation.With), on.Fails(situation.On), 0UL);
        for (var rest = narrowable & weightier & ~marks.False; rest != 0 && (every || may == 0); rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            var (narrowWith, narrowOn, role) = ((others >> place & 1) != 0, (elsewhere >> place & 1) != 0, rolesOf[place]);
            if ((role == 0 ? narrowWith || narrowOn : (role & situation.NarrowerRoles) != 0)
                && (!narrowWith || with.Fits(place, situation.NarrowerWith)) && (!narrowOn || on.Fits(place, situation.NarrowerOn)))
            {
                may |= 1UL << place;
            }
        }

        return may;
    }

    private Verdict Duty(in RuleMask marks, ulong slots) =>
        (Applies(in marks, slots) & whenever & duties) != 0 ? Model.Verdict.ToDo
        : (whenever & marks.NotGiven & ~(marks.False | slots)) != 0 ? Model.Verdict.NeedsFacts
        : Model.Verdict.Silent;

    private static Verdict Said(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Forbid => Model.Verdict.Forbidden,
        RuleVerdict.Judge => Model.Verdict.Judgement,
        RuleVerdict.Needs => Model.Verdict.AllowedOnce,
        RuleVerdict.Advise => Model.Verdict.AdvisedAgainst,
        RuleVerdict.Allow => Model.Verdict.Allowed,
        _ => Model.Verdict.OutOfScope,
    };

    private static string Key(Waiting until) => $"{until.Latest} {string.Join(' ', until.Limbs)}";
}
