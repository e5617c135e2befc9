namespace Countersign.Policies.Model;

/// <summary>A receipt's own id.</summary>
internal readonly record struct ReceiptId(Guid Value) : IId<ReceiptId>
{
    public static ReceiptId From(Guid value) => new(value);

    public static ReceiptId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out ReceiptId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
