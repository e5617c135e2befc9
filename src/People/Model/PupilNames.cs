using Countersign.People.Records;

namespace Countersign.People.Model;

/// <summary>The names a pupil is known by. Some people have one name only, and no surname.</summary>
internal sealed record PupilNames(string FirstName, string? PreferredName, string? Surname)
{
    /// <summary>The surname that they use where it is not the one above; null where there is none.</summary>
    public string? OtherSurname { get; init; }

    /// <summary>As screening looks for them: one who has two surnames with each, and one without any with an empty one.</summary>
    public IEnumerable<PupilName> Each(PupilId id) => ((string[])[Surname ?? "", OtherSurname ?? ""]).Take(OtherSurname is null ? 1 : 2)
        .Select(surname => new PupilName(id, FirstName, PreferredName, surname));
}
