namespace Countersign.Posts.Model;

/// <summary>One post on its way to one account.</summary>
internal readonly record struct DeliveryId(Guid Value) : IId<DeliveryId>
{
    public static DeliveryId From(Guid value) => new(value);

    public static DeliveryId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out DeliveryId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
