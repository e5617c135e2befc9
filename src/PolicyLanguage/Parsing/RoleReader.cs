using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads <c>role</c> blocks: the names that this school gives its roles.</summary>
internal static class RoleReader
{
    private static readonly string[] Keywords = ["called", "deputy", "may"];

    public static IReadOnlyList<Role> ReadAll(BlockContext context, IEnumerable<Block> blocks)
    {
        var read = blocks.Select(block => (Role: Read(context, block), Line: block.Lines.FirstOrDefault(line => BlockContext.After(line.Text, "deputy") is not null).Number)).ToList();
        context.Roles = [.. read.Select(one => one.Role)];
        foreach (var (role, line) in read.Where(one => one.Role.Deputy is not null))
        {
            context.RequireRole(line, role.Deputy!);
        }

        return context.Roles;
    }

    private static Role Read(BlockContext context, Block block)
    {
        string? called = null, deputy = null, may = null;
        context.Once(block, "role", Keywords);
        foreach (var (number, text) in block.Lines)
        {
            called ??= BlockContext.After(text, "called");
            deputy ??= BlockContext.After(text, "deputy");
            may ??= BlockContext.After(text, "may");
            if (!Keywords.Any(keyword => BlockContext.After(text, keyword) is not null))
            {
                context.UnknownLine(number, text, "role", Keywords);
            }
        }

        if (called is null)
        {
            context.Report(block.Line, $"the role `{block.Id}` has no name", "add a line `called` and the name, such as `called headteacher`");
        }

        return new Role(called ?? block.Id, block.Clause, deputy, may);
    }
}
