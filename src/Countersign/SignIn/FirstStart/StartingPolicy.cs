namespace Countersign.SignIn.FirstStart;

/// <summary>A policy document that a school can start from.</summary>
internal sealed record StartingPolicy(string File, string Title, string Line)
{
    public static IReadOnlyList<StartingPolicy> All { get; } =
    [
        new("school.md", "One school", "A colleague checks each post and a manager approves it."),
        new("federation.md", "A federation", "Named people run the accounts; controversial matters go to a senior leader."),
        new("primary.md", "A primary school", "The school moderates what is posted, and refuses opinions in its name."),
        new("trust.md", "A trust", "Nothing is posted without express authority."),
        new("infant.md", "An infant school", "A short policy; where it is silent, the head is asked."),
    ];
}
