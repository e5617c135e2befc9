using Countersign.People;

namespace Countersign.Posts.Review;

/// <summary>One signature that the policy asks for.</summary>
/// <param name="Number">From 1, in the order in which they are given.</param>
/// <param name="Role">The role that must sign; null means any colleague.</param>
/// <param name="Clause">The clause that asks for it; null where the policy is silent and the program asks on its own.</param>
internal sealed record PlanStep(int Number, StepKind Kind, string? Role, string? Clause)
{
    /// <summary>Roles whose signature counts as much as that of <see cref="Role"/>.</summary>
    public IReadOnlyList<string> OrRoles { get; init; } = [];

    /// <summary>The role that the policy lets stand in where nobody who holds the step's own can sign; null where it names none.</summary>
    public string? Deputy { get; init; }

    /// <summary>Everybody here today who holds the step's own role, the post's author among them.</summary>
    public IReadOnlyList<PersonId> Holders { get; init; } = [];

    /// <summary>The words of the clause as they are now; null where none asks for it.</summary>
    public CitedWords? Cited { get; init; }

    /// <summary>Who signs, in words: the roles, any one of which will do.</summary>
    public string Who => Role is null ? "colleague" : string.Join(" or ", OrRoles.Prepend(Role));

    /// <summary>Whether a signature given in that role is one for this step. A deputy's counts for good, once it was rightly given.</summary>
    public bool Takes(string? role) => Role is null
        ? role is null
        : role is not null && OrRoles.Prepend(Role).Append(Deputy).Contains(role, StringComparer.OrdinalIgnoreCase);

    /// <summary>The step's own role that this person holds; null where they hold none.</summary>
    public string? OwnRoleOf(StaffMember person) => Role is null ? null : OrRoles.Prepend(Role).FirstOrDefault(role => person.Roles.Contains(role, StringComparer.OrdinalIgnoreCase));
}

/// <summary>A clause in its own words.</summary>
/// <param name="Above">The hash of the document in which it stands, where that is not the school's own; else null.</param>
internal sealed record CitedWords(string? Words, string? Above);

/// <summary>A line that whoever signs a step confirms, and the clause it comes from.</summary>
/// <param name="Number">From 1; one clause may stand behind several lines.</param>
internal sealed record ChecklistLine(int Number, string Clause, string Question)
{
    /// <summary>The number of the step whose signer confirms it. Most lines go to whoever signs first: later signatures rest on them.</summary>
    public int Step { get; init; } = 1;

    /// <summary>The words of the clause as they are now.</summary>
    public CitedWords? Cited { get; init; }
}

/// <summary>Content that may not go out on a school account.</summary>
/// <param name="Clause">The clause that refuses it; null where screening does.</param>
internal sealed record PlanRefusal(string? Clause, string Sentence);

/// <summary>A fact about the post that the policy turns on, and the question put to its author.</summary>
/// <param name="Refuses">Whether the policy does not take a post of which it holds. Those are asked together, as a list to tick.</param>
internal sealed record PlanQuestion(string Fact, string Question, bool Refuses);

/// <summary>What the policy in force asks of one post before it may go out.</summary>
/// <param name="Policy">The hash of the document that says so.</param>
/// <param name="Silent">What people are told where the policy says nothing about posts; null where it speaks.</param>
internal sealed record Plan(
    string Policy,
    IReadOnlyList<PlanStep> Steps,
    IReadOnlyList<ChecklistLine> Checklist,
    IReadOnlyList<PlanRefusal> Refusals,
    IReadOnlyList<PlanQuestion> Questions,
    bool AsksPurpose,
    bool AsksBenefit,
    string? Silent)
{
    /// <summary>
    /// A hash of what documents above the school's own ask of its posts; null where they ask nothing. A signature rests on it as on <see cref="Policy"/>.
    /// </summary>
    public string? Above { get; init; }

    /// <summary>The lines that whoever signs this step confirms.</summary>
    public IReadOnlyList<ChecklistLine> ChecklistOf(PlanStep step) => [.. Checklist.Where(line => line.Step == step.Number)];
}
