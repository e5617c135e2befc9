using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>What differs in how a piece of work is done: by what results in every situation, not by how it is written.</summary>
internal sealed class ProcedureComparison(PolicyDocument old, PolicyDocument @new, Telling telling)
{
    private const string Then = ", then ";

    public IEnumerable<PracticeChange> Run() => old.Procedures.Concat(@new.Procedures).Select(procedure => procedure.Id).Distinct().SelectMany(Of);

    private IEnumerable<PracticeChange> Of(string id)
    {
        var (before, after) = (old.Procedure(id), @new.Procedure(id));
        var title = id == NeededSignature.Publish ? "A post" : $"To {id.Replace('-', ' ')}";
        return Told(id, before, after).Select(said => new PracticeChange(PracticePart.Signing, $"{title}{said}.")
        {
            ClausesBefore = before is null ? [] : [before.Clause.Id],
            ClausesAfter = after is null ? [] : [after.Clause.Id],
        });
    }

    // Posts go out whether a text speaks of them or not; other work that one text leaves out is told as a whole.
    private List<string> Told(string id, Procedure? before, Procedure? after)
    {
        if (id != NeededSignature.Publish && (before is null || after is null))
        {
            return [": " + telling.Both(Whole(before), Whole(after))];
        }

        var (one, other) = (before ?? Nothing(after!), after ?? Nothing(before!));
        List<string> told =
        [
            .. before is null || after is null ? [": " + telling.Both(before is null ? "" : "the text says how it is done", after is null ? "" : "the text says how it is done")] : Array.Empty<string>(),
            .. Signatures(id, one, other).Concat(new Stretch(Work(one), Work(other)).Ways("; ")).Select(way => $"{(way.Where.Length == 0 ? "" : " where " + way.Where)}: {telling.Both(way.Before, way.After)}"),
            .. Lists(id, one, other).Where(part => part.Said.Length > 0).Select(part => $": {part.What}{part.Said}"),
        ];
        var asked = told.Count > 0 ? "" : telling.Both(one.Facts.Select(Asked), other.Facts.Select(Asked));
        return asked.Length == 0 ? told : [": what is asked about it: " + asked];
    }

    private static string Whole(Procedure? procedure) => procedure is null ? "" : string.Join(' ', ReadBack.Steps(procedure)).TrimEnd('.');

    // What a checker confirms and what is refused have no order; who may carry it out has none either.
    private (string What, string Said)[] Lists(string id, Procedure before, Procedure after) =>
    [
        ("who may do it: ", id == NeededSignature.Publish ? "" : telling.Both(before.Runners.Select(role => "the " + role), after.Runners.Select(role => "the " + role))),
        ("what is not taken at all: ", telling.Both(before.Refusals.Select(Refused), after.Refusals.Select(Refused))),
        ("what the author writes down: ", telling.Both(before.Asks, after.Asks)),
        ("what whoever checks confirms: ", telling.Both(before.Confirmations.Select(Confirmed), after.Confirmations.Select(Confirmed))),
        ("the time for the whole: ", Changed(before.Within?.ToString(), after.Within?.ToString())),
        ("what has to be done besides: ", telling.Both(before.Then.Select(duty => duty.ToString()), after.Then.Select(duty => duty.ToString()))),
        ("what people are told where the text is silent: ", Changed(before.Silent?.TrimEnd('.'), after.Silent?.TrimEnd('.'))),
    ];

    private string Changed(string? before, string? after) => before == after ? "" : telling.Both(before ?? "", after ?? "");

    private IReadOnlyList<Way> Signatures(string id, Procedure before, Procedure after) =>
        id == NeededSignature.Publish ? OfPost(before, after) : new Stretch([.. before.Steps.Select(Signature)], [.. after.Steps.Select(Signature)]).Ways(Then);

    private IReadOnlyList<Way> OfPost(Procedure before, Procedure after)
    {
        var facts = Variables(@new, after).Concat(Variables(old, before));
        var roles = before.Runners.Concat(after.Runners).Select(role => Variable.Role(role));
        return new Situations([.. facts, .. roles]).Differing(known => (OfPost(old, known), OfPost(@new, known)))
            ?? (IsWrittenTheSame(before, after) ? [] : [new Way(Written(before), Written(after), "")]);
    }

    private static bool IsWrittenTheSame(Procedure before, Procedure after) =>
        new Stretch([.. before.Steps.Select(Signature)], [.. after.Steps.Select(Signature)]).Ways(Then).Count == 0 && before.Runners.Order().SequenceEqual(after.Runners.Order());

    private static string OfPost(PolicyDocument policy, IReadOnlyDictionary<Variable, Truth> known) =>
        string.Join(Then, NeededSignature.For(policy, NeededSignature.Publish, fact => known[VariableOf(policy, fact)], role => known[Variable.Role(role)] == Truth.True).Select(Said));

    private static IEnumerable<Variable> Variables(PolicyDocument policy, Procedure procedure) =>
        procedure.Steps.SelectMany(step => step.When).Select(when => VariableOf(policy, when.Fact));

    private static Variable VariableOf(PolicyDocument policy, Word fact) => NeededSignature.IsAboutAuthor(policy, fact) ? Variable.Role(fact.Name, fact) : Variable.Of(fact);

    private static string Said(NeededSignature signature)
    {
        var who = signature.Roles.Count == 0 ? "a colleague" : "the " + Speech.Or(signature.Roles);
        return signature.Act switch { SigningAct.Check => $"a check by {who}", SigningAct.Approve => $"approval by {who}", _ => $"{who} puts it out" };
    }

    private static Conditioned Signature(ProcedureStep step) => new(new NeededStep(step.Act, step.Role).ToString(), step.When);

    private static string Written(Procedure procedure) => string.Join(Then, procedure.Steps.Select(step => Signature(step).Written()).Concat(procedure.Runners.Select(role => $"the {role} puts it out")));

    private static List<Conditioned> Work(Procedure procedure) => [.. procedure.Work.Select(WorkWords.Of)];

    private static string Refused(ProcedureRefusal refusal) => Statement.Of(new Condition(refusal.Fact, true));

    private static string Confirmed(Confirmation confirmation) => $"“{confirmation.Question.TrimEnd('.')}”";

    private static string Asked(Word fact) => $"“{fact.Asks ?? fact.Name}”";

    private static Procedure Nothing(Procedure like) => new(like.Id, like.Clause, [], [], [], [], [], null);
}
