using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Read;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Edit;

/// <summary>A block as the page of its clause lists it.</summary>
/// <param name="Called">What it is: <c>Rule</c>, <c>Route for concerns</c>.</param>
/// <param name="Form">The kind whose form changes it; null where it has none.</param>
/// <param name="Sentences">What it means; its lines as they stand while the draft cannot be read.</param>
internal sealed record ListedBlock(string Called, string Id, string? Form, IReadOnlyList<string> Sentences)
{
    /// <summary>Where its form is.</summary>
    public string? Address(PolicyDraftId draft, Guid clause) => Form is { } kind ? DraftLinks.Block(draft, clause, kind, Id) : null;

    public static IReadOnlyList<ListedBlock> Of(string blocks, DraftReport report) =>
        [.. DraftBlock.In(blocks).Select(block =>
        {
            var kind = BlockKinds.Core.Find(block.Kind);
            var part = report.Document?.Parts.OfType<DocumentPart.Block>().FirstOrDefault(one => one.Kind == block.Kind && one.Id == block.Id);
            return new ListedBlock(
                kind is null ? ReadBack.Name(block.Kind) : ReadBack.Name(Bare(kind.Called)),
                block.Id,
                kind?.Kind,
                part is null ? block.Lines : PolicyView.Said(part));
        })];

    private static string Bare(string called) =>
        called.StartsWith("a ", StringComparison.Ordinal) ? called[2..] : called.StartsWith("an ", StringComparison.Ordinal) ? called[3..] : called;
}
