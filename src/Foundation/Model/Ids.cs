namespace Countersign.Foundation.Model;

/// <summary>An id with a type of its own, so that a pupil's id cannot be passed as a post's. New ids sort in order of creation.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

public static class Ids
{
    /// <summary>Reads an id from a route or a form; anything that is not an id answers false, which the page shows as 404.</summary>
    public static bool Read<TId>(string? text, out TId id)
        where TId : struct, IId<TId>
    {
        var read = Guid.TryParse(text, out var value);
        id = TId.From(value);
        return read;
    }

    /// <summary>The same, where nothing can be done without it: anything that is not an id is not found.</summary>
    public static TId Require<TId>(string? text)
        where TId : struct, IId<TId> => Read<TId>(text, out var id) ? id : throw new NotFoundException(id);
}

/// <summary>A school, or a federation or trust with schools. Every row of the database belongs to one.</summary>
public readonly record struct EstablishmentId(Guid Value) : IId<EstablishmentId>
{
    public static EstablishmentId From(Guid value) => new(value);

    public static EstablishmentId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out EstablishmentId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}

/// <summary>A member of staff, a governor, a volunteer, or anyone else who acts in the program.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public static PersonId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out PersonId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
