using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class RoleBlock
{
    public static BlockKind Kind { get; } = new(
        "role",
        "a role",
        "A name that your school has for somebody with a duty.",
        new LineKind("called", new Argument("name", "What is the role called at your school?") { Hint = "Such as headteacher" })
        {
            Once = true,
            Json = "name",
            Missing = ("has no name", "add a line `called` and the name, such as `called headteacher`"),
            Needed = "Enter what the role is called",
            Written = "`called NAME`",
            Says = "the name here",
        },

        // Read as it stands, and looked up once every role has its name.
        new LineKind("deputy", new Argument("role", "Who stands in?", ArgumentType.Role))
        {
            Type = ArgumentType.Text,
            Once = true,
            Written = "`deputy ROLE`",
            Says = "who stands in; declared in a block of its own",
        },
        new LineKind("may", new Argument("what", "What may the role do?") { Hint = "Such as: approve posts" })
        {
            Once = true,
            Written = "`may PROSE`",
            Says = "what the role may do",
        })
    {
        Place = 8,
        Column = 7,
        IsGlossary = true,
        NamedAfter = "called",
        Says = "a name this school has for somebody with a duty",
        Make = values => new Role(values.One<string>("called") ?? values.Id, values.Clause, values.One<string>("deputy"), values.One<string>("may")),
    };
}
