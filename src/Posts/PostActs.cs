namespace Countersign.Posts;

/// <summary>What each act about a post is called on the page.</summary>
internal static class PostActs
{
    public static string Words(string kind) => kind switch
    {
        "post.drafted" => "Draft saved",
        "post.edited" => "Changed",
        "post.submitted" => "Sent for signatures",
        "post.checked" => "Checked",
        "post.approved" => "Approved",
        "post.released" => "Put out",
        "post.sent-back" => "Sent back",
        "post.taken-back" => "Taken back",
        "delivery.started" => "Sending began",
        "delivery.published" => "Published",
        "delivery.read-back" => "Read on the platform",
        "delivery.held" => "Held back",
        "delivery.rejected" => "Refused by the platform",
        "delivery.not-known" => "Sent, and not known whether it arrived",
        "delivery.called-off" => "Called off before it arrived",
        "delivery.recalled" => "Removed from the platform",
        "delivery.recall-refused" => "The platform would not remove it",
        "noticeboard.published" => "Put on the noticeboard",
        "noticeboard.removed" => "Taken off the noticeboard",
        _ => kind,
    };
}
