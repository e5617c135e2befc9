using System.Globalization;
using System.Text;
using System.Text.Json;
using Countersign.Foundation.Audit;

namespace Countersign.People.Records;

/// <summary>
/// Who was erased, in a file of the data folder beside the database: ids alone, each line signed with the key of the record. A database that is taken back to
/// an earlier day, by a restore or otherwise, knows nothing of erasures since; the file does, so they are done again.
/// </summary>
internal sealed class ErasureList(CountersignSettings settings, DocumentSigner signer)
{
    private const string Format = "countersign-erasure-1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The file of this data folder.</summary>
    public string Path { get; } = System.IO.Path.Combine(settings.DataFolder, "erasures.jsonl");

    /// <summary>Adds those of the erasures that the file does not hold yet.</summary>
    public async Task Keep(IEnumerable<(EstablishmentId School, PersonId Person, DateTimeOffset At)> erased, CancellationToken ct)
    {
        var held = (await Read(Path, ct)).Erased.Select(line => line.Person).ToHashSet();
        var missing = erased.Where(one => !held.Contains(one.Person)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var lines = missing.Select(one => JsonSerializer.Serialize(Sign(one), Json) + "\n");
        await using var file = Open();
        await file.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines)), ct);
        file.Flush(flushToDisk: true);
    }

    /// <summary>
    /// The erasures that a list names, and the numbers of its lines that this installation did not sign: whoever could add one could erase anybody. A file that
    /// is not there names none.
    /// </summary>
    /// <param name="path">Of this data folder's list, or of one that was kept elsewhere.</param>
    public async Task<(IReadOnlyList<(EstablishmentId School, PersonId Person)> Erased, IReadOnlyList<int> NotOurs)> Read(string path, CancellationToken ct)
    {
        var (erased, strange, number) = (new List<(EstablishmentId, PersonId)>(), new List<int>(), 0);
        await foreach (var text in File.Exists(path) ? File.ReadLinesAsync(path, ct) : AsyncEnumerable.Empty<string>())
        {
            number++;
            if (Parse(text) is { } line && IsSigned(line))
            {
                erased.Add((EstablishmentId.From(line.Establishment), PersonId.From(line.Person)));
            }
            else
            {
                strange.Add(number);
            }
        }

        return ([.. erased.Distinct()], strange);
    }

    // For the program's own user alone, like everything in the data folder.
    private FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path, options);
    }

    private Line Sign((EstablishmentId School, PersonId Person, DateTimeOffset At) erased)
    {
        var open = new Line(erased.School.Value, erased.Person.Value, erased.At.ToUnixTimeMilliseconds(), "");
        return open with { Signature = Convert.ToBase64String(signer.Sign(open.Statement()).Signature) };
    }

    private bool IsSigned(Line line)
    {
        var signature = new byte[256];
        return Convert.TryFromBase64String(line.Signature, signature, out var length) && signer.IsOurs(line.Statement(), signature.AsSpan(0, length));
    }

    private static Line? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, Json) is { Signature: not null } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(Guid Establishment, Guid Person, long At, string Signature)
    {
        public byte[] Statement() =>
            Encoding.UTF8.GetBytes(string.Join('\n', Format, Establishment, Person, At.ToString(CultureInfo.InvariantCulture)));
    }
}
