using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads the lines that only a route has.</summary>
internal static class RouteLines
{
    // the headteacher, to the chair of governors
    public static object? Subject(SourceLine line)
    {
        var parts = line.Text.Split(',', 2, StringSplitOptions.TrimEntries);
        var to = parts.Length == 2 ? BlockContext.After(parts[1], "to") : null;
        if (to is null)
        {
            line.Report(
                $"`{line.Text}` does not say who receives it instead",
                "write the role and after a comma the other: `subject the headteacher, to the chair of governors`");
            return null;
        }

        var role = line.Context.RequireRole(line.Number, parts[0]);
        var recipients = Recipients(line.Context, line.Number, to);
        if (role is not null && recipients.Any(recipient => recipient.Name == role))
        {
            line.Report($"a concern about the {role} would go to the {role}", "name another role, or a body");
        }

        return role is null ? null : new RouteSubject(role, recipients);
    }

    /// <summary>Roles and bodies outside the school, any of them.</summary>
    public static List<Recipient> Recipients(BlockContext context, int line, string text) =>
        [.. text.Split(" or ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Recipient(context, line, name)).OfType<Recipient>()];

    private static Recipient? Recipient(BlockContext context, int line, string text) =>
        context.Words.Find(WordKind.Body, text) is { } body ? new Recipient(body.Name, IsBody: true)
        : context.RequireRole(line, text) is { } role ? new Recipient(role, IsBody: false)
        : null;
}
