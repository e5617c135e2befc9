using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Countersign.Foundation.Database;

/// <summary>One module's tables. Its entities stay internal to the module, so no other module can query them.</summary>
public sealed record ModelPart(Action<ModelConfigurationBuilder> Ids, Action<ModelBuilder> Tables)
{
    /// <summary>Whose tables they are. Asked of every context that is made, so it is looked up once.</summary>
    internal string Module { get; } = Tables.Method.DeclaringType!.FullName!;

    /// <summary>A form makes one of these once, however often it arrives; whoever sends it again is led to what it made.</summary>
    /// <param name="shown">The address where it is shown.</param>
    /// <param name="several">The address where several are shown that one form made; that of the first where there is none.</param>
    public static void MadeOnce<TRow>(EntityTypeBuilder<TRow> made, Func<TRow, string> shown, string? several = null)
        where TRow : class => made.HasAnnotation(OnceAnnotation, new Once(row => shown((TRow)row), several));

    /// <summary>
    /// These rows are no establishment's alone, so everybody's are in view and PostgreSQL has no policy on them. Every other table holds rows of an
    /// establishment, or parts of such rows.
    /// </summary>
    /// <param name="because">Why, in a sentence.</param>
    public static void SharedByAll<TRow>(EntityTypeBuilder<TRow> rows, string because)
        where TRow : class => rows.HasAnnotation(SharedAnnotation, because);

    /// <summary>Why these rows are no establishment's alone; null where they are.</summary>
    internal static string? WhyShared(IReadOnlyAnnotatable type) => type.FindAnnotation(SharedAnnotation)?.Value as string;

    /// <summary>Whether a form makes this once.</summary>
    internal static bool IsMadeOnce(IReadOnlyAnnotatable type) => type.FindAnnotation(OnceAnnotation) is not null;

    /// <summary>Where that is shown which is about to be made; null where nothing is that a form makes once.</summary>
    internal static string? WhereMade(ChangeTracker changes)
    {
        var made = changes.Entries().Where(entry => entry.State == EntityState.Added && IsMadeOnce(entry.Metadata)).Take(2).ToList();
        return made is [var first, ..] && first.Metadata.FindAnnotation(OnceAnnotation)!.Value is Once once
            ? (made.Count > 1 ? once.Several : null) ?? once.Shown(first.Entity)
            : null;
    }

    private const string SharedAnnotation = "Countersign:SharedByAll";

    private const string OnceAnnotation = "Countersign:MadeOnce";

    private sealed record Once(Func<object, string> Shown, string? Several);
}
