namespace Countersign.PolicyLanguage.Model;

/// <summary>A step that may be reached at once.</summary>
/// <param name="When">Never empty; all must hold.</param>
public sealed record LadderSkip(int To, IReadOnlyList<Condition> When);

/// <summary>How a group is dealt with, from the mildest step to the gravest.</summary>
/// <param name="For">Whose conduct it answers; never empty.</param>
/// <param name="Steps">In the order of their numbers, from 1 without gaps.</param>
public sealed record Ladder(
    string Id,
    Clause Clause,
    int Line,
    IReadOnlyList<Word> For,
    IReadOnlyList<WorkStep> Steps,
    IReadOnlyList<LadderSkip> Skips,
    string? Because,
    Strength Strength);
