using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>The blocks of a document as they were read, kind after kind in the order of the grammar.</summary>
internal sealed class DocumentBlocks
{
    private readonly Dictionary<int, (BlockValues? Values, object? Record)> byLine = [];

    private readonly List<object> records = [];

    private DocumentBlocks()
    {
    }

    public static DocumentBlocks Read(BlockContext context, BlockKinds kinds, IReadOnlyList<Block> blocks)
    {
        var read = new DocumentBlocks();
        WordsReader.Read(context, blocks.Where(block => block.Kind == WordsBlock.Kind.Kind));
        foreach (var kind in kinds.All.Where(kind => kind != WordsBlock.Kind))
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
        // An example is not made of lines with a keyword each, but of a question and its answer.
        var values = kind == AskBlock.Kind ? null : BlockReader.Read(context, block, kind);
        var record = values is null ? ExampleReader.Read(context, block) : kind.Make(values);
        byLine[block.Line] = (values, record);
        if (record is not null)
        {
            records.Add(record);
            context.Know(record);
        }
    }
}
