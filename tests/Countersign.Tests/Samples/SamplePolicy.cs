using System.Text;
using Countersign.Policies.Adopt;
using Countersign.Policies.InForce;

namespace Countersign.Tests.Samples;

/// <summary>Policies of invented schools, and the ways they come into force in a test.</summary>
internal static class SamplePolicy
{
    /// <summary>A colleague checks each post, the manager approves it, and the headteacher too where it is controversial.</summary>
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

    private static readonly RatificationNote Ratified = new(new DateOnly(2026, 9, 10), "item 6");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A whole document around these clauses: front matter and the headteacher come with it.</summary>
    public static string Around(string clauses, string layer = "school") => $"""
        ---
        policy: wrenfield
        title: Social media at {(layer == "school" ? "Wrenfield" : "the trust")}
        layer: {layer}
        when silent: headteacher
        when unknown: headteacher
        ---
        # Social media at Wrenfield

        ### 1.1 Roles

        ```role headteacher
        called headteacher
        ```

        {clauses}
        """.ReplaceLineEndings("\n");

    public static PolicyInForce InForce(string text = Text) => InForce(Encoding.UTF8.GetBytes(text));

    public static PolicyInForce InForce(byte[] bytes) => new(PolicyTexts.Read(bytes), 1, TestClock.Start, "Wrenfield School", bytes);

    /// <summary>One of the policies that come with the program, ratified as it stands.</summary>
    public static Task Adopt(this TestSite site, string name, EstablishmentId? school = null) => site.UseAt(school ?? site.School, async services =>
        Assert.IsType<Outcome<int>.Done>(await services.GetRequiredService<AdoptPolicy>()
            .PutInForce(school ?? site.School, name, services.GetRequiredService<StartingPolicies>().Find(name)!, null, Ratified.Facts, Ct)));

    /// <summary>The same, as a school starts from it: nobody has ratified it.</summary>
    public static Task StartFrom(this TestSite site, string name, EstablishmentId? school = null) => site.UseAt(school ?? site.School, async services =>
        Assert.IsType<Outcome<int>.Done>(await services.GetRequiredService<AdoptPolicy>().Adopt(school ?? site.School, name, null, Ct)));

    /// <summary>Clauses of the test's own, in a document around them.</summary>
    public static Task AdoptText(this TestSite site, string clauses, EstablishmentId? school = null, string layer = "school") =>
        site.AdoptDocument(Around(clauses, layer), school);

    /// <summary>A whole document of the test's own.</summary>
    public static Task AdoptDocument(this TestSite site, string text = Text, EstablishmentId? school = null) => site.UseAt(school ?? site.School, async services =>
        Assert.IsType<Outcome<int>.Done>(await services.GetRequiredService<AdoptPolicy>().PutInForce(school ?? site.School, "sample", Encoding.UTF8.GetBytes(text), null, Ratified.Facts, Ct)));
}
