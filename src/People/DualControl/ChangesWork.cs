using Countersign.People.Contributions;

namespace Countersign.People.DualControl;

/// <summary>Changes of power on the home page: to confirm, to stop while there is time, and what became of one's own.</summary>
internal sealed class ChangesWork(ChangesShown changes, Me me) : IWork
{
    private IReadOnlyList<ShownChange>? waiting;

    public async Task<IReadOnlyList<WorkItem>> WaitingForMe(CancellationToken ct) =>
        [.. (await Waiting(ct)).Where(change => change.MayConfirm || IsToBeWatched(change)).Select(change => new WorkItem(
            change.Words,
            change.MayConfirm ? "It takes two people: you can confirm it" : "It counts by itself unless somebody stops it",
            PeopleLinks.Changes,
            change.Asked.AskedAt,
            change.Asked.CountsFrom))];

    public async Task<IReadOnlyList<WorkItem>> StartedByMe(CancellationToken ct) =>
        [.. (await Waiting(ct)).Where(change => change.Asked.AskedBy == me.Id).Select(change => new WorkItem(
            change.Words,
            change.Asked.CountsFrom is null ? "It waits for a second person" : "It waits, and counts by itself unless somebody stops it",
            PeopleLinks.Changes))];

    private bool IsToBeWatched(ShownChange change) => change is { MayStop: true, Asked.CountsFrom: not null } && change.Asked.AskedBy != me.Id;

    private async Task<IReadOnlyList<ShownChange>> Waiting(CancellationToken ct) => waiting ??= await changes.Waiting(ct);
}
