using Countersign.Foundation.Audit;

namespace Countersign.Posts.Model;

/// <summary>The acts about posts: how they are written, signed, sent back and taken down.</summary>
internal static class PostEvents
{
    private const string Signature = "it proves that what went out was approved, in which role, and when";

    public static readonly AuditEventKind Drafted = new("post.drafted", "Draft saved", "somebody began a post") { About = "post" };

    public static readonly AuditEventKind Edited = new("post.edited", "Changed", "a draft was changed") { About = "post" };

    public static readonly AuditEventKind Submitted = new("post.submitted", "Sent for signatures", "a draft was sent for its signatures") { About = "post" };

    public static readonly AuditEventKind Checked = new("post.checked", "Checked", "a colleague checked a post against the checklist")
    {
        About = "post",
        Clause = "that of the step",
        PersonalFields = ["role", "after"],
        KeptBecause = Signature,
    };

    public static readonly AuditEventKind Approved = new("post.approved", "Approved", "somebody whose role the procedure names approved a post")
    {
        About = "post",
        Clause = "that of the step",
        PersonalFields = ["role", "after"],
        KeptBecause = Signature,
    };

    public static readonly AuditEventKind Released = new(
        "post.released",
        "Signed off",
        "one of those who run the account gave the final sign-off; it stands for that fingerprint")
    {
        About = "post",
        Clause = "that of the step",
        PersonalFields = ["role", "after"],
        KeptBecause = Signature,
    };

    public static readonly AuditEventKind SentBack = new("post.sent-back", "Sent back", "a checker or approver sent a post back to its author, with a reason")
    {
        About = "post",
        PersonalFields = ["why"],
    };

    public static readonly AuditEventKind Shared = new("post.shared", "Shared", "somebody was let read a post that was not out yet")
    {
        About = "post, person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind Unshared = new("post.unshared", "No longer shared", "somebody no longer reads a post that was shared with them")
    {
        About = "post, person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind Emptied = new(
        "post.emptied", "Emptied", "nothing was left of a draft or of a cancelled post, because whoever wrote it was erased")
    { About = "post" };

    public static readonly AuditEventKind Deleted = new("post.deleted", "Deleted", "a draft that was never approved was deleted by its author")
    {
        About = "post",
    };

    public static readonly AuditEventKind TakenDown = new(
        "post.taken-down",
        "Taken down",
        "somebody asked for a post to be deleted wherever it went, with a reason")
    {
        FormerNames = ["post.taken-back"],
        About = "post",
        PersonalFields = ["why"],
    };
}

/// <summary>The acts about a post on its way to an account, and on the school's own news pages.</summary>
internal static class DeliveryEvents
{
    private const string Delivery = "post, delivery, account";

    private const string NewsItem = "news item, key of the delivery";

    public static readonly AuditEventKind Started = new(
        "delivery.started",
        "Sending began",
        "the sending of a post began, under the fingerprint in the facts, which also hold the hash of the record of what goes out")
    { About = Delivery };

    public static readonly AuditEventKind HandedOver = new(
        "delivery.handed-over",
        "Waiting for somebody to put it up",
        "a post was due at a place to which the program sends nothing, and those who put posts up there were told")
    { About = Delivery };

    public static readonly AuditEventKind GivenBack = new(
        "delivery.given-back",
        "Left to somebody else to put up",
        "somebody who had begun to put a post up had not done so, and it waits again")
    { About = Delivery };

    public static readonly AuditEventKind Reminded = new(
        "delivery.reminded",
        "Reminded",
        "those who put posts up at a place were told of one: it is late, it is to be taken down, or others put posts up there now")
    { About = Delivery };

    public static readonly AuditEventKind Published = new(
        "delivery.published",
        "Published",
        "the platform has the post, under the id and link in the facts; where a person puts posts up it is they who say so")
    { About = Delivery };

    public static readonly AuditEventKind ReadBack = new(
        "delivery.read-back",
        "Read on the platform",
        "what the platform shows was read and compared with what was sent; the fact `same` says how that went")
    { About = Delivery };

    public static readonly AuditEventKind Held = new("delivery.held", "Held back", "a post was due and did not go out, because its signatures no longer held")
    {
        About = Delivery,
        Clause = "the clause that held it",
        PersonalFields = ["why"],
    };

    public static readonly AuditEventKind Rejected = new(
        "delivery.rejected",
        "Refused by the platform",
        "the platform refused the post, or whoever was to put it up could not; nothing is there")
    { About = Delivery };

    public static readonly AuditEventKind NotKnown = new(
        "delivery.not-known",
        "Sent, and not known whether it arrived",
        "the platform did not answer: the post may or may not be there")
    { About = Delivery };

    public static readonly AuditEventKind Cancelled = new(
        "delivery.cancelled",
        "Cancelled before it arrived",
        "somebody cancelled a post while it was on its way, and it never arrived")
    { About = Delivery, FormerNames = ["delivery.called-off"] };

    public static readonly AuditEventKind TakenDown = new(
        "delivery.taken-down",
        "Removed from the platform",
        "the post was deleted on the platform and proved to be gone; where a person puts posts up it is they who say so")
    { About = Delivery, FormerNames = ["delivery.recalled"] };

    public static readonly AuditEventKind TakeDownRefused = new(
        "delivery.take-down-refused",
        "The platform would not remove it",
        "the platform would not delete the post; a person has to")
    { About = Delivery, FormerNames = ["delivery.recall-refused"] };

    public static readonly AuditEventKind NameErased = new(
        "delivery.name-erased",
        "Name taken out of the record of what went out",
        "somebody was erased who wrote or signed it; the facts hold the hash of the record that is left and of the one before it")
    { About = Delivery };

    public static readonly AuditEventKind OnNoticeboard = new(
        "noticeboard.published",
        "Put on the noticeboard",
        "a post appeared on the school's own news pages")
    { About = NewsItem };

    public static readonly AuditEventKind OffNoticeboard = new(
        "noticeboard.removed",
        "Taken off the noticeboard",
        "a post was taken off the school's own news pages")
    { About = NewsItem };
}
