using System.Data.Common;
using Countersign.Foundation.Audit;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Countersign.Foundation.Database;

/// <summary>The one database. <see cref="Save(AuditEvent, CancellationToken)"/> is the only way to change it: no change without an act.</summary>
public sealed class CountersignDb(DbContextOptions<CountersignDb> options, IEnumerable<ModelPart> parts, TenantScope tenant)
    : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Named filter on every row that belongs to an establishment.</summary>
    public const string OwnRowsOnly = "own rows only";

    /// <summary>What EF Core writes as a comment at the head of a query that reads across establishments; nothing else can stand there.</summary>
    internal const string ReadsAcross = "reads across establishments";

    public TenantScope Tenant { get; } = tenant;

    /// <summary>Names the modules whose tables this context has.</summary>
    internal string Modules { get; } = string.Join(' ', parts.Select(part => part.Module));

    /// <summary>What the session of PostgreSQL knows of where the program stands; null where it knows nothing.</summary>
    internal TenantTold? Told { get; set; }

    /// <summary>The form that is being answered; null where there is none, as in a job.</summary>
    internal FormKey? Form { get; set; }

    internal DbSet<StoredAuditEvent> Acts => Set<StoredAuditEvent>();

    internal DbSet<AuditChainHead> ChainHeads => Set<AuditChainHead>();

    internal DbSet<SignedCheckpoint> Checkpoints => Set<SignedCheckpoint>();

    internal DbSet<EarlierCheckpoint> EarlierCheckpoints => Set<EarlierCheckpoint>();

    DbSet<DataProtectionKey> IDataProtectionKeyContext.DataProtectionKeys => Set<DataProtectionKey>();

    public bool IsPostgreSql => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>Saves every pending change together with the act that explains it, in one transaction.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the same thing first; the one handler answers 409.</exception>
    public Task Save(AuditEvent act, CancellationToken ct) => Save([act], ct);

    /// <summary>The same, where one step of work makes several acts.</summary>
    public async Task Save(IReadOnlyList<AuditEvent> acts, CancellationToken ct)
    {
        if (acts.Count == 0)
        {
            throw new InvalidOperationException("nothing is saved without an act");
        }

        var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
        await using (own)
        {
            // Whoever fails in a transaction of our own loses it whole, so there is nothing to go back to within it.
            Database.AutoSavepointsEnabled = own is null;
            var heads = await AuditChain.Hold(this, acts, ct);
            Form?.Note(this);
#pragma warning disable RS0030 // The one place that may: the act follows in the same transaction.
            await base.SaveChangesAsync(true, ct);
#pragma warning restore RS0030
            Form?.Keep(this);
            await AuditChain.Append(this, acts, heads, ct);

            if (own is not null)
            {
                await own.CommitAsync(ct);
            }
        }
    }

    /// <summary>
    /// A transaction in which nobody else changes anything of this establishment: what is read in it stays true until the caller commits. For
    /// what is decided from everything at once, such as a whole list of people.
    /// </summary>
    public async Task<IDbContextTransaction> Alone(EstablishmentId establishment, CancellationToken ct)
    {
        var alone = await Database.BeginTransactionAsync(ct);
        await AuditChain.Queue(this, establishment, ct);
        return alone;
    }

    /// <summary>Whether somebody else changed the same thing first, or added what may stand only once.</summary>
    public static bool IsClash(DbUpdateException fault) => DbConflicts.Is(fault);

    /// <summary>Whether the disk is full or cannot be written, so that nothing can be kept until somebody makes room.</summary>
    public static bool IsWithoutRoom(Exception fault) => DbConflicts.IsWithoutRoom(fault);

    /// <summary>As <see cref="Save(AuditEvent, CancellationToken)"/>; false where somebody else changed the same thing first and nothing was saved.</summary>
    public Task<bool> TrySave(AuditEvent act, CancellationToken ct) => TrySave([act], ct);

    /// <summary>The same, where one step of work makes several acts.</summary>
    public async Task<bool> TrySave(IReadOnlyList<AuditEvent> acts, CancellationToken ct)
    {
        try
        {
            await Save(acts, ct);
            return true;
        }
        catch (DbUpdateException clash) when (DbConflicts.Is(clash))
        {
            ChangeTracker.Clear();
            return false;
        }
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("use Save(AuditEvent): no change without the event that explains it");

#pragma warning disable RS0030 // The framework renews the keys of cookies and forms by itself: nobody did anything, so there is no act to tell (ADR 31).
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => ChangeTracker.Entries().All(entry => entry.Entity is DataProtectionKey)
        ? base.SaveChanges(acceptAllChangesOnSuccess)
#pragma warning restore RS0030
        : throw new InvalidOperationException("use Save(AuditEvent): no change without the event that explains it");

    /// <summary>
    /// The rows of every establishment, in this query alone, and those of whatever else it joins; the query itself says whose it wants. The one way for a
    /// query to see more than the establishment in view, and whoever writes it says in review why. It changes nothing there: PostgreSQL refuses that.
    /// </summary>
#pragma warning disable RS0030 // The one place that may.
    public IQueryable<TRow> AcrossEstablishments<TRow>()
        where TRow : class => Set<TRow>().IgnoreQueryFilters([OwnRowsOnly]).TagWith(ReadsAcross);
#pragma warning restore RS0030

    /// <summary>A statement that EF Core does not make, within the transaction there is; PostgreSQL knows with it where the program stands.</summary>
    /// <param name="sql">A constant, or names of the model: never what somebody typed.</param>
    /// <param name="also">Whose record it writes besides.</param>
    internal DbCommand Command(string sql, IEnumerable<EstablishmentId>? also = null)
    {
        var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // As said above.
        command.CommandText = (IsPostgreSql ? this.GetService<TenantSession>().Before(this, command, also: also) : "") + sql;
#pragma warning restore CA2100
        return command;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Id<EstablishmentId>().Id<PersonId>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        foreach (var part in parts)
        {
            part.Ids(configurationBuilder);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var part in parts)
        {
            part.Tables(modelBuilder);
        }

        foreach (var entity in modelBuilder.Model.GetEntityTypes()
            .Where(entity => entity.ClrType.IsAssignableTo(typeof(ITenantOwned)) && entity.BaseType is null).ToList())
        {
            typeof(CountersignDb).GetMethod(nameof(ShowOwnRowsOnly), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
                .MakeGenericMethod(entity.ClrType)
                .Invoke(this, [modelBuilder]);
        }
    }

    private void ShowOwnRowsOnly<TRow>(ModelBuilder modelBuilder)
        where TRow : class, ITenantOwned =>
        modelBuilder.Entity<TRow>().HasQueryFilter(OwnRowsOnly, row => Tenant.Everywhere || row.Establishment == Tenant.Here);
}
