using System.Runtime.CompilerServices;
using System.Text.Json;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>An act as people of the school read it.</summary>
public sealed record AuditEventLine(long Number, string Kind, PersonId? By, DateTimeOffset At, string? Why, string? Clause, string? Policy, string Hash);

public static class AuditEventQueries
{
    /// <summary>What was ever done with a thing, in order. A redacted act keeps its place and loses its words.</summary>
    public static async Task<IReadOnlyList<AuditEventLine>> ActsAbout(this CountersignDb db, Guid thing, CancellationToken ct)
    {
        return [.. (await db.RecordedAbout(thing, ct)).Select(Line)];
    }

    /// <summary>Who did the first act about each of these things; one that nobody did is left out. One query, however many there are.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PersonId>> WhoDid(this CountersignDb db, IReadOnlyCollection<Guid> things, CancellationToken ct)
    {
        var acts = await (from subject in db.Set<AuditEventSubject>()
                          where things.Contains(subject.Subject)
                          join act in db.Acts on new { subject.Establishment, subject.Number } equals new { act.Establishment, act.Number }
                          where act.By != null
                          orderby act.Number
                          select new { subject.Subject, By = act.By!.Value }).ToListAsync(ct);
        return acts.DistinctBy(act => act.Subject).ToDictionary(act => act.Subject, act => act.By);
    }

    /// <summary>
    /// When the last act of this kind was done about each of these things at the establishment in view. One query, however many there are.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastTime(
        this CountersignDb db, AuditEventKind kind, IReadOnlyCollection<Guid> things, CancellationToken ct)
    {
        // Said once more, because the filter on each query allows for standing everywhere, and then no index is used.
        var here = db.Tenant.Here;
        var acts = await (from subject in db.Set<AuditEventSubject>()
                          where subject.Establishment == here && things.Contains(subject.Subject)
                          join act in db.Acts on new { subject.Establishment, subject.Number } equals new { act.Establishment, act.Number }
                          where act.Kind == kind.Name
                          orderby act.Number descending
                          select new { subject.Subject, act.At }).ToListAsync(ct);
        return acts.DistinctBy(act => act.Subject).ToDictionary(act => act.Subject, act => act.At);
    }

    /// <summary>
    /// When acts of these kinds were done and about what first, in the records of these establishments, in order. One query; their words are not read.
    /// </summary>
    public static async Task<IReadOnlyList<(EstablishmentId School, AuditEventKind Kind, DateTimeOffset At, Guid About)>> Times(
        this CountersignDb db,
        IReadOnlyCollection<EstablishmentId> schools,
        IReadOnlyList<AuditEventKind> kinds,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken ct)
    {
        var byName = kinds.SelectMany(kind => kind.FormerNames.Append(kind.Name).Select(name => (name, kind))).ToDictionary();
        var names = byName.Keys.ToList();
        var acts = await db.AcrossEstablishments<StoredAuditEvent>().AsNoTracking()
            .Where(act => schools.Contains(act.Establishment) && names.Contains(act.Kind) && act.At >= from && act.At < until && act.About != "")
            .OrderBy(act => act.Number).Select(act => new { act.Establishment, act.Kind, act.At, act.About }).ToListAsync(ct);
        return acts.ConvertAll(act => (act.Establishment, byName[act.Kind], act.At, Guid.Parse(act.About.Split(' ', 2)[0])));
    }

    /// <summary>What the acts of a kind about a thing are about besides it, such as whoever came by one staff list.</summary>
    public static Task<List<Guid>> NamedWith(this CountersignDb db, Guid thing, AuditEventKind kind, CancellationToken ct) =>
        (from subject in db.Set<AuditEventSubject>()
         where subject.Subject == thing
         join act in db.Acts on new { subject.Establishment, subject.Number } equals new { act.Establishment, act.Number }
         where act.Kind == kind.Name
         join other in db.Set<AuditEventSubject>() on new { act.Establishment, act.Number } equals new { other.Establishment, other.Number }
         where other.Subject != thing
         select other.Subject).ToListAsync(ct);

    /// <summary>
    /// The acts of these kinds in one establishment's record, in order, whatever name an earlier release stored them under. One whose words were
    /// redacted has no facts, and one about nothing is left out. No other query may run on the context until the last is read.
    /// </summary>
    public static async IAsyncEnumerable<AuditEvent> Recorded(
        this CountersignDb db, EstablishmentId school, IReadOnlyList<AuditEventKind> kinds, [EnumeratorCancellation] CancellationToken ct)
    {
        var byName = kinds.SelectMany(kind => kind.FormerNames.Append(kind.Name).Select(name => (name, kind))).ToDictionary();
        var names = byName.Keys.ToList();
        await foreach (var act in db.AcrossEstablishments<StoredAuditEvent>().AsNoTracking()
            .Where(act => act.Establishment == school && names.Contains(act.Kind) && act.About != "")
            .OrderBy(act => act.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            var content = ContentOf(act);
            yield return new AuditEvent(
                byName[act.Kind], school, act.By, act.At, [.. act.About.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)])
            {
                Why = content?.Why,
                Clause = content?.Clause,
                Policy = content?.Policy,
                Facts = content?.Facts,
            };
        }
    }

    /// <summary>
    /// What was ever done with a thing, in order, each act to be verified on its own and against its neighbours. Where one lost its words, the acts that say
    /// so of it stand among them.
    /// </summary>
    public static async Task<IReadOnlyList<AuditEventProof>> ProofsAbout(this CountersignDb db, Guid thing, CancellationToken ct)
    {
        var acts = await db.WithDeletions(await db.RecordedAbout(thing, ct), ct);
        var after = acts.Select(act => act.Number + 1).ToList();
        var next = await db.Acts.AsNoTracking().Where(act => after.Contains(act.Number))
            .Select(act => new { act.Establishment, act.Number, act.Hash }).ToListAsync(ct);
        return [.. acts.Select(act => new AuditEventProof(
            act.Establishment.Value,
            act.Number,
            act.Kind,
            act.At.ToUnixTimeMilliseconds(),
            act.By?.Value,
            act.About,
            act.Content,
            act.Salt,
            act.Digest,
            act.Previous,
            act.Hash,
            next.FirstOrDefault(one => one.Establishment == act.Establishment && one.Number == act.Number + 1)?.Hash))];
    }

    internal static Task<List<StoredAuditEvent>> RecordedAbout(this CountersignDb db, Guid thing, CancellationToken ct) =>
        (from subject in db.Set<AuditEventSubject>()
         where subject.Subject == thing
         join act in db.Acts on new { subject.Establishment, subject.Number } equals new { act.Establishment, act.Number }
         orderby act.Number
         select act).AsNoTracking().ToListAsync(ct);

    /// <summary>Deletes the words of every act that tells of somebody, with the next save, and answers the acts that say so, to be saved with it.</summary>
    /// <param name="erased">The act of erasing them: first of what it is about is the person. In its record their names are looked for too.</param>
    public static Task<IReadOnlyList<AuditEvent>> DeleteWords(
        this CountersignDb db, AuditEventKinds kinds, AuditEvent erased, IReadOnlyCollection<string> names, CancellationToken ct) => Redaction.Delete(
            db, kinds, new WordsOf(PersonId.From(erased.About[0]), erased.Establishment, names, erased.By, erased.At, erased.About), ct);

    private static async Task<List<StoredAuditEvent>> WithDeletions(this CountersignDb db, List<StoredAuditEvent> acts, CancellationToken ct)
    {
        var without = acts.Where(act => act.Content is null).ToLookup(act => act.Establishment, act => act.Number);
        foreach (var chain in without)
        {
            var from = chain.Min();
            var deletions = await db.Acts.AsNoTracking()
                .Where(act => act.Establishment == chain.Key && act.Kind == Redaction.Kind && act.Number > from).ToListAsync(ct);
            acts.AddRange(deletions.Where(act => Redaction.NumbersIn(act.Kind, act.Content).Intersect(chain).Any()));
        }

        return [.. acts.OrderBy(act => act.Number)];
    }

    private static AuditEventLine Line(StoredAuditEvent act)
    {
        var content = ContentOf(act);
        return new AuditEventLine(act.Number, act.Kind, act.By, act.At, content?.Why, content?.Clause, content?.Policy, act.Hash);
    }

    private static AuditEventContent? ContentOf(StoredAuditEvent act) =>
        act.Content is null ? null : JsonSerializer.Deserialize<AuditEventContent>(act.Content, AuditEventContent.Json);
}
