using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Ask;

/// <summary>The policy of this request, the school's clock, what the school knows about the person who asks, and where they ask.</summary>
internal sealed record AskContext(PolicyInForce Policy, SchoolTime Time, DateTimeOffset Now, AskerProfile Known, AskDoor Door)
{
    public DateOnly Today => Time.Today(Now);

    /// <summary>Null where the policy has lost its words for the draft.</summary>
    public InterviewState? Interview(DraftQuestion draft) => Ask.Interview.Of(Policy, draft, Known, Today);

    /// <summary>What was said and could as well have been said the other way round: the answer is the same.</summary>
    public IEnumerable<string> Unmoved(DraftQuestion draft, InterviewState interview) =>
        from told in draft.Given
        where told.Said is DraftQuestion.Yes or DraftQuestion.No
        let fact = Policy.Words.Find(WordKind.Fact, told.What)
        where fact is not null && interview.Question.Facts.ContainsKey(fact)
        let holds = told.Said == DraftQuestion.Yes
        let turned = new Dictionary<Word, Truth>(interview.Question.Facts) { [fact] = holds ? Truth.False : Truth.True }
        where NextQuestion.Same(Policy.Ask(interview.Question with { Facts = turned }), interview.Answer)
        select ReadBack.Sentence(new Condition(fact, holds));
}

/// <summary>Makes ready what every page about asking needs.</summary>
internal sealed class AskService(PoliciesInForce policies, Schools schools, Staff staff, CurrentPerson current, TimeProvider clock)
{
    // To whom the head goes with what everybody else brings to the head.
    private const string Chair = "chair of governors";

    /// <summary>Null where no policy is in force.</summary>
    public async Task<AskContext?> Open(CancellationToken ct)
    {
        if (await policies.Here(ct) is not { } policy)
        {
            return null;
        }

        var school = await schools.Here(ct);
        return new AskContext(policy, school.Time, clock.GetUtcNow(), AskerProfile.Of(current.Me!, school, policy.Words), AskDoor.SignedIn);
    }

    /// <summary>For pupils and families, who need not sign in; null where there are no house rules for people of that name.</summary>
    public AskContext? Open(PolicyInForce policy, SchoolName school, string audience) => AskerProfile.Outside(audience, school) is { } known
        ? new AskContext(policy, school.Time, clock.GetUtcNow(), known, AskDoor.Of(school.Slug, audience))
        : null;

    /// <summary>Whom to tell where a child may be at risk.</summary>
    public async Task<SafetyPaper> Safety(AskContext asked, CancellationToken ct) =>
        SafetyPaper.Of(asked.Policy, asked.Door.IsPublic ? null : await staff.Everyone(ct), current.Me?.Id);

    /// <summary>The answer as it is shown and kept, with the names of those to go to.</summary>
    public async Task<AnswerPaper> Paper(AskContext asked, DraftQuestion draft, InterviewState interview, CancellationToken ct)
    {
        var roles = AnswerPaper.RolesIn(interview.Answer);
        var people = asked.Door.IsPublic || roles.Count == 0 ? null : await staff.Everyone(ct);
        return AnswerPaper.Of(asked, draft, interview, roles.ToDictionary(role => role, role => Held(asked.Policy, draft, role, people)));
    }

    private Holder Held(PolicyInForce policy, DraftQuestion draft, string role, IReadOnlyList<StaffMember>? people)
    {
        if (people is null)
        {
            return new Holder(role, null);
        }

        var holders = Holding(role);
        var others = draft.ForSelf ? [.. holders.Where(person => person.Id != current.Me!.Id)] : holders;
        if (others.Count > 0 || holders.Count == 0)
        {
            return new Holder(role, Names(others));
        }

        // Nobody is sent to themselves.
        var instead = policy.Roles.FirstOrDefault(named => string.Equals(named.Said.Name, role, StringComparison.OrdinalIgnoreCase))?.Said.Deputy
            ?? (policy.WhenUnknown == role ? Chair : policy.WhenUnknown);
        return new Holder(instead, Names(Holding(instead).Where(person => person.Id != current.Me!.Id))) { InPlaceOf = role };

        List<StaffMember> Holding(string name) => [.. people.Where(person => person.Roles.Contains(name, StringComparer.OrdinalIgnoreCase))];

        static List<string> Names(IEnumerable<StaffMember> some) => [.. some.Select(person => person.Name)];
    }
}
