using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>Takes the blocks of a founding clause over into a clause of a draft.</summary>
internal static partial class BlockCopier
{
    private static readonly string[] Shared = ["words", "role"];

    /// <summary>The clauses that run: those with a block besides words, roles and examples.</summary>
    public static IEnumerable<Clause> Clauses(PolicyDocument document) =>
        document.Clauses.Where(clause => Blocks(document, clause.Id).Any(block => block.Kind is not ("ask" or "words" or "role" or "setting")));

    /// <summary>
    /// The blocks as text, under the draft clause's own number. An example that rests on another clause stays behind: that clause may not be there.
    /// </summary>
    public static string TakenOver(PolicyDocument document, string clause, string number)
    {
        var blocks = Blocks(document, clause).Where(block => !Shared.Contains(block.Kind) && !RestsElsewhere(block, clause));
        return string.Join('\n', blocks.Select(block =>
            $"```{block.Kind} {Renamed(block, clause, number)}\n{string.Join('\n', block.Lines.Select(line => Cited(line, number)))}\n```"));
    }

    /// <summary>Every word and role that the document declares, for the blocks that were taken over from it.</summary>
    public static (IReadOnlyList<string> Words, IReadOnlyList<(string Id, IReadOnlyList<string> Lines)> Roles) Declared(PolicyDocument document) =>
    (
        [.. document.Parts.OfType<DocumentPart.Block>().Where(block => block.Kind == "words").SelectMany(block => block.Lines)],
        [.. document.Parts.OfType<DocumentPart.Block>().Where(block => block.Kind == "role").Select(block => (block.Id, block.Lines))]
    );

    private static IEnumerable<DocumentPart.Block> Blocks(PolicyDocument document, string clause) =>
        document.Parts.SkipWhile(part => part is not DocumentPart.Heading heading || heading.Clause != clause).Skip(1)
            .TakeWhile(part => part is not DocumentPart.Heading { Clause: not null }).OfType<DocumentPart.Block>();

    private static bool RestsElsewhere(DocumentPart.Block block, string clause) =>
        block.Kind == "ask" && block.Lines.SelectMany(line => Citation().Matches(line)).Any(match => match.Groups[2].Value != clause);

    private static string Renamed(DocumentPart.Block block, string clause, string number) =>
        BlockKinds.Core.Find(block.Kind) is { KnownIds.Count: > 0 } ? block.Id
        : block.Id.StartsWith(clause + "-", StringComparison.Ordinal) ? number + block.Id[clause.Length..]
        : $"{number}-{block.Id}";

    private static string Cited(string line, string number) =>
        Confirmed().Replace(Citation().Replace(line, match => match.Groups[1].Value + number), match => match.Groups[1].Value + number);

    [GeneratedRegex(@"(\b(?:clause|under) )([0-9A-Z][^\s,;]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();

    [GeneratedRegex(@"^((?:confirm|except|over)\s+)([0-9A-Z]\S*)", RegexOptions.CultureInvariant)]
    private static partial Regex Confirmed();
}
