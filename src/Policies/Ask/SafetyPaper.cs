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

    /// <summary>Whoever asks holds that role themselves, and nobody else does.</summary>
    public bool IsTheirs { get; init; }

    /// <summary>What the documents of this school say of a safeguarding concern, with the people who hold the roles.</summary>
    /// <param name="people">Null for those who are not told names.</param>
    /// <param name="asker">Null where nobody is signed in.</param>
    public static SafetyPaper Of(PolicyInForce policy, IReadOnlyList<StaffMember>? people, PersonId? asker)
    {
        var routes = policy.Words.Find(WordKind.Concern, Safeguarding) is { } concern ? policy.RoutesFor(concern) : [];
        var first = routes.Select(route => route.Said).FirstOrDefault(route => RoleOf(route.To) is not null);
        var tell = Held(RoleOf(first?.To) ?? policy.WhenUnknown);
        var instead = RoleOf(first?.ToWhenAbout(tell.Role)) ?? policy.WhenUnknown;
        var theirs = people?.Where(person => person.Roles.Contains(tell.Role, StringComparer.OrdinalIgnoreCase)).ToList() is [var only] && only.Id == asker;
        return new SafetyPaper(
            tell,
            (tell.IsVacant || theirs) && instead != tell.Role ? Held(instead) : null,
            first?.Within?.ToString(),
            [.. policy.Layers.Registers.Where(IsOfTheLaw).SelectMany(list => list.Said.Entries).Select(entry => entry.Name)])
        {
            IsTheirs = theirs,
        };

        // What the law's document lists in the clause that says where such a concern goes.
        bool IsOfTheLaw(Layered<Register> list) => list.Document.Front.Layer == Layer.Law
            && routes.Any(route => route.Document == list.Document && route.Said.Clause.Id == list.Said.Clause.Id);

        static string? RoleOf(IEnumerable<Recipient>? recipients) => recipients?.FirstOrDefault(recipient => !recipient.IsBody)?.Name;

        Holder Held(string name) =>
            new(name, people is null ? null : [.. people.Where(person => person.Roles.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(Found)]);
    }

    // The name, and where they are found: Sunniva Holloway, extension 204, room 12.
    private static string Found(StaffMember person) => string.Join(
        ", ",
        new[] { person.Name, person.Telephone, person.Room is { } room ? $"room {room}" : null }.OfType<string>());
}
