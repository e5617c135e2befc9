using System.Globalization;
using Countersign.People.Model;
using Countersign.Policies.Ask;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Receipts;

/// <summary>Writes a receipt from an answer, and a file from a receipt.</summary>
internal static class ReceiptText
{
    public static Receipt Of(Me me, AskContext asked, DraftQuestion draft, AnswerPaper paper) => new()
    {
        Establishment = me.Establishment,
        Owner = me.Id,
        At = asked.Now,
        Asks = paper.Asks,
        Question = string.Join('\n', Lines(asked, draft)),
        Sentence = $"{paper.Heading} {paper.Sentence}",
        Answer = paper.Text(),
        Clauses = string.Join(", ", paper.Clauses.Select(clause => clause.Document is { } document ? $"{clause.Clause} of {document}" : clause.Clause)),
        PolicyTitle = string.Create(CultureInfo.InvariantCulture, $"{asked.Policy.Title}, version {asked.Policy.Number} of {asked.Policy.RatifiedAt}"),
        PolicyHash = asked.Policy.Hash,
    };

    /// <summary>The receipt as a text file.</summary>
    public static string File(Receipt receipt, SchoolTime time) => string.Join('\n',
    [
        "Receipt",
        $"Asked on {time.Read(receipt.At)}",
        "",
        "What was asked",
        receipt.Question,
        "",
        "What the policy answered",
        receipt.Answer,
        "",
        $"Policy: {receipt.PolicyTitle}",
        $"Fingerprint of the policy (SHA-256): {receipt.PolicyHash}",
        "",
    ]);

    private static IEnumerable<string> Lines(AskContext asked, DraftQuestion draft) =>
    [
        $"{AskWords.Label(draft.Action)}, done by {English.And(draft.AllRoles(asked.Known).Select(role => ReadBack.A(asked.Policy.Words, role)))}",
        .. draft.Given.Select(told => $"{AskWords.Label(asked.Policy.Words, told)}{(told.What.EndsWith('?') ? "" : ":")} {AskWords.Said(told)}".Replace(
            "?:",
            "?",
            StringComparison.Ordinal)),
    ];
}
