namespace Countersign.People.StaffList;

/// <summary>A line of a staff list that could be read. No roles where the list says none; no last day where it names none.</summary>
internal sealed record StaffLine(int Number, string Name, string Address, IReadOnlyList<string> Roles, DateOnly? LastDay, bool InUse);

/// <summary>A line that counts for nothing, and why. Whom it names, as far as that could be read, does not leave by it.</summary>
internal sealed record UnreadLine(int Number, string Sentence, string Name, string Address);

/// <summary>A staff list as it was read.</summary>
internal sealed record StaffLines(IReadOnlyList<StaffLine> Read, IReadOnlyList<UnreadLine> Unread);
