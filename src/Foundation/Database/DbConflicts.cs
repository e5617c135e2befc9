using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>Tells a clash of two people (a row that may stand only once) from a fault.</summary>
internal static class DbConflicts
{
    private const string UniqueViolationOnPostgreSql = "23505";
    private const string DiskFullOnPostgreSql = "53100";

    /// <summary>Whether somebody else changed the same thing first, or added what may stand only once.</summary>
    public static bool Is(DbUpdateException fault) => fault is DbUpdateConcurrencyException || fault.InnerException is DbException inner && IsUnique(inner);

    /// <summary>
    /// Whether the disk is full or cannot be written, under the database or the files beside it: the codes of SQLite
    /// (https://sqlite.org/rescode.html), PostgreSQL, Linux (ENOSPC, EROFS, EDQUOT) and Windows.
    /// </summary>
    public static bool IsWithoutRoom(Exception? fault) => fault switch
    {
        null => false,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 13 or 8 } or Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: 778 } => true,
        DbException { SqlState: DiskFullOnPostgreSql } => true,
        IOException { HResult: 28 or 30 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } => true,
        _ => IsWithoutRoom(fault.InnerException),
    };

    /// <summary>Whether the engine refused a row because it may stand only once.</summary>
    public static bool IsUnique(DbException fault) =>
        fault.SqlState == UniqueViolationOnPostgreSql || fault is Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
}
