using System.Text.Encodings.Web;
using System.Text.Json;
using Countersign.Foundation.Worker;
using Countersign.Policies.Drafts.Propose;
using Countersign.Policies.Drafts.Upload;
using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.Policies.Drafts.Upload.Reading;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Start;

/// <summary>What bringing a document would make of it, for the command line. Nothing is kept.</summary>
/// <param name="Json">For other programs.</param>
/// <param name="Lines">For people.</param>
internal sealed record ImportReport(string Json, IReadOnlyList<string> Lines, bool IsRefused)
{
    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    private sealed record ClauseOut(string? Id, string Heading, string Text);

    private sealed record LeftOutOut(string What, string Text);

    private sealed record ProposalOut(
        string Id,
        string Document,
        string Clause,
        string Heading,
        double Likeness,
        bool Strong,
        string Does,
        string Sure,
        IReadOnlyList<string> Numbers);

    private sealed record Report(
        IReadOnlyList<ClauseOut> Clauses,
        IReadOnlyList<LeftOutOut> LeftOut,
        IReadOnlyDictionary<string, string> Front,
        IReadOnlyList<ProposalOut> Proposals,
        string? Refused,
        IReadOnlyList<string> Told,
        IReadOnlyList<string> Differences);

    /// <summary>Reads the document as an upload is read: in a worker.</summary>
    public static async Task<ImportReport> Of(string fileName, byte[] bytes, Workers workers, CancellationToken ct) =>
        UploadedDocument.Is(bytes)
            ? UploadedDocument.Read(bytes) switch
            {
                Outcome<PolicyDocument>.Done(var document) => Of(document),
                Outcome<PolicyDocument>.Refused(var why) => Refused(why),
                _ => throw new InvalidOperationException("an outcome is done or refused"),
            }
            : await new UploadedText(workers).Read(fileName, bytes, ct) switch
            {
                Outcome<ReadDocument>.Done(var read) => Of(BroughtPolicy.Of(read, fileName), Proposals.OfStartingPolicies),
                Outcome<ReadDocument>.Refused(var why) => Refused(why),
                _ => throw new InvalidOperationException("an outcome is done or refused"),
            };

    private static ImportReport Of(BroughtPolicy brought, Proposals proposals) => Of(new Report(
        [.. brought.Found.Clauses.Select(clause => new ClauseOut(clause.Number, clause.Heading, clause.Text))],
        [.. brought.LeftOut.Select(left => new LeftOutOut(left.What, left.Text))],
        brought.Front,
        [.. from clause in brought.Found.Clauses.Zip(brought.Pieces)
            where clause.First.Number is not null
            from proposal in proposals.For(clause.Second.Heading, clause.Second.Prose)
            let text = ProposalText.Of(proposal, $"{clause.Second.Heading}\n{clause.Second.Prose}")
            select new ProposalOut(
                clause.First.Number!,
                proposal.Document.Front.Id,
                proposal.Clause.Id,
                proposal.Clause.Heading,
                proposal.Likeness,
                proposal.IsStrong,
                text.Does,
                ProposalText.Sure(proposal),
                text.Numbers)],
        null,
        brought.Told,
        [.. brought.Differences.Select(difference => difference.Sentence)]));

    // A document in our own form is taken as it stands, blocks and all.
    private static ImportReport Of(PolicyDocument document) => Of(new Report(
        [.. document.Clauses.Select(clause => new ClauseOut(clause.Id, clause.Heading, clause.Markdown))],
        [],
        new Dictionary<string, string> { ["title"] = document.Front.Title },
        [],
        null,
        ["The document is in the program’s own form and is taken as it stands"],
        []));

    private static ImportReport Refused(Refusal why) => Of(new Report([], [], new Dictionary<string, string>(), [], why.Sentence, [], []));

    private static ImportReport Of(Report report) => new(JsonSerializer.Serialize(report, Written), [.. Said(report)], report.Refused is not null);

    private static IEnumerable<string> Said(Report report)
    {
        if (report.Refused is { } refused)
        {
            return [refused];
        }

        return
        [
            .. report.Front.Select(line => $"{line.Key}: {line.Value}"),
            .. report.Clauses.SelectMany(Said),
            "",
            .. Listed("What was left out", report.LeftOut.Select(left => $"{left.What}: {left.Text.ReplaceLineEndings(" ")} ({LeftOutKinds.Why(left.What)})")),
            .. Listed("What stands differently", report.Told),
            .. Listed("What is proposed", report.Proposals.Where(proposal => proposal.Strong)
                .Select(proposal => $"{proposal.Id}: {proposal.Document} {proposal.Clause} {proposal.Heading}. {proposal.Does}")),
            .. report.Differences.Count == 0
                ? ["Every word of the document is in the draft or was left out for the reason given"]
                : Listed("The count of words does not come out even", report.Differences),
        ];
    }

    private static string[] Said(ClauseOut clause) =>
        ["", $"{clause.Id ?? "-"} {clause.Heading}".TrimEnd(), .. clause.Text.Split('\n').Where(line => line.Length > 0).Select(line => $"    {line}")];

    private static IEnumerable<string> Listed(string heading, IEnumerable<string> lines) =>
        lines.Select(line => $"- {line}").ToList() is { Count: > 0 } all ? [$"{heading}:", .. all] : [];
}
