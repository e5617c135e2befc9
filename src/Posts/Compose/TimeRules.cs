using Countersign.People.Model;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Compose;

/// <summary>Another post that goes to an account of this one.</summary>
internal sealed record NearPost(SchoolAccountId Account, DateTimeOffset At);

/// <summary>What an author should know of the time that they chose, while they can still choose another. Nothing here stops a post.</summary>
internal static class TimeRules
{
    /// <summary>Two posts nearer to each other than this are read as one, or the earlier is not read at all.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(60);

    // Within it a colleague who is teaching has a break.
    private static readonly TimeSpan ForEachSignature = TimeSpan.FromHours(2);

    /// <param name="at">When it is to go out.</param>
    /// <param name="signatures">How many people have to sign it before.</param>
    /// <param name="near">Posts that go to the same accounts less than <see cref="Apart"/> before or after it.</param>
    public static IReadOnlyList<string> Remarks(
        DateTimeOffset at, DateTimeOffset now, SchoolTime clock, int signatures, IReadOnlyList<NearPost> near, IReadOnlyList<AccountName> accounts)
    {
        if (at <= now)
        {
            return ["That time has passed. Choose a later one, or leave it empty to send as soon as it is approved."];
        }

        var remarks = new List<string>();
        if (at - now < signatures * ForEachSignature)
        {
            var people = signatures == 1 ? "One person has" : $"{signatures} people have";
            remarks.Add($"{people} to sign it before then, and that is soon. Tell them, or choose a later time.");
        }

        if (clock.AtSchool(at).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            remarks.Add("That is at a weekend, when nobody at school may see what people answer.");
        }

        remarks.AddRange(near.GroupBy(post => post.Account)
            .Select(posts => (Name: accounts.FirstOrDefault(account => account.Id == posts.Key)?.Name ?? "the same account", posts.First().At))
            .Select(other => $"Another post goes to {other.Name} at {clock.Hour(other.At)} that day."));
        return remarks;
    }
}
