using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>Says words of one kind shortly: those that belong to a wider one of the list are said with it, and what a wider one lacks is set aside.</summary>
internal sealed class TermSummary(PolicyLayers first, PolicyLayers second)
{
    // They are asked for once for every other name.
    private readonly Dictionary<WordKind, IReadOnlyList<string>> names = [];

    /// <summary>Every name that either document has.</summary>
    public IReadOnlyList<string> Names(WordKind kind)
    {
        if (!names.TryGetValue(kind, out var all))
        {
            all = [.. first.Vocabulary.Names(kind).Concat(second.Vocabulary.Names(kind)).Distinct()];
            names.Add(kind, all);
        }

        return all;
    }

    /// <summary>With its article: <c>staff (other than a teacher) or a parent</c>.</summary>
    public string People(IReadOnlyCollection<string> names) => Said(WordKind.Actor, names, Person);

    public string Concerns(IReadOnlyCollection<string> names) => Said(WordKind.Concern, names, Concern);

    public string Person(string name) => Phrasing.A(Named(WordKind.Actor, name));

    public string Concern(string name) => Named(WordKind.Concern, name) is { Said: { } said } ? said : name;

    private string Said(WordKind kind, IReadOnlyCollection<string> summed, Func<string, string> article)
    {
        var wide = summed.Where(name => !summed.Any(other => other != name && Covers(kind, name, other) && !Covers(kind, other, name)));
        return English.Or(wide.Select(name =>
        {
            var lacking = Names(kind).Where(other => other != name && Covers(kind, other, name) && !summed.Contains(other)).Select(article).ToList();
            return article(name) + (lacking.Count == 0 ? "" : $" (other than {English.Or(lacking)})");
        }));
    }

    private bool Covers(WordKind kind, string narrow, string wide) => Named(kind, narrow).Covers.Contains(wide);

    private Word Named(WordKind kind, string name) => (first.Vocabulary.Named(kind, name) ?? second.Vocabulary.Named(kind, name))!;
}
