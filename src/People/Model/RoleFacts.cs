namespace Countersign.People.Model;

internal static class RoleFacts
{
    /// <summary>Roles as an act keeps them.</summary>
    /// <param name="kind">What somebody who joins is at the school.</param>
    public static Dictionary<string, string> Of(IEnumerable<string> roles, string? kind = null)
    {
        var facts = new Dictionary<string, string> { ["roles"] = string.Join(", ", roles.Order(StringComparer.Ordinal)) };
        if (kind is not null)
        {
            facts["kind"] = kind;
        }

        return facts;
    }
}
