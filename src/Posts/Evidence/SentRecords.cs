using System.Text.Json;
using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.Foundation.Files;
using Countersign.People.Records;
using Countersign.Policies.InForce;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Evidence;

/// <summary>Keeps what goes out at the moment it goes out: names, roles and clauses as they are then, whatever becomes of them later.</summary>
internal sealed class SentRecords(IFileStore files, Schools schools, Staff staff, Accounts accounts, PoliciesInForce policies)
{
    /// <summary>Stores the bytes of the fingerprint and the record; answers the record's hash.</summary>
    public async Task<string> Keep(Post post, Delivery delivery, Approval approval, CancellationToken ct)
    {
        await files.Put(Fingerprint.Bytes(post, approval.Plan.Policy, approval.Plan.Above), ct);
        var record = await Make(post, delivery, approval, ct);
        foreach (var above in record.Above)
        {
            await files.Put(await policies.SourceOf(above, ct), ct);
        }

        return (await files.Put(JsonSerializer.SerializeToUtf8Bytes(record, SentRecord.Json), ct)).Value;
    }

    private async Task<SentRecord> Make(Post post, Delivery delivery, Approval approval, CancellationToken ct)
    {
        var signatures = approval.Signatures.Where(signature => signature.Given is not null)
            .Select(signature => (signature.Asked, Given: signature.Given!)).ToList();
        var names = await staff.NamesOf([.. signatures.Select(signature => signature.Given.Person).Append(post.Author).Distinct()], ct);
        var school = await schools.Find(post.Establishment, ct).OrNotFound(post.Establishment);
        var account = await accounts.Find(delivery.Account, ct);
        var platform = account?.Platform ?? "unknown";
        var policy = await policies.Here(ct);
        return new SentRecord(
            SentRecord.FormatName,
            delivery.Id.Value,
            post.Id.Value,
            school.Name,
            Name(names, post.Author),
            new SentTo(delivery.Account.Value, platform, account?.Name ?? "unknown"),
            post.Content.Text,
            post.Content.Purpose,
            post.Content.Benefit,
            [.. post.Pictures.OrderBy(picture => picture.Place).Select(picture => (File: picture.For(platform), picture.Alt))
                .Select(sent => new SentPicture(sent.File.Hash, sent.File.MediaType, sent.Alt))],
            new SentUnder(approval.Plan.Policy, policy?.Title),
            [.. signatures.Select(signature => Signature(signature.Asked, signature.Given, approval.Plan, names))],
            post.Content.Credit);
    }

    private static SentSignature Signature(
        PlannedSignature asked,
        Countersignature signature,
        ApprovalPlan plan,
        IReadOnlyDictionary<PersonId, string> names)
    {
        return new SentSignature(
            signature.Number,
            signature.Act.ToString(),
            signature.Person.Value,
            Name(names, signature.Person),
            signature.Role,
            asked.Clause,
            asked.ClauseText,
            signature.At,
            signature.Fingerprint,
            [.. plan.Checklist.Where(line => signature.Confirmed.Contains(line.Number))
                .Select(line => new SentConfirmation(line.Clause, line.Question, line.ClauseText) { ClauseAbove = line.ClauseAbove })])
        {
            ClauseAbove = asked.ClauseAbove,
            After = signature.After,
        };
    }

    private static string Name(IReadOnlyDictionary<PersonId, string> names, PersonId person) => names.GetValueOrDefault(person, "Somebody who has left");
}
