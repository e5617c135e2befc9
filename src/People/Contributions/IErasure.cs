using Countersign.Foundation.Audit;

namespace Countersign.People.Contributions;

/// <summary>
/// What a module keeps of people besides rows that go with them (<c>ModelPart.GoesWithPerson</c>): texts that name them, and work of theirs that nobody else
/// goes on with.
/// </summary>
public interface IErasure
{
    /// <summary>What has to be done before this person can be erased; null where nothing has to.</summary>
    Task<Refusal?> WhyNot(PersonId person, CancellationToken ct);

    /// <summary>What goes besides their name and how they sign in, for whoever asks for it, in sentences that name nobody.</summary>
    Task<IReadOnlyList<string>> Goes(PersonId person, CancellationToken ct);

    /// <summary>
    /// Takes out what tells who it was, with the next save, and answers the acts that explain it. It does what it can also where something had to be done
    /// first: after a restore nobody is asked.
    /// </summary>
    /// <param name="person">Who is erased.</param>
    /// <param name="instead">What stands in the place of their name from now on.</param>
    /// <param name="by">Who erases them; null where the program itself does.</param>
    Task<IReadOnlyList<AuditEvent>> Erase(PersonId person, string instead, PersonId? by, CancellationToken ct);
}
