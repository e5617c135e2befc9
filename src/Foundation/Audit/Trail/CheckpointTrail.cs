using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>Where a signed checkpoint says that a chain ended.</summary>
internal sealed record SignedEnd(long Number, string Hash, DateTimeOffset At);

/// <summary>
/// Proves that the checkpoints are as they were signed and all there, in the database, in the file of the data folder and in a copy kept elsewhere,
/// and answers what they say of each chain.
/// </summary>
internal sealed class CheckpointTrail(CountersignDb db, CountersignSettings settings, AuditKey? key, DateTimeOffset now)
{
    // A node that did nothing for a while brings its file up to date when it next looks at the chains, every hour.
    private static readonly TimeSpan NodesCatchUp = TimeSpan.FromHours(2);

    private readonly Dictionary<long, Checkpoint> here = [];
    private readonly Dictionary<EstablishmentId, SortedDictionary<long, SignedEnd>> ends = [];

    public List<AuditFinding> Findings { get; } = [];

    /// <summary>How many of the database were as they were signed.</summary>
    public int Made { get; private set; }

    /// <summary>Every chain that a checkpoint names, and where it was said to end, from the first.</summary>
    public IEnumerable<EstablishmentId> Chains => ends.Keys;

    public IReadOnlyCollection<SignedEnd> EndsOf(EstablishmentId chain) => ends.TryGetValue(chain, out var signed) ? signed.Values : [];

    public async Task Read(CheckpointFile? elsewhere, CancellationToken ct)
    {
        await ReadEarlier(ct);
        await ReadRounds(ct);
        var own = CheckpointFile.In(settings);
        if (await Meet(own, ct) is { } held && here.Keys.Except(held).Where(IsDueIn).Order().Cast<long?>().FirstOrDefault() is { } missing)
        {
            Find(missing, own.Exists ? $"checkpoint {missing} was removed from {own.Name}" : $"{own.Name} is gone from the data folder");
        }

        if (elsewhere is not null)
        {
            await Meet(elsewhere, ct);
        }
    }

    private async Task ReadEarlier(CancellationToken ct)
    {
        foreach (var row in await db.AcrossEstablishments<EarlierCheckpoint>().AsNoTracking().OrderBy(row => row.Number).ToListAsync(ct))
        {
            var made = row.Read();
            if (key is not null && made.IsSignedBy(key))
            {
                Made++;
                Take(made);
            }
            else
            {
                var sentence = $"the checkpoint of {UtcWords.Of(row.At)} is not as it was signed, or keys/audit.pem is not the key that signed it";
                Findings.Add(new AuditFinding(row.Establishment, row.Number, sentence));
            }
        }
    }

    private async Task ReadRounds(CancellationToken ct)
    {
        var (round, link) = (0L, await Checkpoints.EarlierLink(db, ct));
        foreach (var row in await db.Checkpoints.AsNoTracking().OrderBy(row => row.Round).ToListAsync(ct))
        {
            var made = Checkpoint.FromLine(row.Line);
            if (made is null || made.Round != row.Round || key is null || !made.IsSignedBy(key))
            {
                Find(row.Round, $"checkpoint {row.Round} is not as it was signed, or keys/audit.pem is not the key that signed it");
                return;
            }

            if (row.Round != round + 1 || made.Previous != link)
            {
                Find(row.Round, row.Round > round + 1
                    ? $"checkpoint {round + 1} was removed from the database"
                    : "a checkpoint that an earlier version made was removed from the database, or altered");
                return;
            }

            (round, link) = (row.Round, made.Link);
            here[row.Round] = made;
            Made++;
            Take(made);
        }
    }

    /// <summary>Meets each line of a file with the database. The rounds that both hold; null where a line is not as it was signed.</summary>
    private async Task<HashSet<long>?> Meet(CheckpointFile file, CancellationToken ct)
    {
        var (held, others, number) = (new HashSet<long>(), new HashSet<long>(), 0L);
        await foreach (var made in file.Read(ct))
        {
            number++;
            if (made is null || key is null || !made.IsSignedBy(key))
            {
                Find(number, $"line {number} of {file.Name} is not as it was signed");
                return null;
            }

            Take(made);
            if (made.Round > 0)
            {
                // A line may stand there whose round was lost before it was kept, and then the one that was kept.
                _ = here.TryGetValue(made.Round, out var kept) && kept.Link == made.Link ? held.Add(made.Round) : others.Add(made.Round);
            }
        }

        if (others.Except(held).Order().Cast<long?>().FirstOrDefault() is { } first)
        {
            Find(first, here.ContainsKey(first)
                ? $"checkpoint {first} of the database is not the one in {file.Name}: the database was taken back to an earlier state and went on from there"
                : $"{file.Name} holds checkpoint {first}, which the database does not: the database was taken back to an earlier state");
        }

        return held;
    }

    private bool IsDueIn(long round) => settings.PostgreSql is null || here[round].At < now - NodesCatchUp;

    private void Take(Checkpoint made)
    {
        foreach (var end in made.Ends)
        {
            if (!ends.TryGetValue(end.Establishment, out var signed))
            {
                ends[end.Establishment] = signed = [];
            }

            signed.TryAdd(end.Number, new SignedEnd(end.Number, end.Hash, made.At));
        }
    }

    private void Find(long number, string sentence) => Findings.Add(new AuditFinding(null, number, sentence));
}
