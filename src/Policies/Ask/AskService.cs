using Countersign.People.Model;
using Countersign.People.Records;

namespace Countersign.Policies.Ask;

/// <summary>The policy of this request, the school's clock, and what the school knows about the person who asks.</summary>
internal sealed record AskContext(PolicyInForce Policy, SchoolTime Time, DateTimeOffset Now, AskerProfile Known)
{
    public DateOnly Today => Time.Today(Now);

    /// <summary>Null where the policy has lost its words for the draft.</summary>
    public InterviewState? Interview(DraftQuestion draft) => Ask.Interview.Of(Policy, draft, Known, Today);
}

/// <summary>Makes ready what every page about asking needs.</summary>
internal sealed class AskService(PoliciesInForce policies, Schools schools, Staff staff, Me me, TimeProvider clock)
{
    /// <summary>Null where no policy is in force.</summary>
    public async Task<AskContext?> Open(CancellationToken ct)
    {
        if (await policies.Here(ct) is not { } policy)
        {
            return null;
        }

        var school = await schools.Here(ct);
        return new AskContext(policy, school.Time, clock.GetUtcNow(), AskerProfile.Of(me, school, policy.Words));
    }

    /// <summary>Whom to tell where a child may be at risk.</summary>
    public async Task<SafetyPaper> Safety(AskContext asked, CancellationToken ct) => SafetyPaper.Of(asked.Policy, await staff.Everyone(ct));

    /// <summary>The answer as it is shown and kept, with the names of those to go to.</summary>
    public async Task<AnswerPaper> Paper(AskContext asked, DraftQuestion draft, InterviewState interview, CancellationToken ct)
    {
        var roles = AnswerPaper.RolesIn(interview.Answer);
        var people = roles.Count == 0 ? [] : await staff.Everyone(ct);
        var holders = roles.ToDictionary(role => role, IReadOnlyList<string> (role) => [.. people.Where(person => person.Roles.Contains(
            role,
            StringComparer.OrdinalIgnoreCase)).Select(person => person.Name)]);
        return AnswerPaper.Of(asked, draft, interview, holders);
    }
}
