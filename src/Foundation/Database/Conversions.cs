using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Countersign.Foundation.Database;

/// <summary>An id is stored as its bare value.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
    where TId : struct, IId<TId>
{
    private static TId From(Guid value) => TId.From(value);
}

/// <summary>An instant is stored as milliseconds since 1970 in UTC: it sorts and compares on both engines, and reads back as written.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

public static class Conversions
{
    /// <summary>Stores the module's id type as a bare value.</summary>
    public static ModelConfigurationBuilder Id<TId>(this ModelConfigurationBuilder conventions)
        where TId : struct, IId<TId>
    {
        conventions.Properties<TId>().HaveConversion<IdConverter<TId>>();
        return conventions;
    }
}
