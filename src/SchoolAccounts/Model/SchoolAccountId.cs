namespace Countersign.SchoolAccounts.Model;

/// <summary>An account of the school on a platform.</summary>
public readonly record struct SchoolAccountId(Guid Value) : IId<SchoolAccountId>
{
    public static SchoolAccountId From(Guid value) => new(value);

    public static SchoolAccountId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out SchoolAccountId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
