namespace Countersign.People.Model;

internal static class RoleFacts
{
    /// <summary>Roles as an act keeps them.</summary>
    public static Dictionary<string, string> Of(IEnumerable<string> roles) => new() { ["roles"] = string.Join(", ", roles.Order(StringComparer.Ordinal)) };
}
