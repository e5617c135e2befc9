using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>What any block means, whatever its kind.</summary>
public static partial class ReadBack
{
    /// <summary>What a block means, a sentence or a step each. A kind for which nothing is written here shows its lines as they stand.</summary>
    public static IReadOnlyList<string> Sentences(DocumentPart.Block block) => block.Record switch
    {
        Rule rule => [Sentence(rule)],
        Procedure procedure => Steps(procedure),
        Ladder ladder => Steps(ladder),
        Route route => [Sentence(route)],
        Conduct conduct => [Sentence(conduct)],
        Cadence cadence => [Sentence(cadence)],
        Register register => [Sentence(register)],
        Setting setting => [Sentence(setting)],
        Role role => [Sentence(role)],
        Example example => [Situation(example), Expected(example)],
        _ when block.Kind == WordsBlock.Kind.Kind => [.. block.Lines.Select(Word)],
        _ => block.Lines,
    };

    /// <summary>What stands over the steps of a block.</summary>
    public static string Title(DocumentPart.Block block) => block switch
    {
        { Record: Ladder ladder } => Title(ladder),
        { Id: ProcedureBlock.Posts } => "How a post goes out",
        _ => $"How to {block.Id.Replace('-', ' ')}",
    };
}
