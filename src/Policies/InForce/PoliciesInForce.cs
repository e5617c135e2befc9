using System.Runtime.CompilerServices;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.InForce;

/// <summary>
/// The policy that binds an establishment now: its own document under that of its trust or federation and under the law. Whatever is
/// decided is asked of all of them.
/// </summary>
/// <param name="OwnDocument">As it was ratified, to be shown, printed, compared or drafted from; nothing is decided by it alone.</param>
/// <param name="Number">The version's number at the establishment that ratified it.</param>
/// <param name="Source">The document as it was ratified, byte for byte.</param>
public sealed record PolicyInForce(PolicyDocument OwnDocument, int Number, DateTimeOffset Since, string RatifiedAt, ReadOnlyMemory<byte> Source)
{
    private static readonly ConditionalWeakTable<PolicyDocument, CompiledPolicy> Ready = [];

    /// <summary>The hash of the document that was ratified.</summary>
    public string Hash => OwnDocument.Hash;

    public string Title => OwnDocument.Front.Title;

    /// <summary>Who is asked where no document says anything.</summary>
    public string WhenSilent => Layers.Lowest.Front.WhenSilent;

    /// <summary>Who decides where a fact cannot be known.</summary>
    public string WhenUnknown => Layers.Lowest.Front.WhenUnknown;

    /// <summary>Every role that a document names, with the deputy that one of them names.</summary>
    public IReadOnlyList<Layered<Role>> Roles => Layers.Roles;

    internal PolicyDocument OwnDocument { get; init; } = OwnDocument;

    /// <summary>The establishment that ratified it, or took it to start from.</summary>
    internal EstablishmentId At { get; init; }

    /// <summary>The policy of the trust or federation over the school's own; null where there is none, or where it is the one that binds.</summary>
    internal PolicyDocument? Above { get; init; }

    /// <summary>The law of the nation; null where the program holds none.</summary>
    internal PolicyDocument? Law { get; init; }

    /// <summary>All documents that bind here.</summary>
    internal PolicyLayers Layers
    {
        get => field ??= LayerRules.Of(OwnDocument, Above, Law);
        init;
    }

    /// <summary>The words in which it can be asked.</summary>
    internal Vocabulary Words => Layers.Vocabulary;

    /// <summary>How a piece of work is done; null where no document speaks of it.</summary>
    public LayeredProcedure? Procedure(string id) => Layers.Procedure(id);

    /// <summary>The signatures that a piece of work needs, in their order; never none.</summary>
    /// <param name="facts">What is known of it and its author, as a document means its fact.</param>
    /// <param name="holds">Whether the author holds a role.</param>
    public IReadOnlyList<Layered<NeededSignature>> SignaturesFor(string work, Func<PolicyDocument, Word, Truth> facts, Func<string, bool> holds) =>
        NeededSignature.For(Layers, work, facts, holds);

    /// <summary>Every route by which a concern goes.</summary>
    public IReadOnlyList<Layered<Route>> RoutesFor(Word concern) => Layers.RoutesFor(concern);

    /// <summary>Every ladder by which the conduct of these people is answered.</summary>
    public IReadOnlyList<Layered<Ladder>> LaddersFor(Word group) => Layers.LaddersFor(group);

    /// <summary>A clause as people are told of it: <c>3.4</c>, or <c>L.7 of the law in England</c> where it does not stand in the policy itself.</summary>
    public string Cite(PolicyDocument document, string clause) => NameOf(document.Front.Id) is { } name ? $"{clause} of {name}" : clause;

    /// <summary>The one place in which a person's question meets the policy, and what stands above it.</summary>
    internal Answer Ask(Question question) => Layers.Ask(question);

    /// <summary>The verdict alone, for trying many situations.</summary>
    internal Verdict Verdict(Question question)
    {
        if (!Layers.OnlyLowestSpeaks(question))
        {
            return Layers.Verdict(question);
        }

        var ready = Ready.GetValue(OwnDocument, static document => document.Compile());
        return ready.Verdict(ready.Encode(question));
    }

    /// <summary>Reads a question as the command line does.</summary>
    internal QuestionResult Read(string text) => Layers.Read(text);

    /// <summary>The rules that speak of these people doing this, the law's and the trust's among them.</summary>
    internal IEnumerable<Rule> RulesAbout(Question question) => Layers.RulesAbout(question);

    /// <summary>
    /// How people are told in which document a clause stands: <c>the law in England</c>, or the title of the trust's; null for the policy in force itself.
    /// </summary>
    internal string? NameOf(string document) => DocumentNamed(document) switch
    {
        { Front: { Layer: Layer.Law, Nation: { } nation } } when Law is not null => $"the law in {nation}",
        { } policy when ReferenceEquals(policy, Layers.Lowest) => null,
        { } policy => policy.Front.Title,
    };

    /// <summary>The document that answers cite by this short name.</summary>
    internal PolicyDocument DocumentNamed(string document) => Layers.Documents.First(one => one.Front.Id == document);
}

/// <summary>Finds the policy in force for the establishment in view: its own, or else that of the federation or trust above it.</summary>
public sealed class PoliciesInForce
{
    private readonly CountersignDb db;
    private readonly IFileStore files;
    private readonly Schools schools;
    private readonly ParsedPolicies parsed;
    private readonly LawsInForce laws;
    private PolicyInForce? found;
    private EstablishmentId? looked;

    internal PoliciesInForce(CountersignDb db, IFileStore files, Schools schools, ParsedPolicies parsed, LawsInForce laws) =>
        (this.db, this.files, this.schools, this.parsed, this.laws) = (db, files, schools, parsed, laws);

    /// <summary>Null where nobody has ratified one. Then the program asks a person, as where a policy is silent.</summary>
    public async Task<PolicyInForce?> Here(CancellationToken ct)
    {
        if (looked != db.Tenant.Here)
        {
            found = await Of(db.Tenant.Here, ct);
            looked = db.Tenant.Here;
        }

        return found;
    }

    /// <summary>The policy that binds one establishment; read afresh at each call.</summary>
    public async Task<PolicyInForce?> Of(EstablishmentId establishment, CancellationToken ct)
    {
        var school = establishment == db.Tenant.Here ? await schools.FindHere(ct) : await schools.Find(establishment, ct);
        var parent = school?.Parent;
        var versions = db.AcrossEstablishments<PolicyVersion>().AsNoTracking();
        var top = schools.ParentOf(parent);
        var last = await versions.Where(row => (row.Establishment == establishment || row.Establishment == parent || top.Contains(row.Establishment))
            && !versions.Any(later => later.Establishment == row.Establishment && later.Number > row.Number)).ToListAsync(ct);
        if (last.Find(row => row.Establishment == establishment) is not { } version)
        {
            return parent is { } head ? await Of(head, ct) : null;
        }

        var (document, source) = await parsed.Find(version.Hash, ct);
        var theirs = last.Find(row => row.Establishment == parent) ?? last.Find(row => row.Establishment != establishment);
        var over = theirs is null ? null : (await parsed.Find(theirs.Hash, ct)).Document;
        var (above, law) = (over?.Hash == document.Hash ? null : over, laws.Over(document, over));
        return new PolicyInForce(document, version.Number, version.InForceFrom, school?.Name ?? "", source)
        {
            At = establishment,
            Above = above,
            Law = law,
            Layers = parsed.Together(document, above, law),
        };
    }

    /// <summary>The bytes of a document that binds here or did, by its hash: a ratified one's or those of the law.</summary>
    public async Task<byte[]> SourceOf(string hash, CancellationToken ct) => laws.Source(hash) ?? await files.Get(new ContentHash(hash), ct);

    /// <summary>A document of a school, such as a draft, with what would stand above it there.</summary>
    internal async Task<PolicyLayers> WithWhatIsAbove(PolicyDocument document, SchoolName school, CancellationToken ct)
    {
        var above = await BindingOn(school.Parent, ct);
        return LayerRules.Of(document, above?.Hash == document.Hash ? null : above, laws.Over(document, above));
    }

    private async Task<PolicyDocument?> BindingOn(EstablishmentId? head, CancellationToken ct) => head is { } id ? (await Of(id, ct))?.OwnDocument : null;
}
