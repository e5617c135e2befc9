namespace Countersign.PolicyLanguage.Model;

/// <summary>Who receives a concern.</summary>
/// <param name="IsBody">True for a body outside the school, such as the police; false for a role of the document.</param>
public sealed record Recipient(string Name, bool IsBody);

/// <summary>Who receives a concern instead when it is about this role.</summary>
/// <param name="To">Any of them; never empty.</param>
public sealed record RouteSubject(string Role, IReadOnlyList<Recipient> To);

/// <summary>Who receives which kind of concern.</summary>
/// <param name="About">Words of the kind concern; never empty.</param>
/// <param name="From">Who reports; empty means anybody.</param>
/// <param name="To">Any of them; never empty.</param>
/// <param name="Within">The time in which it is reported; null where the text gives none.</param>
/// <param name="OmissionIsBreach">Whether failing to report can itself be punished.</param>
public sealed record Route(
    string Id,
    Clause Clause,
    int Line,
    IReadOnlyList<Word> About,
    IReadOnlyList<Word> From,
    IReadOnlyList<Recipient> To,
    IReadOnlyList<RouteSubject> Subjects,
    Interval? Within,
    IReadOnlyList<Duty> Then,
    bool OmissionIsBreach,
    string? Because,
    Strength Strength)
{
    /// <summary>Who receives a concern that is about somebody in this role; null where it is about nobody in particular.</summary>
    public IReadOnlyList<Recipient> ToWhenAbout(string? role) =>
        Subjects.FirstOrDefault(subject => string.Equals(subject.Role, role, StringComparison.OrdinalIgnoreCase))?.To
        ?? [.. To.Where(recipient => recipient.IsBody || !string.Equals(recipient.Name, role, StringComparison.OrdinalIgnoreCase))];
}
