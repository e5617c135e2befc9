using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>Matters that many schools settle and this document does not speak of: never a rule, only a question to its governors.</summary>
internal static class GapChecks
{
    public static IEnumerable<Finding> Consider(LintText text) =>
        from matter in text.Words.Consider
        where !matter.Signs.Any(text.Speaks)
        select new Finding(
            FindingKind.Consider,
            null,
            1,
            $"the document does not say {Said(matter.Name)}",
            "settle it in a clause or a setting marked `added by the school`, or leave it as it is");

    // "when passwords change" follows "say"; "live video" needs "anything about" before it.
    private static string Said(string matter) =>
        matter.Split(' ')[0] is "how" or "when" or "who" or "whom" or "whether" or "within" ? matter : "anything about " + matter;
}
