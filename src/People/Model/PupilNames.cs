using Countersign.People.Records;

namespace Countersign.People.Model;

/// <summary>The names a pupil is known by. Some people have one name only, and no surname.</summary>
internal sealed record PupilNames(string FirstName, string? PreferredName, string? Surname)
{
    /// <summary>The surname that they use where it is not the one above; null where there is none.</summary>
    public string? OtherSurname { get; init; }
}
