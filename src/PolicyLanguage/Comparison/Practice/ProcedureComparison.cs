using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>What differs in how a piece of work is done: by what results in every situation, not by how it is written.</summary>
internal sealed class ProcedureComparison(PolicyLayers old, PolicyLayers @new, DifferenceWording telling)
{
    private const string Then = ", then ";

    public IEnumerable<PracticeChange> Run() => old.PiecesOfWork.Union(@new.PiecesOfWork).SelectMany(Of);

    private IEnumerable<PracticeChange> Of(string id)
    {
        var (before, after) = (old.Procedure(id), @new.Procedure(id));
        var title = id == NeededSignature.Publish ? "A post" : $"To {id.Replace('-', ' ')}";
        return Told(id, before, after).Where(one => !one.Sides.IsNone).Select(one => new PracticeChange(PracticePart.Signing, title + one.Where, one.Sides)
        {
            ClausesBefore = Clauses(old, before),
            ClausesAfter = Clauses(@new, after),
        });
    }

    private static IReadOnlyList<string> Clauses(PolicyLayers policy, LayeredProcedure? procedure) =>
        procedure is null ? [] : [.. procedure.Parts.Select(part => policy.Cite(part.Document, part.Said.Clause.Id))];

    // Posts go out whether a text speaks of them or not; other work that one text leaves out is told as a whole.
    private List<(string Where, TwoSides Sides)> Told(string id, LayeredProcedure? before, LayeredProcedure? after)
    {
        if (id != NeededSignature.Publish && (before is null || after is null))
        {
            return [("", telling.Both(Whole(before), Whole(after)))];
        }

        var (one, other) = (before ?? Nothing(old, after!), after ?? Nothing(@new, before!));
        List<(string Where, TwoSides Sides)> told =
        [
            ("", before is null || after is null
                ? telling.Both(before is null ? "" : "the text says how it is done", after is null ? "" : "the text says how it is done")
                : TwoSides.None),
            .. Signatures(id, one, other).Concat(new StepListDifference(Work(one), Work(other)).Ways("; "))
                .Select(way => (way.Where.Length == 0 ? "" : " where " + way.Where, telling.Both(way.Before, way.After))),
            .. Lists(id, one, other).Select(part => ($": {part.What}", part.Said)),
        ];
        return told.Exists(part => !part.Sides.IsNone)
            ? told
            : [(": what is asked about it", telling.Both(one.Facts.Select(Asked), other.Facts.Select(Asked)))];
    }

    private static string Whole(LayeredProcedure? procedure) =>
        procedure is null ? "" : string.Join(' ', procedure.Parts.SelectMany(part => ReadBack.Steps(part.Said)).Distinct()).TrimEnd('.');

    // What a checker confirms and what is refused have no order; who may carry it out has none either.
    private (string What, TwoSides Said)[] Lists(string id, LayeredProcedure before, LayeredProcedure after) =>
    [
        ("who may do it", id == NeededSignature.Publish
            ? TwoSides.None
            : telling.Both(Runners(before).Select(role => "the " + role), Runners(after).Select(role => "the " + role))),
        ("what is not taken at all", telling.Both(before.Refusals.Select(Refused), after.Refusals.Select(Refused))),
        ("what the author writes down", telling.Both(before.Asks, after.Asks)),
        ("what whoever checks confirms", telling.Both(before.Confirmations.Select(Confirmed), after.Confirmations.Select(Confirmed))),
        ("the time for the whole", Changed(before.Within?.ToString(), after.Within?.ToString())),
        ("what has to be done besides", telling.Both(before.Then.Select(duty => duty.Said.ToString()), after.Then.Select(duty => duty.Said.ToString()))),
        ("what people are told where the text is silent", Changed(Silent(before), Silent(after))),
    ];

    private TwoSides Changed(string? before, string? after) => before == after ? TwoSides.None : telling.Both(before ?? "", after ?? "");

    private IReadOnlyList<PracticeDifference> Signatures(string id, LayeredProcedure before, LayeredProcedure after) =>
        id == NeededSignature.Publish
            ? OfPost(before, after)
            : new StepListDifference([.. before.Signatures.Select(Signature)], [.. after.Signatures.Select(Signature)]).Ways(Then);

    private IReadOnlyList<PracticeDifference> OfPost(LayeredProcedure before, LayeredProcedure after)
    {
        var facts = Variables(after).Concat(Variables(before));
        var roles = Runners(before).Concat(Runners(after)).Select(role => Variable.Role(role));
        return new Situations([.. facts, .. roles]).Differing(known => (OfPost(old, known), OfPost(@new, known)))
            ?? (IsWrittenTheSame(before, after) ? [] : [new PracticeDifference(Written(before), Written(after), "")]);
    }

    private static bool IsWrittenTheSame(LayeredProcedure before, LayeredProcedure after) =>
        new StepListDifference([.. before.Signatures.Select(Signature)], [.. after.Signatures.Select(Signature)]).Ways(Then).Count == 0
            && Runners(before).Order().SequenceEqual(Runners(after).Order());

    private static string OfPost(PolicyLayers policy, IReadOnlyDictionary<Variable, Truth> known) =>
        string.Join(Then, NeededSignature.For(
            policy,
            NeededSignature.Publish,
            (document, fact) => known[VariableOf(document, fact)],
            role => known[Variable.Role(role)] == Truth.True).Select(signature => Said(signature.Said)));

    private static IEnumerable<Variable> Variables(LayeredProcedure procedure) =>
        procedure.Parts.SelectMany(part => part.Said.Signatures.SelectMany(step => step.When).Select(when => VariableOf(part.Document, when.Fact)));

    private static Variable VariableOf(PolicyDocument policy, Word fact) =>
        NeededSignature.IsAboutAuthor(policy, fact) ? Variable.Role(fact.Name, fact) : Variable.Of(fact);

    private static string Said(NeededSignature signature)
    {
        var who = signature.Roles.Count == 0 ? "a colleague" : "the " + English.Or(signature.Roles);
        var done = signature.Act switch
        {
            SigningAct.Check => $"a check by {who}",
            SigningAct.Approve => $"approval by {who}",
            _ => SignedOff(who),
        };
        return done + (signature.Confirms is { } confirms ? $", who confirms that {confirms}" : "");
    }

    private static ConditionalStep Signature(Layered<ProcedureSignature> step) => new(new Signature(step.Said.Act, step.Said.By).ToString(), step.Said.When);

    private static string Written(LayeredProcedure procedure) =>
        string.Join(Then, procedure.Signatures.Select(step => Signature(step).Written()).Concat(Runners(procedure).Select(role => SignedOff($"the {role}"))));

    private static string SignedOff(string who) => $"{who} gives the final sign-off";

    private static List<ConditionalStep> Work(LayeredProcedure procedure) => [.. procedure.Work.Select(step => WorkWords.Of(step.Said))];

    private static string Refused(Layered<ProcedureRefusal> refusal) => SentenceModel.Of(new Condition(refusal.Said.Fact, true));

    private static string Confirmed(Layered<Confirmation> confirmation) => $"“{confirmation.Said.Question.TrimEnd('.')}”";

    private static string Asked(Layered<Word> fact) => $"“{fact.Said.Asks ?? fact.Said.Name}”";

    private static IEnumerable<string> Runners(LayeredProcedure procedure) => procedure.Parts.SelectMany(part => part.Said.Runners).Distinct();

    private static string? Silent(LayeredProcedure procedure) =>
        procedure.Silences.Count == 0 ? null : string.Join(' ', procedure.Silences.Select(silence => silence.Said)).TrimEnd('.');

    private static LayeredProcedure Nothing(PolicyLayers policy, LayeredProcedure like) =>
        new(policy, [new Layered<Procedure>(new Procedure(like.Id, like.Parts[0].Said.Clause, [], [], [], [], [], null), policy.Lowest)]);
}
