using System.Collections.Concurrent;

namespace Countersign.PolicyLanguage.Model;

/// <summary>A document that was read without an error. It never changes.</summary>
public sealed record PolicyDocument
{
    private ConcurrentDictionary<(string Actor, string Action), RulesAbout> candidates = [];

    internal PolicyDocument()
    {
    }

    public required string Path { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal: what governors ratified.</summary>
    public required string Hash { get; init; }

    public required FrontMatter Front { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>Headings, prose and blocks in the order of the text.</summary>
    public required IReadOnlyList<DocumentPart> Parts { get; init; }

    public required IReadOnlyList<Rule> Rules
    {
        get;
        init
        {
            // A copy with other rules must not find the old ones.
            field = value;
            candidates = [];
        }
    }

    public required IReadOnlyList<Role> Roles { get; init; }

    public required IReadOnlyList<Procedure> Procedures { get; init; }

    public required IReadOnlyList<Setting> Settings { get; init; }

    public IReadOnlyList<Ladder> Ladders { get; init; } = [];

    public IReadOnlyList<Route> Routes { get; init; } = [];

    /// <summary>The catalogue of prohibited conduct.</summary>
    public IReadOnlyList<Conduct> Conducts { get; init; } = [];

    public IReadOnlyList<Cadence> Cadences { get; init; } = [];

    public IReadOnlyList<Register> Registers { get; init; } = [];

    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>What the blocks of one kind were read as, in the order of the text.</summary>
    public IEnumerable<T> Records<T>()
        where T : class => Parts.OfType<DocumentPart.Block>().Select(block => block.Record).OfType<T>();

    public Procedure? Procedure(string id) => Procedures.FirstOrDefault(procedure => procedure.Id == id);

    public Clause? Clause(string id) => Clauses.FirstOrDefault(clause => clause.Id == id);

    internal IReadOnlyList<Rule> RulesFor(Word actor, Word action) => RulesAbout(actor, action).Matching;

    /// <summary>The rules that speak of this person doing this.</summary>
    internal IReadOnlyList<Rule> RulesFor(Question question) => RulesAbout(question).Matching;

    /// <summary>The rules that bar or hold back somebody in a narrower role than the one asked about, doing this.</summary>
    internal IReadOnlyList<Rule> NarrowerRulesFor(Question question) => RulesAbout(question).Narrower;

    // Kept for one role alone: there are as many as the document has words, while anybody may put roles together without end.
    internal RulesAbout RulesAbout(Question question) => question.AlsoAs.Count == 0
        ? RulesAbout(question.Actor, question.Action)
        : Model.RulesAbout.Together([.. question.Actors.Select(actor => RulesAbout(actor, question.Action))]);

    private RulesAbout RulesAbout(Word actor, Word action) => candidates.TryGetValue((actor.Name, action.Name), out var about)
        ? about
        : candidates.GetOrAdd((actor.Name, action.Name), Model.RulesAbout.Of(Rules, actor, action));
}

/// <summary>A situation beside a clause and the answer it must get.</summary>
/// <param name="Id">Its name, the only one of its kind in the document.</param>
public sealed record Example(string Id, Clause Clause, int Line, Question Question, Expectation Expected)
{
    /// <summary>The example as its author wrote it, without the expected answer.</summary>
    public required string Text { get; init; }
}
