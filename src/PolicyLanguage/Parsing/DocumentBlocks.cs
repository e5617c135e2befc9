using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>The blocks of a document as they were read, kind after kind in the order of the grammar.</summary>
internal sealed class DocumentBlocks
{
    // These two are not lines with a keyword each: one declares words as it goes, the other is a question and its answer.
    private static readonly Dictionary<string, Func<BlockContext, Block, object?>> OwnReaders = new(StringComparer.Ordinal)
    {
        [WordsBlock.Kind.Kind] = static (context, block) => WordsReader.Read(context, block),
        [AskBlock.Kind.Kind] = ExampleReader.Read,
    };

    private readonly Dictionary<int, (BlockValues? Values, object? Record)> byLine = [];

    private readonly List<object> records = [];

    private DocumentBlocks()
    {
    }

    public static DocumentBlocks Read(BlockContext context, BlockKinds kinds, IReadOnlyList<Block> blocks)
    {
        var read = new DocumentBlocks();
        foreach (var kind in kinds.All)
        {
            foreach (var block in blocks.Where(block => block.Kind == kind.Kind))
            {
                read.Read(context, kind, block);
            }
        }

        foreach (var (values, record) in read.byLine.Values)
        {
            if (record is Role { Deputy: { } deputy })
            {
                context.RequireRole(values!.LineOf("deputy"), deputy);
            }
        }

        return read;
    }

    /// <summary>The records of one type, in the order of the text.</summary>
    public List<T> Of<T>() => [.. records.OfType<T>()];

    /// <summary>What the block that begins on a line was read as.</summary>
    public (BlockValues? Values, object? Record) At(int line) => byLine.GetValueOrDefault(line);

    private void Read(BlockContext context, BlockKind kind, Block block)
    {
        var values = OwnReaders.ContainsKey(kind.Kind) ? null : BlockReader.Read(context, block, kind);
        var record = values is null ? OwnReaders[kind.Kind](context, block) : kind.Make(values);
        byLine[block.Line] = (values, record);
        if (record is not null)
        {
            records.Add(record);
            context.Know(record);
        }
    }
}
