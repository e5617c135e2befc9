using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Puts together what an answer says besides its verdict.</summary>
/// <param name="documents">The uppermost first; the last one names who is asked where nothing decides.</param>
/// <param name="evaluated">The rules that are meant.</param>
/// <param name="decided">The verdict of the rules that decide; null where none does or an open one stands in its way.</param>
internal sealed class AnswerParts(IReadOnlyList<PolicyDocument> documents, List<EvaluatedRule> evaluated, RuleVerdict? decided)
{
    // Only what decided, and what adds duties on its own, asks for anything; an overridden permission's duties fall with it.
    private readonly List<EvaluatedRule> applying = evaluated.FindAll(candidate => !candidate.SetAside && candidate.Applies == Truth.True
        && (candidate.Rule.Verdict == decided || candidate.Rule.Verdict == RuleVerdict.Whenever));

    private readonly List<EvaluatedRule> deciding = evaluated.FindAll(candidate =>
        !candidate.SetAside && candidate.Applies == Truth.True && candidate.Rule.Verdict == decided);

    /// <param name="open">The rules that cannot be weighed and matter.</param>
    public Answer Answer(Question question, Verdict verdict, List<EvaluatedRule> open)
    {
        var lowest = documents[^1];
        var judge = verdict != Verdict.Judgement ? null : open.Count == 0 ? deciding[0].Rule : WhoCanTell(open);
        return new Answer
        {
            Verdict = verdict,
            Question = question,
            Document = lowest.Front.Id,
            Hash = lowest.Hash,
            Sources = [.. documents.Select(Source)],
            Clauses = Clauses(),
            Duties = open.Count == 0 ? All(applying, rule => rule.Then) : [],
            Signatures = verdict == Verdict.AllowedOnce ? All(deciding, rule => rule.Needs) : [],
            Decider = verdict == Verdict.Silent ? lowest.Front.WhenSilent
                : verdict != Verdict.Judgement ? null
                : judge is null ? lowest.Front.WhenUnknown

                // A body is not asked on the corridor: whoever is asked where the text says nothing can bring it there.
                : judge.DeciderIsBody ? lowest.Front.WhenSilent
                : judge.Decider,
            Body = judge is { DeciderIsBody: true } ? judge.Decider : null,
            DecidesAt = judge?.DecidesAt,
            Because = verdict == Verdict.Judgement && open.Count > 0 ? "a fact that decides it cannot be known"
                : verdict == Verdict.AllowedOnce ? null
                : deciding.Find(candidate => candidate.Rule.Because is not null)?.Rule.Because,
            Gravity = open.Count == 0 ? applying.Max(candidate => candidate.Rule.Gravity) : null,
            Missing = verdict == Verdict.NeedsFacts ? Missing(open) : [],
            FactsUsed = AnswerFacts.Used(applying),
            DayCount = DayCount(),
        };
    }

    private static Rule? WhoCanTell(List<EvaluatedRule> open) =>
        open.OrderBy(candidate => candidate.Rule.Verdict).Select(candidate => candidate.Rule).FirstOrDefault(rule => rule.Decider is not null);

    private static AnswerSource Source(PolicyDocument policy) =>
        new(policy.Front.Id, policy.Front.Title, policy.Front.Version, policy.Hash, policy.Front.Layer);

    private static List<T> All<T>(List<EvaluatedRule> rules, Func<Rule, IReadOnlyList<T>> of)
    {
        var all = new List<T>();
        foreach (var candidate in rules)
        {
            var said = of(candidate.Rule);
            for (var place = 0; place < said.Count; place++)
            {
                if (!all.Contains(said[place]))
                {
                    all.Add(said[place]);
                }
            }
        }

        return all;
    }

    private IReadOnlyList<MissingFact> Missing(List<EvaluatedRule> open) => AnswerFacts.Missing(
        open.Count > 0 ? open.Where(VerdictResolution.IsNotGiven) : evaluated.Where(VerdictResolution.IsDutyInDoubt));

    // A clause with several rules is cited once, for the weightiest part; the weightiest parts come first.
    private List<CitedClause> Clauses()
    {
        var clauses = new List<CitedClause>();
        foreach (var candidate in evaluated)
        {
            if (Part(candidate) is not { } part)
            {
                continue;
            }

            var (clause, document) = (candidate.Rule.Clause, candidate.Policy.Front.Id);
            var same = clauses.FindIndex(cited => cited.Clause == clause.Id && cited.Document == document);
            if (same >= 0 && clauses[same].Part <= part)
            {
                continue;
            }

            if (same >= 0)
            {
                clauses.RemoveAt(same);
            }

            var place = clauses.FindLastIndex(cited => cited.Part <= part) + 1;
            clauses.Insert(place, new CitedClause(clause.Id, clause.Heading, part, candidate.Rule.Strength, document));
        }

        return clauses;
    }

    private ClausePart? Part(EvaluatedRule candidate) => candidate switch
    {
        { SetAside: true } => candidate.Applies == Truth.True ? ClausePart.Overridden : null,
        { Applies: Truth.True, Rule.Verdict: RuleVerdict.Whenever } => ClausePart.AddsDuty,
        { Applies: Truth.True } when candidate.Rule.Verdict == decided => ClausePart.Decisive,
        { Applies: Truth.True } => ClausePart.Overridden,
        { ExceptionHolds: true } => ClausePart.ExceptionApplied,
        { Applies: Truth.NotGiven or Truth.NotKnown } when decided is null || candidate.Rule.Verdict < decided => ClausePart.CannotTell,
        _ => null,
    };

    private string? DayCount()
    {
        var (ends, months) = (new List<YearsEnd>(), false);
        Add(applying, candidate => candidate.Rule.Until is not null);
        Add(evaluated, candidate => candidate.WaitIsOver);
        return ends.Count == 0 ? null : string.Join(' ', ends.Select(end => Calendar.Convention(end, months)));

        void Add(List<EvaluatedRule> rules, Func<EvaluatedRule, bool> counts)
        {
            foreach (var candidate in rules)
            {
                months |= counts(candidate) && candidate.Rule.Until!.Limbs.Any(limb => limb.Months > 0);
                if (counts(candidate) && !ends.Contains(candidate.Policy.Front.YearsEnd))
                {
                    ends.Add(candidate.Policy.Front.YearsEnd);
                }
            }
        }
    }
}
