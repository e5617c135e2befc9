using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Ask;

/// <summary>A fact of the policy that the school's own records settle.</summary>
internal sealed record KnownFact(string Name, bool Holds);

/// <summary>What the school knows about the person who asks, so that nobody asks them.</summary>
/// <param name="Actors">The policy's words for what they are here, at least one.</param>
internal sealed record AskerProfile(IReadOnlyList<string> Actors, string School, IReadOnlyList<KnownFact> Facts)
{
    private const string OnTheStaff = "a member of staff";

    public static readonly AskerProfile Nothing = new(["staff"], "", []);

    /// <summary>Whether the school gave them a role of the policy that says more than "staff". Otherwise which of the staff they are is asked.</summary>
    public bool HasRoles { get; init; }

    /// <summary>Their roles in words, such as <c>a teacher and a governor</c>.</summary>
    public string Roles { get; init; } = OnTheStaff;

    /// <summary>Somebody who comes from the house rules; null where there are none for people of that name.</summary>
    public static AskerProfile? Outside(string audience, SchoolName school) => audience switch
    {
        "pupils" => new(["pupil"], school.Name, []) { HasRoles = true, Roles = "a pupil" },
        "families" => new(["parent"], school.Name, []) { HasRoles = true, Roles = "a parent or carer" },
        _ => null,
    };

    public static AskerProfile Of(Me me, SchoolName? school, Vocabulary words)
    {
        var roles = me.Roles.Select(role => words.Find(WordKind.Actor, role)).OfType<Word>()
            .DistinctBy(word => word.Name).OrderBy(word => word.Name, StringComparer.Ordinal).ToList();

        // Who is a manager and a senior leader is both; who is staff and a teacher is told the narrower word only.
        var narrowest = roles.Where(word => !roles.Any(other => other != word && other.IsCoveredBy(word))).Select(word => word.Name).ToList();
        IReadOnlyList<KnownFact> facts = words.Find(WordKind.Fact, "central team") is { } central && school is not null
            ? [new KnownFact(central.Name, school.Kind != EstablishmentKind.School)]
            : [];
        return new AskerProfile(narrowest.Count > 0 ? narrowest : ["staff"], school?.Name ?? "", facts)
        {
            HasRoles = narrowest.Any(name => name != "staff"),
            Roles = narrowest.Count == 0 ? OnTheStaff : English.And(narrowest.Select(name => name == "staff" ? OnTheStaff : ReadBack.A(words, name))),
        };
    }
}
