using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>Parts of blocks in the words of a comparison.</summary>
internal static class WorkWords
{
    /// <summary>A numbered step without its number, which is only its place.</summary>
    public static ConditionalStep Of(WorkStep step) => new(ReadBack.Sentence(step with { Number = 0, When = [] }).TrimEnd('.'), step.When);

    /// <summary>The clause from which a block comes, with its document where that is not the lowest; none where there is no block.</summary>
    public static IReadOnlyList<string> Clauses<T>(PolicyLayers policy, Layered<T>? block, Func<T, Clause> clause) =>
        block is null ? [] : [policy.Cite(block.Document, clause(block.Said).Id)];

    /// <summary>How strongly an author means something.</summary>
    public static string Of(Strength strength) => strength switch
    {
        Strength.Must => "it must be",
        Strength.Should => "it should be",
        Strength.Advised => "it is advised",
        _ => "it may be",
    };

    /// <summary>Those who receive a concern.</summary>
    public static string Of(IReadOnlyList<Recipient> recipients) =>
        recipients.Count == 0
            ? "somebody whom the text does not name"
            : English.Or(recipients.Select(recipient => recipient.IsBody ? recipient.Name : "the " + recipient.Name).Order(StringComparer.Ordinal));
}
