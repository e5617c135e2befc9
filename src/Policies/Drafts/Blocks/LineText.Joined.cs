using Countersign.PolicyLanguage.Grammar;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>How the beginning of a line is put together from its boxes.</summary>
internal static partial class LineText
{
    private static string Joined(LineKind kind, IReadOnlyDictionary<string, string?> boxes)
    {
        var said = kind.Head.Select(box => string.Join(box.Joined, Said(box, boxes))).ToList();
        return kind.Head is [_, { Lead.Length: 0 }]
            ? Glued(kind, said[0], said[1])
            : string.Join(' ', kind.Head.Zip(said).Where(one => one.Second.Length > 0).Select(one => $"{one.First.Lead} {one.Second}".Trim()));
    }

    // An answer goes on after a colon, a comma or nothing, by what follows it.
    private static string Glued(LineKind kind, string first, string rest)
    {
        if (rest.Length == 0 || kind.Head[0].Type != ArgumentType.Choice || rest[0] is ',' or ':')
        {
            return rest.Length > 0 && rest[0] is ',' or ':' ? first + rest : $"{first} {rest}".TrimEnd();
        }

        var word = rest.Split(' ')[0];
        return first == "allowed once" && word is "a" or "check" or "approval" ? $"{first}: {rest}"
            : first == "needs" || word is "until" or "by" or "clause" ? $"{first} {rest}"
            : $"{first}, {rest}";
    }
}
