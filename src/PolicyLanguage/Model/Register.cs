namespace Countersign.PolicyLanguage.Model;

/// <summary>One entry of a list that the document gives.</summary>
/// <param name="Edition">As the text writes it, such as <c>2018</c>; null where it gives none.</param>
/// <param name="Reviewed">Null where the text gives no date.</param>
/// <param name="Owner">A role; null where the text names none.</param>
public sealed record RegisterEntry(string Name, string? Edition, StatedDate? Reviewed, string? Owner);

/// <summary>A list that the document promises.</summary>
/// <param name="KeptBy">The role that keeps it; null where the text does not say.</param>
/// <param name="AddedBySchool">Whether the text leaves the list to the school.</param>
public sealed record Register(
    string Id,
    Clause Clause,
    int Line,
    string Lists,
    IReadOnlyList<RegisterEntry> Entries,
    string? KeptBy,
    bool AddedBySchool,
    string? Because,
    Strength Strength);
