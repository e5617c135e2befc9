namespace Countersign.People.Model;

/// <summary>The taking in of one staff list; each of its acts is about it.</summary>
internal readonly record struct StaffListId(Guid Value) : IId<StaffListId>
{
    public static StaffListId From(Guid value) => new(value);

    public static StaffListId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out StaffListId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
