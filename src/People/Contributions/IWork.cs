namespace Countersign.People.Contributions;

/// <summary>
/// A module's share of the home page. Each answer takes a number of queries that does not grow with what it finds.
/// </summary>
public interface IWork
{
    /// <summary>What only goes on when the person signed in does something.</summary>
    Task<IReadOnlyList<WorkItem>> WaitingForMe(CancellationToken ct);

    /// <summary>What became of what they began.</summary>
    Task<IReadOnlyList<WorkItem>> StartedByMe(CancellationToken ct);

    /// <summary>What will stop because somebody's last day comes, and waits for others again.</summary>
    Task<IReadOnlyList<WorkItem>> HeldWithout(PersonId person, DateOnly lastDay, CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkItem>>([]);
}

/// <summary>A piece of work.</summary>
/// <param name="Title">How people tell it from others.</param>
/// <param name="What">What there is to do or to know, in a few words.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Since">Since when it waits, where that is known.</param>
/// <param name="Due">When it has to be done, where there is such a time.</param>
public sealed record WorkItem(string Title, string What, string Address, DateTimeOffset? Since = null, DateTimeOffset? Due = null);
