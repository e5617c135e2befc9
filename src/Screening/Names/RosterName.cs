namespace Countersign.Screening.Names;

/// <summary>The names a pupil is known by. <paramref name="PreferredName"/> is null when it is the first name.</summary>
public sealed record RosterName(Guid Id, string FirstName, string? PreferredName, string Surname)
{
    /// <summary>Prints the id alone.</summary>
    public override string ToString() => $"Pupil {Id}";
}
