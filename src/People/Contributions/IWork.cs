using Countersign.People.Records;

namespace Countersign.People.Contributions;

/// <summary>
/// A module's share of the home page and of the figures. Each answer takes a number of queries that does not grow with what it finds.
/// </summary>
public interface IWork
{
    /// <summary>What only goes on when the person signed in does something.</summary>
    Task<IReadOnlyList<WorkItem>> WaitingForMe(CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkItem>>([]);

    /// <summary>What became of what they began.</summary>
    Task<IReadOnlyList<WorkItem>> StartedByMe(CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkItem>>([]);

    /// <summary>
    /// What somebody who answers for the school keeps in view, each under its <see cref="WorkItem.Section"/>; nothing for whoever does not.
    /// </summary>
    Task<IReadOnlyList<WorkItem>> InView(CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkItem>>([]);

    /// <summary>What a new school sets up in its first week, done or not; asked for its administrators alone, and only until all of it is done.</summary>
    Task<IReadOnlyList<WorkItem>> FirstWeek(CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkItem>>([]);

    /// <summary>
    /// Each of these schools in numbers, for those who watch over it. Nothing of what is not out yet is in them, and nobody's name.
    /// </summary>
    /// <param name="from">The first day, which is the first of a month.</param>
    /// <param name="until">The first day after, which is the first of a month.</param>
    Task<IReadOnlyList<Figure>> Figures(IReadOnlyList<SchoolName> schools, DateOnly from, DateOnly until, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Figure>>([]);

    /// <summary>What will stop because somebody's last day comes, and waits for others again.</summary>
    Task<IReadOnlyList<WorkItem>> HeldWithout(PersonId person, DateOnly lastDay, CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkItem>>([]);
}

/// <summary>A piece of work.</summary>
/// <param name="Title">How people tell it from others.</param>
/// <param name="What">What there is to do or to know, in a few words.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Since">Since when it waits, where that is known.</param>
/// <param name="Due">When it has to be done, where there is such a time.</param>
public sealed record WorkItem(string Title, string What, string Address, DateTimeOffset? Since = null, DateTimeOffset? Due = null)
{
    /// <summary>The reason with which it came back; null where it did not.</summary>
    public string? Because { get; init; }

    /// <summary>The heading under which it is kept in view, such as <c>Going out this week</c>, and its place among the others; empty elsewhere.</summary>
    public (string Heading, int Place) Section { get; init; } = ("", 0);

    /// <summary>Where everybody sees it; null where nobody does.</summary>
    public string? SeenAt { get; init; }

    /// <summary>Nothing is left to do about it.</summary>
    public bool IsDone { get; init; }
}
