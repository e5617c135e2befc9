using System.Globalization;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>An instant where there is no school whose clock could tell it: in verified records, evidence and copies.</summary>
public static class UtcWords
{
    /// <summary><c>21 November 2026 09:05 UTC</c></summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
