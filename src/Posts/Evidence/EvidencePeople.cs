using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.People.Records;
using Countersign.Posts.Model;

namespace Countersign.Posts.Evidence;

/// <summary>Whose word it is what became of a post, where a person puts posts up and takes them down: it stands in the acts, as who did them.</summary>
internal sealed class EvidencePeople(IReadOnlyList<AuditEventProof> acts, IReadOnlyDictionary<PersonId, string> names)
{
    private static readonly AuditEventKind[] Kinds = [DeliveryEvents.Published, DeliveryEvents.TakenDown];

    public static async Task<EvidencePeople> Of(IReadOnlyList<AuditEventProof> acts, Staff staff, CancellationToken ct)
    {
        List<AuditEventProof> said = [.. acts.Where(act => act.By is not null && Kinds.Any(kind => kind.Name == act.Kind))];
        return new(said, await staff.NamesOf([.. said.Select(act => new PersonId(act.By!.Value)).Distinct()], ct));
    }

    public EvidenceOfOne Said(Delivery delivery, EvidenceOfOne of) =>
        of with { PutUpBy = Of(delivery, DeliveryEvents.Published), TakenDownBy = Of(delivery, DeliveryEvents.TakenDown) };

    /// <summary>The first person named for whom there is no such act; null where there is one for each.</summary>
    public static string? Wrong(EvidenceOfOne sent, IReadOnlyList<AuditEventProof> acts)
    {
        bool Said(EvidenceOfPerson? person, AuditEventKind kind) =>
            person is null || acts.Any(act => Is(act, kind, sent.Delivery) && act.By == person.Person);

        var who = !Said(sent.PutUpBy, DeliveryEvents.Published) ? sent.PutUpBy
            : !Said(sent.TakenDownBy, DeliveryEvents.TakenDown) ? sent.TakenDownBy
            : null;
        return who is null ? null : $"The record has no act in which {who.Name} said what became of {sent.Record}";
    }

    /// <summary>What they said, in sentences.</summary>
    public static IEnumerable<string> Holds(EvidenceOfOne sent)
    {
        if (sent.PutUpBy is { } up)
        {
            yield return $"{up.Name} put it up on {sent.AccountName} by hand, and said so on {UtcWords.Of(up.At)}";
        }

        if (sent.TakenDownBy is { } down)
        {
            yield return $"{down.Name} took it down there, and said so on {UtcWords.Of(down.At)}";
        }
    }

    private static bool Is(AuditEventProof act, AuditEventKind kind, Guid delivery) =>
        act.Kind == kind.Name && act.About.Contains(delivery.ToString(), StringComparison.OrdinalIgnoreCase);

    private EvidenceOfPerson? Of(Delivery delivery, AuditEventKind kind) => acts.LastOrDefault(act => Is(act, kind, delivery.Id.Value)) is { By: { } by } act
        ? new EvidenceOfPerson(by, names.GetValueOrDefault(new PersonId(by), "Somebody who has left"), DateTimeOffset.FromUnixTimeMilliseconds(act.At))
        : null;
}
