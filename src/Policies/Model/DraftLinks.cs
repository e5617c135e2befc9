namespace Countersign.Policies.Model;

/// <summary>The addresses of drafts. A test follows each of them.</summary>
internal static class DraftLinks
{
    public const string New = "new";

    public const string List = "/policy/drafts";

    public static string Show(PolicyDraftId draft) => $"/policy/drafts/{draft}";

    public static string AsText(PolicyDraftId draft) => $"/policy/drafts/{draft}?handler=Text";

    public static string Brought(PolicyDraftId draft) => $"/policy/drafts/{draft}/brought";

    public static string About(PolicyDraftId draft) => $"/policy/drafts/{draft}/about";

    public static string Ratify(PolicyDraftId draft) => $"/policy/drafts/{draft}/ratified";

    public static string Clause(PolicyDraftId draft, Guid clause) => $"/policy/drafts/{draft}/clauses/{clause}";

    public static string Block(PolicyDraftId draft, Guid clause, string kind, string block) =>
        $"/policy/drafts/{draft}/clauses/{clause}/blocks/{kind}/{Uri.EscapeDataString(block)}";
}
