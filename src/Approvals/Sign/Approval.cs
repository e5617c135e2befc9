using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.People.Records;

namespace Countersign.Approvals.Sign;

/// <summary>
/// How far the signatures of one subject reach under its fingerprint. Pure: the same subject, plan and signatures always answer
/// the same.
/// </summary>
public sealed class Approval
{
    /// <summary>What somebody is told whose signatures rest.</summary>
    public const string Resting = "You have a new sign-in. Your signature rests until another signer has seen you in person and confirms that it is you";

    private readonly IReadOnlyCollection<Countersignature> all;
    private readonly bool weighs;

    private Approval(ApprovalSubject subject, ApprovalPlan plan, IReadOnlyCollection<Countersignature> all, bool weighs)
    {
        (Subject, Plan, this.all, this.weighs) = (subject, plan, all, weighs);
        var signatures = new List<(PlannedSignature Asked, Countersignature? Given)>();
        foreach (var asked in plan.Signatures)
        {
            var others = signatures.Select(earlier => earlier.Given?.Person).ToList();
            signatures.Add((asked, all.FirstOrDefault(given => Counts(given, asked) && !others.Contains(given.Person))));
        }

        Signatures = signatures;
    }

    public ApprovalSubject Subject { get; }

    public ApprovalPlan Plan { get; }

    /// <summary>Every signature that the plan asks for, and the one given for this fingerprint; null where nobody gave it.</summary>
    public IReadOnlyList<(PlannedSignature Asked, Countersignature? Given)> Signatures { get; }

    /// <summary>The signature that somebody has to give next; null when all are given.</summary>
    public PlannedSignature? Next => Signatures.FirstOrDefault(signature => signature.Given is null).Asked;

    // A policy that asks for no signature at all is a policy we could not read: nothing takes effect on it.
    public bool IsComplete => Signatures.Count > 0 && Next is null;

    /// <summary>
    /// The signatures to be given again: somebody gave them rightly, and has left since or no longer holds the role in which they did. Of a deputy it is the
    /// deputy's role that is asked, and not that the other is still away.
    /// </summary>
    public IReadOnlyList<PlannedSignature> Fallen =>
        [.. Signatures.Where(signature => signature.Given is null && all.Any(given => IsOf(given, signature.Asked))).Select(signature => signature.Asked)];

    /// <param name="given">Everything ever signed about the subject; what does not stand for its fingerprint counts for nothing.</param>
    /// <param name="weighs">
    /// Whether it has yet to take effect: then whoever signed has to work here and hold the role today. What took effect stays as it was signed.
    /// </param>
    public static Approval Of(ApprovalSubject subject, ApprovalPlan plan, IEnumerable<Countersignature> given, bool weighs = false) =>
        new(subject, plan, [.. given], weighs);

    /// <summary>The same with one signature more.</summary>
    public Approval With(Countersignature signature) => new(Subject, Plan, [.. all, signature], weighs);

    /// <summary>The first signature still to be given that nobody of these can give, as each is given by another; null where somebody can.</summary>
    public PlannedSignature? Lacking(IEnumerable<StaffMember> here) => EnoughSigners.Lacking(
        [.. Signatures.Where(signature => signature.Given is null).Select(signature => signature.Asked)],
        [.. here.Where(person => person.Id != Subject.Author && !person.SignaturesRest && !HasSigned(person.Id))]);

    /// <summary>
    /// Whether this person may give the next signature: not the author, not somebody who gave another or whose signatures rest, and in the role
    /// or rightly in its place.
    /// </summary>
    public bool MaySignNext(StaffMember person) =>
        Next is { } next
        && person is { SignaturesRest: false }
        && person.Id != Subject.Author
        && !HasSigned(person.Id)
        && (next.IsColleague(person) || next.OwnRoleOf(person) is not null || StandsIn(person, next));

    /// <summary>Whether the plan names this person for one of its signatures, given or not. Its author is never one of those who sign.</summary>
    public bool Names(StaffMember person) => person.Id != Subject.Author && Plan.Signatures.Any(asked => asked.Names(person));

    /// <summary>The signature that this person gives, or why they may not.</summary>
    /// <param name="seen">The fingerprint of the page that they read.</param>
    /// <param name="confirmed">The numbers of the checklist lines that they confirmed.</param>
    public Outcome<Countersignature> Sign(StaffMember person, string seen, IReadOnlyCollection<int> confirmed, DateTimeOffset now)
    {
        var noun = Plan.Kind.Noun;
        return true switch
        {
            _ when person.SignaturesRest => new Refusal(Resting),
            _ when Subject.Author == person.Id => new Refusal($"You wrote this {noun}, so somebody else must check and approve it"),
            _ when Subject.Fingerprint != seen => new Refusal(
                $"This {noun}, or the policy, has changed since you opened it. The newest version is below: read it, then sign"),
            _ when Next is not { } next => new Refusal($"Everybody needed has already signed this {noun}"),
            _ when HasSigned(person.Id) => new Refusal($"You have already signed this {noun}. The next signature must be somebody else's", Next.Clause),
            _ when !MaySignNext(person) => new Refusal(
                Next.Roles.Count == 0 ? "A colleague on the staff signs this" : $"This needs somebody with the role of {Next.Who}", Next.Clause),
            _ when Plan.Refusals.Count > 0 => Plan.Refusals[0],
            _ => Confirm(Next, person, confirmed, now),
        };
    }

    /// <summary>The reason with which this person sends it back to its author, or why they may not.</summary>
    public Outcome<string> SendBack(StaffMember person, string? because) => true switch
    {
        _ when !MaySignNext(person) => new Refusal($"Only the person who is asked to sign now can send this {Plan.Kind.Noun} back"),
        _ when string.IsNullOrWhiteSpace(because) => new Refusal("Say what the author should change"),
        _ => because.Trim(),
    };

    /// <summary>What a signature that this person gave now would be shown with: what changed their power, or the policy, within the week before.</summary>
    public string? After(StaffMember person, DateTimeOffset now) => RecentChange.Before(person, Plan.PolicyChangedAt, now);

    private Outcome<Countersignature> Confirm(PlannedSignature next, StaffMember person, IReadOnlyCollection<int> confirmed, DateTimeOffset now)
    {
        var lines = Plan.ChecklistOf(next);
        var left = lines.Where(line => !confirmed.Contains(line.Number)).ToList();
        return left is [var open, ..]
            ? new Refusal(
                $"Confirm every line of the checklist, or send the {Plan.Kind.Noun} back. "
                    + $"{(left.Count == 1 ? "Still open" : "The first still open")}: {open.Question}",
                open.Clause)
            : new Countersignature(next.Number, next.Act, next.RoleOf(person), person.Id, now, Subject.Fingerprint, [.. lines.Select(line => line.Number)])
            {
                After = After(person, now),
                Again = all.Count(earlier => earlier.Fingerprint == Subject.Fingerprint && earlier.Number == next.Number),
            };
    }

    private bool Counts(Countersignature given, PlannedSignature asked) => IsOf(given, asked) && (!weighs || Stands(given, asked));

    private bool Stands(Countersignature given, PlannedSignature asked) => Plan.Here is not { } here || here.Any(person => person.Id == given.Person
        && (given.Role is { } role ? person.Roles.Contains(role, StringComparer.OrdinalIgnoreCase) : asked.IsColleague(person)));

    private bool IsOf(Countersignature given, PlannedSignature asked) =>
        given.Fingerprint == Subject.Fingerprint
        && given.Person != Subject.Author
        && given.Number == asked.Number
        && given.Act == asked.Act
        && asked.Takes(given.Role);

    private bool HasSigned(PersonId person) => Signatures.Any(signature => signature.Given?.Person == person);

    // A deputy stands in where everybody who holds the role made the thing, has given another signature or is not here.
    private bool StandsIn(StaffMember person, PlannedSignature signature) =>
        signature.Deputy is { } deputy
        && person.Roles.Contains(deputy, StringComparer.OrdinalIgnoreCase)
        && signature.Holders.All(holder => holder == Subject.Author || HasSigned(holder));
}
