using Countersign.People.Records;

namespace Countersign.Approvals.Sign;

/// <summary>
/// A signature soon after somebody came to the power to give it is shown as such: to whoever signs next, and in the evidence. It counts like any other. Pure.
/// </summary>
internal static class RecentChange
{
    /// <summary>The seventh day after counts to the very moment.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What there was in the week before, in words; null where there was nothing.</summary>
    /// <param name="policyChangedAt">When the policy that asks for the signature followed another one.</param>
    public static string? Before(StaffMember person, DateTimeOffset? policyChangedAt, DateTimeOffset signedAt)
    {
        bool IsRecent(DateTimeOffset? at) => at is { } changed && signedAt - changed <= Week;
        var changes = new List<string>();
        if (IsRecent(person.PowerChangedAt))
        {
            changes.Add(person.PowerChange ?? "change of power");
        }

        if (IsRecent(policyChangedAt))
        {
            changes.Add("policy put in force");
        }

        return changes.Count == 0 ? null : string.Join(", ", changes);
    }
}
