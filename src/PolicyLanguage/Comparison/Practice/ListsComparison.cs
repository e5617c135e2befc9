using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>Registers, settings and the catalogue of conduct: what stands in one document and not in the other.</summary>
internal sealed class ListsComparison(PolicyLayers old, PolicyLayers @new, DifferenceWording telling)
{
    public IEnumerable<PracticeChange> Run() => [.. Conducts(), .. Registers(), .. Settings()];

    private IEnumerable<PracticeChange> Conducts() =>
        BlockMatcher.Of(
            old.Conducts,
            @new.Conducts,
            (one, other) => Said(one.Said) == Said(other.Said),
            conduct => conduct.Said.Id,
            conduct => conduct.Said.Means)
            .Select(pair => Change(
                PracticePart.Breaches,
                "What is not tolerated",
                Said(pair.Before?.Said),
                Said(pair.After?.Said),
                WorkWords.Clauses(old, pair.Before, conduct => conduct.Clause),
                WorkWords.Clauses(@new, pair.After, conduct => conduct.Clause)));

    private IEnumerable<PracticeChange> Registers() =>
        BlockMatcher.Of(
            old.Registers,
            @new.Registers,
            (one, other) => Same(one.Said, other.Said),
            register => register.Said.Id,
            register => register.Said.Lists).Select(pair =>
        {
            var (from, to) =
                (WorkWords.Clauses(old, pair.Before, register => register.Clause), WorkWords.Clauses(@new, pair.After, register => register.Clause));
            return pair is { Before.Said: { } before, After.Said: { } after }
                ? new PracticeChange(PracticePart.Lists, $"The list of {after.Lists}", Inside(before, after)) { ClausesBefore = from, ClausesAfter = to }
                : Itself($"The list of {(pair.Before ?? pair.After)!.Said.Lists}", Said(pair.Before?.Said), Said(pair.After?.Said), from, to);
        });

    private IEnumerable<PracticeChange> Settings() =>
        BlockMatcher.Of(
            old.Settings,
            @new.Settings,
            (one, other) => Said(one.Said) == Said(other.Said),
            setting => setting.Said.Id,
            setting => setting.Said.Meaning)
            .Select(pair => Itself(
                $"What “{(pair.After ?? pair.Before)!.Said.Meaning}” means here",
                Said(pair.Before?.Said),
                Said(pair.After?.Said),
                WorkWords.Clauses(old, pair.Before, setting => setting.Clause),
                WorkWords.Clauses(@new, pair.After, setting => setting.Clause)));

    private static bool Same(Register one, Register other) =>
        Said(one) == Said(other) && one.AddedBySchool == other.AddedBySchool && one.Strength == other.Strength;

    private TwoSides Inside(Register before, Register after) => TwoSides.Joined(
    [
        before.Lists == after.Lists ? TwoSides.None : telling.Both(before.Lists, after.Lists).About("what it lists"),
        telling.Both(before.Entries.Select(entry => ReadBack.Entry(entry)), after.Entries.Select(entry => ReadBack.Entry(entry))),
        before.KeptBy == after.KeptBy ? TwoSides.None : telling.Both(before.KeptBy ?? "", after.KeptBy ?? "").About("who keeps it"),
        before.AddedBySchool == after.AddedBySchool
            ? TwoSides.None
            : telling.Both(before.AddedBySchool ? "is left to the school" : "", after.AddedBySchool ? "is left to the school" : "").About("it"),
        before.Strength == after.Strength
            ? TwoSides.None
            : telling.Both(WorkWords.Of(before.Strength), WorkWords.Of(after.Strength)).About("how strongly it is meant"),
    ]);

    private PracticeChange Change(PracticePart part, string situation, string before, string after, IReadOnlyList<string> from, IReadOnlyList<string> to) =>
        new(part, situation, telling.Both(before, after)) { ClausesBefore = from, ClausesAfter = to };

    // Each side says by itself what it is about, so the sentence does not say it once more.
    private PracticeChange Itself(string situation, string before, string after, IReadOnlyList<string> from, IReadOnlyList<string> to) =>
        Change(PracticePart.Lists, situation, before, after, from, to) with { Sentence = English.Capital($"{telling.Both(before, after).Said}.") };

    // The reason changes nothing, and neither does the order of words that are joined by "or".
    private static string Said(Conduct? conduct) => conduct is null ? "" : ReadBack.Sentence(conduct with
    {
        By = Ordered(conduct.By),
        Against = Ordered(conduct.Against),
        On = Ordered(conduct.On),
        Characteristics = [.. conduct.Characteristics.Distinct().Order(StringComparer.Ordinal)],
        Lanes = [.. conduct.Lanes.Distinct().Order()],
        Because = null,
    }).TrimEnd('.') + (conduct.Strength == Strength.Must ? "" : $" ({WorkWords.Of(conduct.Strength)})");

    private static string Said(Register? register) => register is null ? "" : ReadBack.Sentence(register with
    {
        Entries = [.. register.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)],
        Because = null,
    }).TrimEnd('.');

    private static string Said(Setting? setting) =>
        setting is null ? "" : ReadBack.Sentence(setting).TrimEnd('.') + (setting is { Value: null, AddedBySchool: true } ? " (no text says so)" : "");

    private static List<Word> Ordered(IReadOnlyList<Word> words) => [.. words.DistinctBy(word => word.Name).OrderBy(word => word.Name, StringComparer.Ordinal)];
}
