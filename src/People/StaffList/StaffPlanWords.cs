namespace Countersign.People.StaffList;

/// <summary>A plan in the words of its page.</summary>
internal static class StaffPlanWords
{
    /// <summary>All of it in a line, such as <c>3 join, 2 change, 1 leaves, 41 stay as they are</c>.</summary>
    public static string Summary(StaffPlan plan)
    {
        var parts = new List<string>
        {
            Count(plan.Joiners.Count, "joins", "join"),
            Count(plan.Changes.Count, "changes", "change"),
            Count(plan.Leavers.Count, "leaves", "leave"),
            Count(plan.Questions.Count, "is perhaps here already", "are perhaps here already"),
        };
        parts.RemoveAll(part => part.Length == 0);
        var unchanged = plan.Unchanged == 1 ? "1 stays as they are" : $"{plan.Unchanged} stay as they are";
        return string.Join(", ", [.. parts.Count == 0 ? ["Nothing would change"] : parts, unchanged]);
    }

    public static string Done(TakenIn taken)
    {
        string[] parts = [Count(taken.Joined, "joined", "joined"), Count(taken.Changed, "changed", "changed"), Count(taken.Leave, "leaves", "leave")];
        return string.Join(", ", parts.Where(part => part.Length > 0)) + (taken.Joined > 0 ? ". Whoever joined needs an invitation to sign in." : ".")
            + (taken.Waits is null ? "" : " Roles that sign or administer wait for a second person, under “Changes that take two people”.");
    }

    /// <summary>What of somebody changes, each with what it is and what it would be.</summary>
    public static IEnumerable<(string What, string Before, string After)> Differences(StaffChange change)
    {
        if (change.NewName is { } name)
        {
            yield return ("Name", name.Before, name.After);
        }

        if (change.Roles is { } roles)
        {
            yield return ("Roles", Roles(roles.Before), Roles(roles.After));
        }

        if (change.LastDay is { } day)
        {
            yield return ("Last day", Day(day.Before), Day(day.After));
        }
    }

    public static string Roles(IReadOnlyList<string> roles) => roles.Count == 0 ? "none" : string.Join(", ", roles);

    public static string Day(DateOnly? day) => day is { } set ? SchoolTime.Day(set) : "none";

    private static string Count(int count, string single, string several) => count == 0 ? "" : $"{count} {(count == 1 ? single : several)}";
}
