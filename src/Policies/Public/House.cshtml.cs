using Countersign.PolicyLanguage.Wording;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Public;

/// <summary>House rules for pupils or for families, made from the clauses that concern them.</summary>
[AllowAnonymous]
internal sealed class HouseModel(PublicPolicies policies) : PageModel
{
    public PublicPolicy Found { get; private set; } = null!;

    public HousePaper Paper { get; private set; } = null!;

    public async Task OnGet(string slug, string audience, CancellationToken ct)
    {
        Found = await policies.Enter(slug, ct).OrNotFound(slug);
        Paper = HousePaper.Of(Found, audience).OrNotFound(audience);
    }
}

/// <summary>House rules ready to be read, printed or written into a file.</summary>
/// <param name="Audience">As the address says it: <c>pupils</c> or <c>families</c>.</param>
/// <param name="Decider">Whom people ask where the rules do not say.</param>
internal sealed record HousePaper(string Audience, string Title, string Beginning, IReadOnlyList<HouseSection> Sections, string Decider)
{
    private PolicyInForce Policy { get; init; } = null!;

    /// <summary>Every law that comes with the program lists 999; elsewhere the number may be another.</summary>
    public string EmergencyNumber => Policy.Law is null ? "the emergency services" : "999";

    /// <summary>What the document above is called, such as <c>the law in England</c>; null where the clause stands in the school's own policy.</summary>
    public string? Above(string? document) => document is null ? null : Policy.NameOf(document);

    /// <summary>Null where there are no house rules for people of that name.</summary>
    public static HousePaper? Of(PublicPolicy found, string audience) => audience switch
    {
        "pupils" => Made(
            found,
            audience,
            PolicyLanguage.Wording.Audience.Pupils,
            "House rules for pupils",
            "You may meet your school on social media. These are the rules that you and your teachers keep to."),
        "families" => Made(
            found,
            audience,
            PolicyLanguage.Wording.Audience.Families,
            "House rules for families",
            "Parents and carers are part of what is said about our school online. These are the rules that you and our staff keep to."),
        _ => null,
    };

    private static HousePaper Made(PublicPolicy found, string name, Audience audience, string title, string beginning) =>
        new(name, title, beginning, HouseRules.For(found.Policy.Layers, audience), found.Policy.WhenSilent) { Policy = found.Policy };
}
