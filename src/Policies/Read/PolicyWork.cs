using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Unanswered;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Read;

/// <summary>The policy on the home page of those who look after it: when it is to be reviewed, and in the first week that governors ratify it.</summary>
internal sealed class PolicyWork(PoliciesInForce policies, Ratifications ratifications, Schools schools, Me me, TimeProvider clock) : IWork
{
    public async Task<IReadOnlyList<WorkItem>> InView(CancellationToken ct)
    {
        if (await policies.Here(ct) is not { } policy || !Reviewers.Has(me, policy))
        {
            return [];
        }

        var today = (await schools.Here(ct)).Time.Today(clock.GetUtcNow());
        var front = policy.OwnDocument.Front;
        return [new WorkItem(policy.Title, Due(front.ReviewDue, today), PolicyLinks.Policy) { Section = ("The policy", 60) }];
    }

    public async Task<IReadOnlyList<WorkItem>> FirstWeek(CancellationToken ct) =>
    [
        new("Have the policy ratified", "Governors read it, and you record when they ratified it", DraftLinks.List)
        {
            IsDone = await policies.Here(ct) is { } policy && await ratifications.Of(policy, ct) is not null,
        },
    ];

    private static string Due(DateOnly? due, DateOnly today) => due is not { } date ? "It names no day for its review"
        : ReviewWords.IsOverdue(date, today) ? $"Review {English.Small(ReviewWords.Due(date, today))}"
        : $"To be reviewed {(date.Day == 1 ? "in" : "by")} {ReviewWords.Due(date, today)}";
}
