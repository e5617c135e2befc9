namespace Countersign.PolicyLanguage.Grammar;

/// <summary>The kinds of block that a document can have: one table for parser, formatter, JSON, policy page, forms, coverage and manual.</summary>
public sealed class BlockKinds
{
    private readonly Dictionary<string, BlockKind> byName;

    internal BlockKinds(params IReadOnlyList<BlockKind> all)
    {
        All = all;
        byName = all.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
    }

    /// <summary>The kinds of the language. A new one is an entry here.</summary>
    public static BlockKinds Core { get; } = new(
        WordsBlock.Kind,
        RoleBlock.Kind,
        RuleBlock.Kind,
        ProcedureBlock.Kind,
        SettingBlock.Kind,
        LadderBlock.Kind,
        RouteBlock.Kind,
        ConductBlock.Kind,
        CadenceBlock.Kind,
        RegisterBlock.Kind,
        AskBlock.Kind);

    /// <summary>In the order in which they are read: what a block names is read before it.</summary>
    public IReadOnlyList<BlockKind> All { get; }

    /// <summary>In the order in which people meet them, in forms and in the manual.</summary>
    public IEnumerable<BlockKind> Offered => All.OrderBy(kind => kind.Place);

    public BlockKind? Find(string kind) => byName.GetValueOrDefault(kind);

    /// <summary>These kinds and one more, which is read after them.</summary>
    internal BlockKinds With(BlockKind kind) => new([.. All, kind]);
}
