using Countersign.Foundation.Audit;

namespace Countersign.Policies.Model;

/// <summary>The acts about policies, their drafts, questions without an answer, and receipts.</summary>
internal static class PolicyEvents
{
    public static readonly AuditEventKind Adopted = new(
        "policy.adopted",
        "Put in force",
        "a version of the policy came into force; the act holds its hash, the facts the day it was ratified and where that is minuted")
    { About = "version" };

    public static readonly AuditEventKind Drafted =
        new("policy.drafted", "Draft begun", "a draft of a policy was begun; the facts hold from what") { About = "draft" };

    public static readonly AuditEventKind DraftChanged = new("policy.draft-changed", "Draft changed", "a draft of a policy was changed") { About = "draft" };

    public static readonly AuditEventKind AnswersAccepted = new(
        "policy.draft-answers-accepted",
        "New answers accepted",
        "somebody accepted, in a draft, what examples are answered since a rule was changed; the fact `examples` says which")
    { About = "draft" };

    public static readonly AuditEventKind DraftDiscarded =
        new("policy.draft-discarded", "Draft thrown away", "a draft of a policy was thrown away") { About = "draft" };

    public static readonly AuditEventKind AskedAmbiguous = new(
        "ask.ambiguous",
        "Asked what can be read both ways",
        "somebody asked what the policy itself leaves to be read both ways; only the subject is kept, never who asked");

    public static readonly AuditEventKind AskedSilent = new(
        "ask.silent",
        "Asked what the policy leaves open",
        "somebody asked what the policy does not answer; only the subject is kept, never who asked");

    public static readonly AuditEventKind NotUnderstood = new(
        "ask.not-understood",
        "Asked in words that were not understood",
        "a sentence was not understood; neither its words nor who typed it are kept");

    public static readonly AuditEventKind SentenceSent = new(
        "ask.sentence-sent",
        "Sentence sent",
        "somebody sent a sentence that was not understood to those who look after the policy; the act says nothing of it");

    public static readonly AuditEventKind SentenceDealtWith = new(
        "ask.sentence-dealt-with",
        "Sentence dealt with",
        "whoever looks after the policy has dealt with a sentence that was sent, and it is deleted");

    public static readonly AuditEventKind ReceiptKept =
        new("receipt.kept", "Receipt kept", "somebody kept a receipt of an answer; the act says nothing of the question") { About = "receipt" };

    public static readonly AuditEventKind ReceiptDeleted =
        new("receipt.deleted", "Receipt deleted", "somebody deleted a receipt of an answer; what it said is gone") { About = "receipt" };

    public static readonly AuditEventKind ReceiptShared = new("receipt.shared", "Receipt shared", "somebody lets a colleague read a receipt")
    {
        About = "receipt, colleague",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind ReceiptShareRevoked = new(
        "receipt.share-revoked",
        "Receipt no longer shared",
        "a colleague may no longer read a receipt")
    {
        About = "receipt, colleague",
        PersonalFields = ["about"],
    };
}
