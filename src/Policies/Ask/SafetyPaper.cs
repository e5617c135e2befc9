using Countersign.People.Records;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Ask;

/// <summary>What comes before everything else where a child may be at risk: whom to tell, by when, and whom to call.</summary>
/// <param name="Tell">Who receives a safeguarding concern here.</param>
/// <param name="InTheirPlace">Who receives what is about that role, where nobody holds it; null where somebody does, or where nobody else receives it.</param>
/// <param name="Within">The time that the policy gives, such as <c>1 day</c>; null where it gives none.</param>
/// <param name="DirectRoutes">Whom anybody can turn to directly, as the law's document lists them.</param>
internal sealed record SafetyPaper(Holder Tell, Holder? InTheirPlace, string? Within, IReadOnlyList<string> DirectRoutes)
{
    private const string Safeguarding = "safeguarding";

    /// <summary>What the documents of this school say of a safeguarding concern, with the people who hold the roles.</summary>
    public static SafetyPaper Of(PolicyInForce policy, IReadOnlyList<StaffMember> people)
    {
        var routes = policy.Words.Find(WordKind.Concern, Safeguarding) is { } concern ? policy.RoutesFor(concern) : [];
        var first = routes.Select(route => route.Said).FirstOrDefault(route => RoleOf(route.To) is not null);
        var tell = Held(RoleOf(first?.To) ?? policy.WhenUnknown);
        var instead = RoleOf(first?.ToWhenAbout(tell.Role)) ?? policy.WhenUnknown;
        return new SafetyPaper(
            tell,
            tell.Names.Count == 0 && instead != tell.Role ? Held(instead) : null,
            first?.Within?.ToString(),
            [.. policy.Layers.Registers.Where(IsOfTheLaw).SelectMany(list => list.Said.Entries).Select(entry => entry.Name)]);

        // What the law's document lists in the clause that says where such a concern goes.
        bool IsOfTheLaw(Layered<Register> list) => list.Document.Front.Layer == Layer.Law
            && routes.Any(route => route.Document == list.Document && route.Said.Clause.Id == list.Said.Clause.Id);

        static string? RoleOf(IEnumerable<Recipient>? recipients) => recipients?.FirstOrDefault(recipient => !recipient.IsBody)?.Name;

        Holder Held(string name) =>
            new(name, [.. people.Where(person => person.Roles.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(person => person.Name)]);
    }
}
