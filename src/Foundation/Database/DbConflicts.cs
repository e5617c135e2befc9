using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>Tells a clash of two people (a row that may stand only once) from a fault.</summary>
internal static class DbConflicts
{
    private const string UniqueViolationOnPostgreSql = "23505";

    /// <summary>Whether somebody else changed the same thing first, or added what may stand only once.</summary>
    public static bool Is(DbUpdateException fault) => fault is DbUpdateConcurrencyException || fault.InnerException is DbException inner && IsUnique(inner);

    /// <summary>Whether the engine refused a row because it may stand only once.</summary>
    public static bool IsUnique(DbException fault) =>
        fault.SqlState == UniqueViolationOnPostgreSql || fault is Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
}
