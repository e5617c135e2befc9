namespace Countersign.Policies.Model;

/// <summary>The addresses of the policy in force, of asking it, and of what anybody may read. A test follows each of them.</summary>
internal static class PolicyLinks
{
    public const string Policy = "/policy";

    public const string Source = "/policy/source";

    public const string Unanswered = "/policy/unanswered";

    public const string Ask = "/ask";

    public const string AskAbout = "/ask/about";

    public const string Receipts = "/ask/receipts";

    public const string KeepReceipt = "/ask/receipts?handler=Keep";

    public static string Clause(string clause) => $"/policy#c{clause}";

    public static string Compare() => "/policy/compare";

    public static string Compare(int version, PolicyDraftId draft) => $"/policy/compare?before=version-{version}&after=draft-{draft}";

    public static string Receipt(ReceiptId receipt) => $"/ask/receipts/{receipt}";

    public static string ReceiptAsText(ReceiptId receipt) => $"/ask/receipts/{receipt}?handler=Download";

    public static string Rules(string slug) => $"/rules/{slug}";

    public static string RulesClause(string slug, string clause) => $"/rules/{slug}#c{clause}";

    public static string RulesAsWord(string slug) => $"/rules/{slug}/policy.docx";

    public static string HouseRules(string slug, string audience) => $"/rules/{slug}/{audience}";

    public static string AskRules(string slug, string audience) => $"/rules/{slug}/{audience}/ask";

    public static string HouseRulesAsWord(string slug, string audience) => $"/rules/{slug}/{audience}.docx";
}
