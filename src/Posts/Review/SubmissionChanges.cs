using Countersign.People.Model;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Review;

/// <summary>Something that is different from the last time, in words.</summary>
/// <param name="What">What it is.</param>
/// <param name="Before">What it was, in the author's own words; null where that would say nothing.</param>
internal sealed record SubmissionChange(string What, string? Before = null);

/// <summary>Tells those who sign what is different from what was put before them the last time.</summary>
internal static class SubmissionChanges
{
    public static IReadOnlyList<SubmissionChange> Between(
        SubmittedContent before, SubmittedContent now, SchoolTime clock, IReadOnlyDictionary<SchoolAccountId, AccountName> accounts) =>
    [
        .. Said("The text said", before.Text, now.Text),
        .. Said("The credit line was", before.Credit ?? "", now.Credit ?? ""),
        .. Said("What it is for was", before.Purpose ?? "", now.Purpose ?? ""),
        .. before.PublishAt == now.PublishAt ? [] : Time(before.PublishAt, clock),
        .. now.Accounts.Except(before.Accounts).Select(id => new SubmissionChange($"It is also to go to {Name(id, accounts)}")),
        .. before.Accounts.Except(now.Accounts).Select(id => new SubmissionChange($"It is no longer to go to {Name(id, accounts)}")),
        .. Pictures(before.Pictures, now.Pictures),
    ];

    private static IEnumerable<SubmissionChange> Said(string what, string before, string now) =>
        before == now ? [] : before.Length == 0 ? [new SubmissionChange($"{what} empty")] : [new SubmissionChange(what, before)];

    private static SubmissionChange[] Time(DateTimeOffset? before, SchoolTime clock) =>
        [new SubmissionChange(before is { } at ? $"It was to go out on {clock.Read(at)}" : "It was to go out as soon as it was approved")];

    private static IEnumerable<SubmissionChange> Pictures(IReadOnlyList<SubmittedPicture> before, IReadOnlyList<SubmittedPicture> now)
    {
        for (var place = 0; place < now.Count; place++)
        {
            var same = before.FirstOrDefault(picture => picture.Hash == now[place].Hash);
            if (same is null)
            {
                yield return new SubmissionChange($"Picture {place + 1} is new");
            }
            else if (same.Alt != now[place].Alt)
            {
                yield return new SubmissionChange($"Picture {place + 1} was described as", same.Alt);
            }
        }

        var gone = before.Count(picture => now.All(one => one.Hash != picture.Hash));
        if (gone > 0)
        {
            yield return new SubmissionChange(gone == 1 ? "A picture was removed" : $"{gone} pictures were removed");
        }
        else if (before.Count == now.Count && before.Select(picture => picture.Hash).SequenceEqual(now.Select(picture => picture.Hash)) is false
            && before.All(picture => now.Any(one => one.Hash == picture.Hash)))
        {
            yield return new SubmissionChange("The pictures stand in another order");
        }
    }

    private static string Name(Guid id, IReadOnlyDictionary<SchoolAccountId, AccountName> accounts) =>
        accounts.GetValueOrDefault(SchoolAccountId.From(id))?.Name ?? "an account that was closed";
}
