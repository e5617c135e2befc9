using System.Collections.Concurrent;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>How work is done under all layers. Nothing that stands above falls away below; docs/policy-language/layers.md says what unites how.</summary>
public sealed partial class PolicyLayers
{
    // A comparison asks for one piece of work in thousands of situations.
    private readonly ConcurrentDictionary<string, LayeredProcedure?> procedures = new(StringComparer.Ordinal);

    /// <summary>The ids of every piece of work of which any document speaks.</summary>
    public IEnumerable<string> PiecesOfWork => Documents.SelectMany(document => document.Procedures).Select(procedure => procedure.Id).Distinct();

    /// <summary>The catalogue of prohibited conduct, the uppermost document's entries first.</summary>
    public IReadOnlyList<Layered<Conduct>> Conducts => field ??= LayerUnion.All(Documents, document => document.Conducts);

    public IReadOnlyList<Layered<Route>> Routes => field ??= LayerUnion.All(Documents, document => document.Routes);

    public IReadOnlyList<Layered<Ladder>> Ladders => field ??= LayerUnion.All(Documents, document => document.Ladders);

    public IReadOnlyList<Layered<Register>> Registers => field ??= LayerUnion.All(Documents, document => document.Registers);

    /// <summary>What recurs. Of two for one task and the same people the more frequent stands.</summary>
    public IReadOnlyList<Layered<Cadence>> Cadences => field ??= LayeredCadences.Of(this);

    /// <summary>Each role once, as the uppermost document names it. A lower document fills in the deputy that those above leave open.</summary>
    public IReadOnlyList<Layered<Role>> Roles => field ??=
    [
        .. LayerUnion.All(Documents, document => document.Roles).GroupBy(role => role.Said.Name, StringComparer.OrdinalIgnoreCase).Select(named =>
            Filled(named, role => role.Deputy) is var filled && named.First() is var first
                ? filled with { Said = filled.Said with { Name = first.Said.Name, May = Filled(named, role => role.May).Said.May } }
                : first),
    ];

    /// <summary>Each value once, by its id. A lower document fills in what those above leave open, and changes nothing that they settle.</summary>
    public IReadOnlyList<Layered<Setting>> Settings => field ??=
    [
        .. LayerUnion.All(Documents, document => document.Settings).GroupBy(setting => setting.Said.Id)
            .Select(named => Filled(named, setting => setting.Value)),
    ];

    /// <summary>The piece of work as every document that speaks of it has it done; null where none does.</summary>
    public LayeredProcedure? Procedure(string id) => procedures.GetOrAdd(id, static (id, layers) =>
    {
        var parts = LayerUnion.All(layers.Documents, document => document.Procedures.Where(procedure => procedure.Id == id).Take(1));
        return parts.Count == 0 ? null : new LayeredProcedure(layers, parts);
    }, this);

    /// <summary>Every route by which a concern of this kind goes, whichever document has it: all of them are taken.</summary>
    /// <param name="concern">A word of any of the documents; one that another lacks is read there as its nearest wider word.</param>
    public IReadOnlyList<Layered<Route>> RoutesFor(Word concern) => [.. Routes.Where(route => Covers(route.Document, concern, route.Said.About))];

    /// <summary>Every ladder by which the conduct of these people is answered.</summary>
    public IReadOnlyList<Layered<Ladder>> LaddersFor(Word group) => [.. Ladders.Where(ladder => Covers(ladder.Document, group, ladder.Said.For))];

    /// <summary>The interval here, its setting looked up under all layers; null while nobody has filled that in with a number and a unit.</summary>
    public Interval? Every(Cadence cadence) =>
        cadence.Every ?? (Settings.FirstOrDefault(setting => setting.Said.Id == cadence.EverySetting)?.Said.Value is { } value ? Interval.Read(value) : null);

    /// <summary>The clause as people are told of it: its id, and for another document than the lowest which one it stands in.</summary>
    public string Cite(PolicyDocument document, string clause) => document.Front.Id == Lowest.Front.Id ? clause : $"{clause} of {document.Front.Title}";

    /// <summary>Whether a document's words reach the one asked about, as the document reads it.</summary>
    internal static bool Covers(PolicyDocument document, Word asked, IReadOnlyList<Word> words) =>
        (document.Vocabulary.Named(asked.Kind, asked.Name) ?? QuestionTranslation.Of(asked, document.Vocabulary)) is { } known && words.Any(known.IsCoveredBy);

    private static Layered<T> Filled<T>(IEnumerable<Layered<T>> uppermostFirst, Func<T, string?> value) =>
        uppermostFirst.FirstOrDefault(one => value(one.Said) is not null) ?? uppermostFirst.First();
}
