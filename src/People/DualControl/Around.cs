using Countersign.People.Contributions;

namespace Countersign.People.DualControl;

/// <summary>Who is at the establishment at one moment, and what that means for changes of power.</summary>
/// <param name="IsSetUp">Nobody but the opening administrator has joined who signs or administers, so nothing waits.</param>
internal sealed record Around(IReadOnlyList<Colleague> People, Func<string, bool> IsPower, bool IsSetUp, DateTimeOffset Now, TimeSpan Wait)
{
    public bool MayConfirm(PersonId person, RequestedChange change, IPendingChangeKind kind) =>
        People.Any(other => other.Id == person && SecondPersonRules.MayConfirm(other, change, Roles(kind), Now));

    public IEnumerable<Colleague> Seconds(RequestedChange change, IPendingChangeKind kind) =>
        People.Where(person => SecondPersonRules.MayConfirm(person, change, Roles(kind), Now));

    /// <summary>Whoever signs, whoever asked, and whom it is about.</summary>
    public bool MayStop(PersonId person, RequestedChange change) => People.Any(other => other.Id == person && other.CanComeIn(Now)
        && (other.Roles.Any(IsPower) || change.AskedBy == person || change.Concerns.Contains(person)));

    public DateTimeOffset? CountsFrom(RequestedChange change, IPendingChangeKind kind) =>
        SecondPersonRules.CountsFrom(People, change, Roles(kind), Now, Wait);

    /// <summary>Whether whoever asked could still ask.</summary>
    public bool AskerStands(RequestedChange change, IPendingChangeKind kind) => kind.OutlivesItsAsker || change.AskedBy is not { } asker
        || People.Any(person => person.Id == asker && (person.Holds(Me.Administrator) || (kind.AnySignerAsks && person.Roles.Any(IsPower)))
            && person.IsHere(Now) && person.SwitchedOffAt is null);

    private IReadOnlyCollection<string> Roles(IPendingChangeKind kind) => kind.AnySignerConfirms
        ? [.. People.SelectMany(person => person.Roles).Where(IsPower).Distinct(StringComparer.OrdinalIgnoreCase)]
        : SecondPersonRules.Confirming;
}
