using System.Text;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.Policies.Adopt;
using Countersign.Policies.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Tests.Policies;

/// <summary>Puts policies in force at a school of a test.</summary>
internal static class InForce
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>One of the policies that come with the program.</summary>
    public static Task Adopt(this TestSite site, string name, EstablishmentId? school = null) => site.Use(async services =>
        Assert.IsType<Outcome<int>.Done>(await services.GetRequiredService<AdoptPolicy>().Adopt(school ?? site.School, name, null, Ct)));

    /// <summary>A policy of the test's own: front matter and roles come with it.</summary>
    public static Task AdoptText(this TestSite site, string clauses, EstablishmentId? school = null, string layer = "school") => site.Use(async services =>
    {
        var bytes = Encoding.UTF8.GetBytes($"""
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
            """.ReplaceLineEndings("\n"));
        var (document, problems) = PolicyReader.Read("wrenfield.md", bytes);
        Assert.Empty(problems);
        await services.GetRequiredService<IFileStore>().Put(bytes, Ct);
        var db = services.GetRequiredService<CountersignDb>();
        db.Add(new PolicyVersion { Establishment = school ?? site.School, Number = 1, Title = document!.Front.Title, Hash = document.Hash, InForceFrom = site.Clock.GetUtcNow() });
        await db.Save(new AuditEvent(SomeKind.Named("policy.adopted"), school ?? site.School, null, site.Clock.GetUtcNow()) { Policy = document.Hash }, Ct);
        return document;
    });
}
