using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests;

/// <summary>Documents and questions of one test, written as their authors would.</summary>
internal static class QuestionTexts
{
    public const string Roles = """
        ---
        policy: larkfield
        title: Larkfield
        when silent: headteacher
        when unknown: senior authoriser
        ---
        ### 1.1 Roles

        ```role headteacher
        called headteacher
        ```
        ```role senior-authoriser
        called senior authoriser
        ```
        ```role manager
        called manager
        ```

        """;

    public static PolicyDocument Policy(string clauses, string front = "")
    {
        var roles = front.Length == 0 ? Roles : Roles.Replace("when silent:", front.TrimEnd() + "\nwhen silent:", StringComparison.Ordinal);
        return PolicyTexts.Read(roles + clauses);
    }

    public static Answer Ask(this PolicyDocument policy, string text)
    {
        var (question, misread) = QuestionReader.Read(policy, text);
        Assert.Null(misread);
        return policy.Ask(question!);
    }
}
