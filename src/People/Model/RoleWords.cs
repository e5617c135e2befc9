namespace Countersign.People.Model;

/// <summary>Role words as they are kept: lower case, single spaces, each once.</summary>
internal static class RoleWords
{
    /// <summary>Roles that every school has, whether or not its policy names them.</summary>
    public static IReadOnlyList<string> Everywhere { get; } =
        [Me.Administrator, "teacher", "teaching assistant", "governor", "volunteer"];

    public static IReadOnlyList<string> Tidy(IEnumerable<string> roles) =>
        [.. roles.Select(role => string.Join(' ', role.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant())
            .Where(role => role.Length > 0).Distinct()];
}
