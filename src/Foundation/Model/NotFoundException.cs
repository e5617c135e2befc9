namespace Countersign.Foundation.Model;

/// <summary>
/// A page was asked for a thing that is not there, or that belongs to another school: both look the same from outside.
/// The one handler answers 404.
/// </summary>
public sealed class NotFoundException(object id) : Exception($"no such thing: {id.GetType().Name}")
{
    public static void ThrowIf(bool missing, object id)
    {
        if (missing)
        {
            throw new NotFoundException(id);
        }
    }
}

public static class NotFoundExtensions
{
    /// <summary>What was looked for; where there is none, the page answers 404.</summary>
    public static async Task<T> OrNotFound<T>(this Task<T?> found, object id)
        where T : class => await found ?? throw new NotFoundException(id);

    /// <summary>The same, of what is at hand already.</summary>
    public static T OrNotFound<T>(this T? found, object id)
        where T : class => found ?? throw new NotFoundException(id);

    /// <summary>The same, of an id that may be missing.</summary>
    public static T OrNotFound<T>(this T? found, object id)
        where T : struct => found ?? throw new NotFoundException(id);
}
