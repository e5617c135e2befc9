using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Json;

/// <summary>Blocks as objects of JSON: a property for each line of the grammar, in its order, and what the block means.</summary>
internal static class PolicyJsonBlocks
{
    public static object Of(DocumentPart.Block block, BlockKinds kinds) => new { block.Kind, block.Id, block.Line, Says = Says(block, kinds) };

    private static object Says(DocumentPart.Block block, BlockKinds kinds) => block switch
    {
        { Record: Example example } => new { Situation = example.Text, Answer = example.Expected.Text },
        { Values: { } values } => Says(kinds.Find(block.Kind)!, block, values),
        _ => new { block.Lines },
    };

    private static Dictionary<string, object?> Says(BlockKind kind, DocumentPart.Block block, BlockValues values)
    {
        var said = new Dictionary<string, object?>();
        foreach (var line in kind.Lines)
        {
            if (line.Type == ArgumentType.RuleHead && values.One<RuleHead>(line.Key) is { } head)
            {
                (said["verdict"], said["actors"]) = (head.Keyword, JsonValue.Of(head.Actors));
                said["action"] = head.Actions is [var action, ..] ? action.Name : null;
                said["actions"] = JsonValue.Of(head.Actions);
            }
            else
            {
                said[line.Json ?? Name(line.Key)] = Value(kind, line, values);
            }
        }

        var sentences = ReadBack.Sentences(block);
        said[kind.IsStepped ? "sentences" : "sentence"] = kind.IsStepped ? sentences : string.Join(' ', sentences);
        return said;
    }

    // `kept by` is keptBy.
    private static string Name(string keyword) =>
        string.Concat(keyword.Split(' ').Select((word, at) => at == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    // What a block leaves out is null where it can stand once, and an empty list where it can stand more often.
    private static object? Value(BlockKind kind, LineKind line, BlockValues values) =>
        line.IsFlag ? values.Has(line.Key)
        : line.Type == ArgumentType.Strength ? Spelling.Of(values.Strength)
        : kind.Line(line.WayOf ?? line.Key).Once ? JsonValue.Of(values.Each(line.Key).LastOrDefault())
        : values.Each(line.Key).Select(JsonValue.Of);
}
