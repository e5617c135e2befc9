using System.Text.Json;
using Countersign.Foundation.Files;
using Countersign.People;
using Countersign.Policies;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts;

namespace Countersign.Posts.Evidence;

/// <summary>Keeps what goes out at the moment it goes out: names, roles and clauses as they are then, whatever becomes of them later.</summary>
internal sealed class SentRecords(IFileStore files, Schools schools, Staff staff, Accounts accounts, PoliciesInForce policies)
{
    /// <summary>Stores the bytes of the fingerprint and the record; answers the record's hash.</summary>
    public async Task<string> Keep(Post post, Delivery delivery, Plan plan, CancellationToken ct)
    {
        await files.Put(Fingerprint.Bytes(post, plan.Policy), ct);
        var record = await Make(post, delivery, plan, ct);
        foreach (var above in record.Above)
        {
            await files.Put(await policies.SourceOf(above, ct), ct);
        }

        return (await files.Put(JsonSerializer.SerializeToUtf8Bytes(record, SentRecord.Json), ct)).Value;
    }

    private async Task<SentRecord> Make(Post post, Delivery delivery, Plan plan, CancellationToken ct)
    {
        var signatures = ReviewState.Of(post, plan).Steps.Where(state => state.Signature is not null).ToList();
        var names = await staff.NamesOf([.. signatures.Select(state => state.Signature!.Person).Append(post.Author).Distinct()], ct);
        var school = await schools.Find(post.Establishment, ct) ?? throw new NotThere(post.Establishment);
        var account = await accounts.Find(delivery.Account, ct);
        var policy = await policies.Here(ct);
        return new SentRecord(
            SentRecord.FormatName,
            delivery.Id.Value,
            post.Id.Value,
            school.Name,
            Name(names, post.Author),
            new SentTo(delivery.Account.Value, account?.Platform ?? "unknown", account?.Name ?? "unknown"),
            post.Text,
            post.Purpose,
            post.Benefit,
            [.. post.Pictures.OrderBy(picture => picture.Place).Select(picture => new SentPicture(picture.Hash, picture.MediaType, picture.Alt))],
            new SentUnder(plan.Policy, policy?.Title),
            [.. signatures.Select(state => Signature(state, plan, names))]);
    }

    private static SentSignature Signature(StepState state, Plan plan, IReadOnlyDictionary<PersonId, string> names)
    {
        var signature = state.Signature!;
        var confirmed = signature.Confirmed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new SentSignature(
            signature.Step,
            signature.Kind.ToString(),
            signature.Person.Value,
            Name(names, signature.Person),
            signature.Role,
            state.Step.Clause,
            state.Step.Cited?.Words,
            signature.At,
            signature.Fingerprint,
            [.. plan.Checklist.Where(line => confirmed.Contains($"{line.Number}")).Select(line => new SentConfirmation(line.Clause, line.Question, line.Cited?.Words) { ClauseAbove = line.Cited?.Above })])
        {
            ClauseAbove = state.Step.Cited?.Above,
        };
    }

    private static string Name(IReadOnlyDictionary<PersonId, string> names, PersonId person) => names.GetValueOrDefault(person, "Somebody who has left");
}
