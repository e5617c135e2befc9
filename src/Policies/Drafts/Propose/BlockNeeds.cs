using Countersign.Policies.Drafts.Blocks;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>What a block cannot be read without: the words, roles and settings that its lines name, place by place of the grammar.</summary>
internal static class BlockNeeds
{
    public static IEnumerable<(WordKind Kind, string Name)> Words(DraftBlock block) =>
        Places(block).Select(place => Word(place.Box, place.Said)).OfType<(WordKind, string)>();

    /// <summary>The word that stands in a place; null where none does.</summary>
    public static (WordKind Kind, string Name)? Word(Argument box, string said) => box.Type switch
    {
        ArgumentType.Word => (box.Word, said),
        ArgumentType.Fact or ArgumentType.Condition => (WordKind.Fact, Bare(said)),
        ArgumentType.Recipient => (WordKind.Body, said),
        ArgumentType.Duty when After(said, "refer to ") is { } body => (WordKind.Body, body),
        _ => null,
    };

    /// <summary>Names that may be roles; that of a body, or of any colleague, is among them.</summary>
    public static IEnumerable<string> Roles(DraftBlock block) => Places(block).Select(place => place.Box.Type switch
    {
        ArgumentType.Role or ArgumentType.Signer or ArgumentType.Recipient => place.Said,
        ArgumentType.Duty => After(place.Said, "report to ")?.Split(" within ")[0],
        ArgumentType.Signature => After(place.Said, "a check by ") ?? After(place.Said, "approval by "),
        _ when place.Box.Key == "deputy" => place.Said,
        _ => null,
    }).OfType<string>().Select(WithoutArticle);

    public static IEnumerable<string> Settings(DraftBlock block) =>
        Places(block).Where(place => place.Box.Type == ArgumentType.Setting).Select(place => place.Said);

    public static string WithoutArticle(string name) => After(name, "the ") ?? After(name, "a ") ?? After(name, "an ") ?? name;

    /// <summary>What stands in each place of each line.</summary>
    public static IEnumerable<(Argument Box, string Said)> Places(DraftBlock block)
    {
        if (BlockKinds.Core.Find(block.Kind) is not { } kind)
        {
            yield break;
        }

        foreach (var line in block.Lines.Select(LineText.Single))
        {
            if (LineText.KindOf(kind, line) is not var (form, keyword) || LineText.Split(form, keyword, line) is not { } boxes)
            {
                continue;
            }

            foreach (var box in form.Arguments)
            {
                foreach (var said in LineText.Said(box, boxes))
                {
                    yield return (box, said);
                }
            }
        }
    }

    private static string Bare(string condition)
    {
        var said = After(condition, "stated ") ?? condition;
        var limit = ((string[])[" at least ", " at most "]).Select(word => said.LastIndexOf(word, StringComparison.Ordinal)).Max();
        var named = limit > 0 ? said[..limit] : said;
        return After(named, "not ") ?? named;
    }

    private static string? After(string text, string begins) =>
        text.StartsWith(begins, StringComparison.OrdinalIgnoreCase) ? text[begins.Length..].Trim() : null;
}
