using Countersign.Foundation.Audit;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;

namespace Countersign.SignIn.Invite;

/// <summary>
/// A link for somebody who signs, administers or has joined, where nobody could hold the second half of one on paper. The invitation names the change and opens
/// once that counts.
/// </summary>
internal sealed class ReplaceSignIn(Staff staff) : IPendingChangeKind
{
    public const string Kind = "sign-in";

    public string Name => Kind;

    public static RequestedChange Of(EstablishmentId establishment, PersonId person, PersonId? madeBy) =>
        new(Kind, establishment, person.Value, "") { AskedBy = madeBy, Concerns = [person], Gains = [person] };

    public string Words(RequestedChange change, Func<PersonId, string> name) => $"{name(change.Gains[0])} gets a new sign-in, by a link that whoever asked has";

    public async Task<Outcome<IReadOnlyList<AuditEvent>>> Apply(RequestedChange change, CancellationToken ct) =>
        await staff.Find(change.Gains[0], ct) is null
            ? new Refusal("They no longer work here, so there is nobody to invite")
            : new Outcome<IReadOnlyList<AuditEvent>>.Done([]);
}
