namespace Countersign.Commands;

/// <summary>A command has no school whose clock it could read, so it goes by that of the machine.</summary>
internal static class LocalDay
{
    public static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
}
