using System.Text;
using Countersign.Foundation.Database;
using Countersign.Policies.InForce;
using Countersign.Policies.Adopt;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Tests.Posts;

/// <summary>A short policy for an invented school, and the way it comes into force in a test.</summary>
internal static class SamplePolicy
{
    public const string Text = """
        ---
        policy: wrenfield
        title: Wrenfield sample policy
        when silent: headteacher
        when unknown: headteacher
        ---
        # A sample

        ### 1 Roles

        ```role headteacher
        called headteacher
        ```
        ```role manager
        called manager
        ```

        ### 4.1 Two pairs of eyes

        Whoever wrote a post hands it to somebody else before it goes out.

        ### 4.2 The manager agrees

        The manager agrees to each post, and the headteacher to what could stir people up.

        ### 4.3 What stays in school

        Confidential things stay in school.

        ```procedure publish
        asks      purpose
        check     by a colleague, under 4.1
        approve   by the manager, under 4.2
        approve   by the headteacher, when controversial, under 4.2
        confirm   4.1 it is true
        confirm   4.1 it is kind
        refuse    confidential, under 4.3
        ```
        """;

    public static PolicyInForce InForce(string text = Text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (document, problems) = PolicyReader.Read("sample.md", bytes);
        return new PolicyInForce(document ?? throw new InvalidOperationException(problems[0].ToString()), 1, TestClock.Start, "Wrenfield School", bytes);
    }

    public static Task Adopt(this TestSite site, EstablishmentId school, string text = Text) => site.Use(async services =>
    {
        services.GetRequiredService<TenantScope>().StandAt(school);
        var adopted = await services.GetRequiredService<AdoptPolicy>().PutInForce(school, "sample", Encoding.UTF8.GetBytes(text), null, null, TestContext.Current.CancellationToken);
        return Assert.IsType<Outcome<int>.Done>(adopted);
    });
}
