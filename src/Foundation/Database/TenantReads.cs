using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>The one way for a query to see more than the establishment in view.</summary>
public static class TenantReads
{
    /// <summary>How EF Core begins the text of such a query. Only what is written here can begin with it.</summary>
    internal const string Mark = "-- " + Tag;

    private const string Tag = "reads across establishments";

    /// <summary>
    /// Reads the rows of every establishment, in this query alone and whatever else it joins; the query itself says whose it wants. Whoever
    /// writes it says in review why. It changes nothing there: PostgreSQL refuses that.
    /// </summary>
    public static IQueryable<TRow> AcrossEstablishments<TRow>(this IQueryable<TRow> rows)
#pragma warning disable RS0030 // The one place that may.
        where TRow : class => rows.IgnoreQueryFilters([CountersignDb.OwnRowsOnly]).TagWith(Tag);
#pragma warning restore RS0030
}
