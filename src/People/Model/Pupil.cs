namespace Countersign.People.Model;

/// <summary>A pupil on the roster: as little as screening needs.</summary>
internal sealed class Pupil : ITenantOwned
{
    public PupilId Id { get; init; } = PupilId.New();

    public EstablishmentId Establishment { get; init; }

    public required string FirstName { get; set; }

    public string? PreferredName { get; set; }

    /// <summary>Null for whoever has one name only.</summary>
    public string? Surname { get; set; }

    /// <summary>The surname that they use where it is another one; null where there is none.</summary>
    public string? OtherSurname { get; set; }

    /// <summary>All of the names together.</summary>
    [System.ComponentModel.DataAnnotations.Schema.NotMapped]
    internal PupilNames Names
    {
        get => new(FirstName, PreferredName, Surname) { OtherSurname = OtherSurname };
        set => (FirstName, PreferredName, Surname, OtherSurname) = (value.FirstName, value.PreferredName, value.Surname, value.OtherSurname);
    }
}

/// <summary>A pupil of the roster.</summary>
public readonly record struct PupilId(Guid Value) : IId<PupilId>
{
    public static PupilId From(Guid value) => new(value);

    public static PupilId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out PupilId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
