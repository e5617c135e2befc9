namespace Countersign.Policies.Model;

/// <summary>A draft of a policy.</summary>
internal readonly record struct PolicyDraftId(Guid Value) : IId<PolicyDraftId>
{
    public static PolicyDraftId From(Guid value) => new(value);

    public static PolicyDraftId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out PolicyDraftId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
