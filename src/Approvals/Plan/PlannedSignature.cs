using Countersign.People.Records;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Approvals.Plan;

/// <summary>One signature that a plan asks for.</summary>
/// <param name="Number">From 1, in the order in which they are given.</param>
/// <param name="Roles">Any one of them will do; empty means any colleague.</param>
/// <param name="Clause">The clause that asks for it; null where the policy is silent and the program asks on its own.</param>
public sealed record PlannedSignature(int Number, SigningAct Act, IReadOnlyList<string> Roles, string? Clause)
{
    /// <summary>The words of the clause as they are now; null where none asks for it.</summary>
    public string? ClauseText { get; init; }

    /// <summary>The hash of the document in which the clause stands, where that is not the school's own; else null.</summary>
    public string? ClauseAbove { get; init; }

    /// <summary>The role that the policy lets stand in where nobody who holds the signature's own can sign; null where it names none.</summary>
    public string? Deputy { get; init; }

    /// <summary>Everybody here today who holds the signature's own role, the author among them.</summary>
    public IReadOnlyList<PersonId> Holders { get; init; } = [];

    /// <summary>The kinds of people who count as colleagues, where a colleague gives it.</summary>
    public IReadOnlyList<string> Colleagues { get; init; } = [StaffMember.OnTheStaff];

    /// <summary>Who signs, in words: the roles, any one of which will do.</summary>
    public string Who => Roles.Count == 0 ? "colleague" : English.Or(Roles);

    /// <summary>Whether a signature given in that role is this one. A deputy's counts for good, once it was rightly given.</summary>
    public bool Takes(string? role) => Roles.Count == 0
        ? role is null
        : role is not null && Roles.Append(Deputy).Contains(role, StringComparer.OrdinalIgnoreCase);

    /// <summary>The signature's own role that this person holds; null where they hold none.</summary>
    public string? OwnRoleOf(StaffMember person) => Roles.FirstOrDefault(role => person.Roles.Contains(role, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether any colleague gives it and this person is one.</summary>
    public bool IsColleague(StaffMember person) => Roles.Count == 0 && Colleagues.Contains(person.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this person is one of those whom it names: in its own role, as a deputy, or as a colleague.</summary>
    public bool Names(StaffMember person) => IsColleague(person) || OwnRoleOf(person) is not null
        || (Deputy is { } deputy && person.Roles.Contains(deputy, StringComparer.OrdinalIgnoreCase));

    /// <summary>The role in which this person would give it: their own before one in which they stand in; null for a colleague.</summary>
    public string? RoleOf(StaffMember person) => Roles.Count == 0 ? null : OwnRoleOf(person) ?? Deputy;
}
