using Countersign.Foundation.Audit;

namespace Countersign.People.Contributions;

/// <summary>
/// A kind of change that takes two people. Whichever module knows what it changes contributes it; who may confirm, how long it waits and what the
/// record says of that is the same for all.
/// </summary>
public interface IPendingChangeKind
{
    /// <summary>As it is stored, such as <c>roles</c>; it never changes.</summary>
    string Name { get; }

    /// <summary>Whether anybody who signs may confirm it, and not only those who confirm changes of power.</summary>
    bool AnySignerConfirms => false;

    /// <summary>Whether anybody who signs may ask for it, and not only an administrator.</summary>
    bool AnySignerAsks => false;

    /// <summary>Whether it still counts when whoever asked is no administrator any more.</summary>
    bool OutlivesItsAsker => false;

    /// <summary>What would be so, in one sentence without its full stop.</summary>
    string Words(RequestedChange change, Func<PersonId, string> name);

    /// <summary>Where whoever confirms reads more; null where the sentence says it all.</summary>
    string? More(RequestedChange change) => null;

    /// <summary>
    /// Weighs it again and notes it, with whatever explains it; who calls saves it, while nobody else changes anything of the establishment. Refused where
    /// it no longer can be, and then nothing is noted.
    /// </summary>
    Task<Outcome<IReadOnlyList<AuditEvent>>> Apply(RequestedChange change, CancellationToken ct);
}

/// <summary>How people sign in, as far as that says who could confirm something.</summary>
public interface ISignInState
{
    /// <summary>Who cannot sign in at present although they have joined, and since when.</summary>
    Task<IReadOnlyDictionary<PersonId, DateTimeOffset>> SwitchedOff(CancellationToken ct);
}
