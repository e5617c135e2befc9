using System.Runtime.CompilerServices;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>
/// What the documents of a school say in so many words, found by a sentence: whom to tell, what follows, when and how often, how it is done, what is
/// listed, what is meant, and what is known of the policy itself.
/// </summary>
internal static class Passages
{
    private const int Most = 3;

    // What a kind of passage counts for that the sentence asks for, and for one that it does not.
    private const double Wanted = 2, Besides = 0.6;

    // So much has to speak for a passage before it is shown at all, and before it is taken for the answer.
    private const double Least = 3, Enough = 6;

    // The kinds of passage that tell what is asked for, and the words in which they tell it.
    private static readonly Dictionary<string, (string[] Kinds, string Words)> Telling = new(StringComparer.Ordinal)
    {
        ["whom"] = (["route", "role"], "tell report concern"),
        ["consequence"] = (["ladder", "conduct"], "breach breaking rules disciplinary dismissal sanction warning misconduct serious action"),
        ["when"] = (["cadence", "setting", "policy"], "every review time within deadline year"),
        ["how"] = (["procedure"], "approval permission check before agreed"),
        ["list"] = (["register"], "list"),
        ["meaning"] = (["setting", "clause", "conduct"], "means meaning definition"),
        ["document"] = (["policy", "cadence"], "policy covers read review issue"),
    };

    private static readonly ConditionalWeakTable<PolicyLayers, PassageIndex> Staff = [], Pupils = [], Families = [];

    /// <summary>The passages that speak of it, whether the first answers what was asked, and whether that was about the policy itself.</summary>
    public static (IReadOnlyList<Passage> Passages, bool Answers, bool AboutPolicy) Find(PolicyLayers layers, Heard heard, IReadOnlyList<Reading> readings)
    {
        var wanted = heard.Of("wants").OrderByDescending(found => found.Weight).ThenBy(found => found.From).Select(found => found.Entry.Name).FirstOrDefault();
        var (kinds, besides) = wanted is null ? ([], "") : Telling[wanted];
        var found = Index(layers, heard.Asker).Find(heard, Names(layers.Vocabulary, heard, readings), besides, Weigh);
        if (found is not [(_, >= Least), ..])
        {
            return ([], false, false);
        }

        var shown = found.Where(one => one.Score >= Least && one.Score >= found[0].Score / 2).Take(Most).ToList();
        var asksToBeTold = kinds.Length > 0 || readings is [{ Kind: SentenceKind.Howto }, ..];
        var answers = asksToBeTold && shown[0].Score >= Enough;
        return ([.. shown.Select(one => one.Passage)], answers, answers && wanted == "document");

        double Weigh(string kind) => kinds.Length == 0 || kind == "clause" ? 1 : kinds.Contains(kind) ? Wanted : Besides;
    }

    private static Dictionary<string, double> Names(Vocabulary words, Heard heard, IReadOnlyList<Reading> readings)
    {
        var names = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var reading in readings.Take(3))
        {
            Add(WordKind.Action, reading.Action, reading.Score);
            Add(WordKind.Concern, reading.Concern, 1);
        }

        foreach (var concern in heard.Of("concern"))
        {
            Add(WordKind.Concern, concern.Entry.Name, 1);
        }

        foreach (var person in heard.PeopleInOrder.Append(heard.Asker))
        {
            Add(WordKind.Counterpart, person, 0.5);
            Add(WordKind.Actor, person, 0.5);
        }

        return names;

        // A rule about a wider word speaks of this one too.
        void Add(WordKind kind, string? name, double surely)
        {
            if (name is not null && words.Find(kind, name) is { } word)
            {
                foreach (var one in word.Covers.Append(word.Name))
                {
                    var key = Key(kind, one);
                    names[key] = Math.Max(names.GetValueOrDefault(key), one == word.Name ? surely : surely / 2);
                }
            }
        }
    }

    private static string Key(WordKind kind, string name) => $"{kind}:{name}";

    private static PassageIndex Index(PolicyLayers layers, string asker) => asker switch
    {
        "pupil" => Pupils.GetValue(layers, static layers => OfHouseRules(layers, Audience.Pupils)),
        "parent" => Families.GetValue(layers, static layers => OfHouseRules(layers, Audience.Families)),
        _ => Staff.GetValue(layers, static layers => new PassageIndex(layers.Documents.Reverse().SelectMany(document => Of(layers, document)))),
    };

    // Those outside are told what is for them, and the clauses, which are public.
    private static PassageIndex OfHouseRules(PolicyLayers layers, Audience audience) => new(
    [
        .. HouseRules.For(layers, audience).SelectMany(section => section.Entries.Select(entry => Indexed(entry, [], section.Heading))),
        .. layers.Documents.Reverse().SelectMany(document => Of(layers, document)).Where(one => one.Kind is "clause" or "policy"),
    ]);

    private static IEnumerable<IndexedPassage> Of(PolicyLayers layers, PolicyDocument document)
    {
        var name = ReferenceEquals(document, layers.Lowest) ? null : document.Front.Id;
        if (name is null)
        {
            yield return Indexed(
                new Passage(new Clause("", document.Front.Title, "", 0), "policy", null, [], ReadBack.Sentences(document.Front)),
                [],
                "this policy document school read sign signed agreed copy written version");
        }

        foreach (var clause in document.Clauses.Where(clause => clause.Markdown.Length > 0))
        {
            yield return Indexed(new Passage(clause, "clause", null, [], []) { Document = name }, [], "");
        }

        Clause? open = null;
        foreach (var part in document.Parts)
        {
            open = part is DocumentPart.Heading { Clause: { } id } ? document.Clause(id) : open;
            if (open is { } clause && part is DocumentPart.Block { Record: not Example } block
                && BlockKinds.Core.Find(block.Kind) is { IsGlossary: false } kind)
            {
                var said = ReadBack.Sentences(block);
                var passage = new Passage(
                    clause,
                    $"{block.Kind} {block.Id}",
                    kind.IsStepped ? ReadBack.Title(block) : null,
                    kind.IsStepped ? said : [],
                    kind.IsStepped ? [] : said)
                { Document = name };
                yield return Indexed(passage, [.. (block.Values?.Words ?? []).Select(word => Key(word.Kind, word.Name)).Distinct()], "");
            }
        }
    }

    private static IndexedPassage Indexed(Passage passage, IReadOnlyCollection<string> words, string heading) => new(
        passage,
        words,
        string.Join(' ', heading, passage.Clause.Heading, passage.Lead, passage.Block.Replace('-', ' ')),
        string.Join(' ', [.. passage.Steps, .. passage.Sentences, passage.Clause.Markdown]));
}
