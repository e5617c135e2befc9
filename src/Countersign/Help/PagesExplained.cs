using Countersign.Links;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Help;

/// <summary>Which part of which guide explains a page. The layout links to it at the foot of the page.</summary>
internal static class PagesExplained
{
    /// <summary>What is said of a folder of pages holds for those below it, unless they are named themselves.</summary>
    public static readonly IReadOnlyDictionary<string, (string Guide, string Part)> Folders = new Dictionary<string, (string, string)>
    {
        ["/Posts"] = ("teacher", "what-happens-next"),
        ["/Posts/Compose"] = ("teacher", "write-a-post"),
        ["/Posts/Share"] = ("teacher", "write-a-post"),
        ["/Posts/Review"] = ("signer", "when-a-post-waits-for-you"),
        ["/Posts/Stop"] = ("headteacher", "the-emergency-stop"),
        ["/Posts/TakeDown"] = ("teacher", "when-something-goes-wrong"),
        ["/Notifications"] = ("teacher", "what-happens-next"),
        ["/Policies/Ask"] = ("teacher", "ask-the-policy"),
        ["/Policies/Receipts"] = ("teacher", "ask-the-policy"),
        ["/Policies/Read"] = ("governor", "what-you-can-see"),
        ["/Policies/Unanswered"] = ("governor", "what-you-can-see"),
        ["/Policies/Compare"] = ("governor", "before-a-policy-comes-to-your-meeting"),
        ["/Policies/Drafts"] = ("business-manager", "the-policy"),
        ["/Policies/Drafts/Ratify"] = ("governor", "after-the-decision"),
        ["/Policies/Public"] = ("family", "read-the-rules"),
        ["/People"] = ("business-manager", "people"),
        ["/People/Pupils"] = ("business-manager", "the-pupil-list"),
        ["/People/Phrases"] = ("business-manager", "the-pupil-list"),
        ["/People/DualControl"] = ("headteacher", "changes-that-take-two-people"),
        ["/People/Erase"] = ("business-manager", "when-something-goes-wrong"),
        ["/SchoolAccounts"] = ("business-manager", "accounts"),
        ["/Countersign/SignIn/Invite"] = ("business-manager", "people"),
        ["/Countersign/SignIn/Providers/SetUp"] = ("business-manager", "people"),
        ["/Countersign/SignIn/TheirSessions"] = ("business-manager", "when-something-goes-wrong"),
        ["/Countersign/SignIn/SecondStep"] = ("teacher", "your-sign-in"),
        ["/Countersign/SignIn/YourSignIn"] = ("teacher", "your-sign-in"),
    };

    /// <summary>Where the page that is shown is explained; null where no guide speaks of it.</summary>
    public static string? Address(ActionDescriptor page)
    {
        var folder = (page as PageActionDescriptor)?.ViewEnginePath ?? "";
        while (folder.LastIndexOf('/') is > 0 and var end)
        {
            folder = folder[..end];
            if (Folders.TryGetValue(folder, out var place))
            {
                return HostLinks.Guide(place.Guide, place.Part);
            }
        }

        return null;
    }
}
