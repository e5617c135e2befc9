namespace Countersign.People.Model;

/// <summary>
/// What people are at the school, whatever roles they hold. It decides who is a colleague: the staff, unless the policy counts others among them.
/// </summary>
internal static class PersonKinds
{
    public const string Staff = "staff";

    public const string Other = "other";

    /// <summary>Each with what people read when they choose.</summary>
    public static IReadOnlyList<(string Kind, string Label)> All { get; } =
    [
        (Staff, "A member of staff"),
        ("governor", "A governor or trustee"),
        ("volunteer", "A volunteer"),
        ("parent helper", "A parent helper"),
        ("agency worker", "An agency or casual worker"),
        ("trainee", "A trainee or student"),
        (Other, "Somebody else"),
    ];

    // In the order in which they count for whoever holds several. A role that is not here is one of the staff's.
    private static readonly (string Kind, string[] Roles)[] Telling =
    [
        ("governor", ["governor", "trustee", "chair of governors"]),
        ("volunteer", ["volunteer"]),
        ("parent helper", ["parent helper", "parent"]),
        ("agency worker", ["agency worker", "casual worker", "consultant", "contractor"]),
    ];

    public static bool IsKnown(string? kind) => All.Any(known => known.Kind == kind);

    public static string Label(string kind) => All.FirstOrDefault(known => known.Kind == kind).Label ?? kind;

    /// <summary>What the roles alone say where nobody said it: whoever holds nothing but roles of others is not taken for staff.</summary>
    public static string ByRoles(IReadOnlyCollection<string> roles)
    {
        bool IsOf(string role, string[] words) => words.Contains(role, StringComparer.OrdinalIgnoreCase);
        return roles.Count > 0 && roles.All(role => Telling.Any(kind => IsOf(role, kind.Roles)))
            ? Telling.First(kind => roles.Any(role => IsOf(role, kind.Roles))).Kind
            : Staff;
    }

    /// <summary>
    /// Whether this may make somebody a colleague who was none. Which kinds are is for the policy to say and not known here, so only leaving the staff
    /// is sure to give nobody anything.
    /// </summary>
    public static bool MayGain(string before, string after) => before != after && before != Staff;
}
