using System.Security.Cryptography;

namespace Countersign.Foundation.Files;

/// <summary>The name of stored bytes: their SHA-256 in lower-case hexadecimal.</summary>
public readonly record struct ContentHash(string Value)
{
    public static ContentHash Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public override string ToString() => Value;
}

/// <summary>Keeps bytes by their hash: what was stored cannot change, and the same bytes are stored once.</summary>
public interface IFileStore
{
    /// <summary>Stores them, also where they are there already: then they count as stored now.</summary>
    Task<ContentHash> Put(ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <exception cref="InvalidDataException">The bytes on disk are no longer those that were stored, or are gone.</exception>
    Task<byte[]> Get(ContentHash hash, CancellationToken ct);

    /// <summary>Everything that is stored, in no order. What is stored meanwhile may be missing.</summary>
    IAsyncEnumerable<ContentHash> All(CancellationToken ct);

    /// <summary>
    /// Sets aside what nobody names, and takes back what somebody names again. What stands aside is read, and stored again, like everything else.
    /// </summary>
    /// <param name="stored">What was stored since then may be about to be named, and stays.</param>
    /// <param name="aside">A moment in the past.</param>
    /// <returns>What has stood aside since before that moment.</returns>
    Task<IReadOnlyList<ContentHash>> SetAside(IReadOnlySet<string> named, DateTimeOffset stored, DateTimeOffset aside, CancellationToken ct);

    /// <summary>Deletes what has stood aside since before then, for good. What was stored again meanwhile stays.</summary>
    Task Remove(IReadOnlyCollection<ContentHash> aside, DateTimeOffset before, CancellationToken ct);

    /// <summary>Proves that bytes can be stored now, without keeping any.</summary>
    /// <exception cref="IOException">They cannot.</exception>
    Task Probe(CancellationToken ct);
}

/// <summary>The file store on a local disk.</summary>
internal sealed class FolderFileStore(CountersignSettings settings, TimeProvider clock) : IFileStore
{
    // Behind the name of a file that nobody names any more, until it is deleted.
    private const string Aside = ".aside";

    private const string Half = ".half";

    private const int HashLength = 64;

    public async Task<ContentHash> Put(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var hash = ContentHash.Of(bytes.Span);
        var path = PathOf(hash);
        if (Touch(path))
        {
            return hash;
        }

        PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
        var half = path + "." + Guid.CreateVersion7().ToString("N") + Half;
        await using (var file = PrivateFiles.Open(half, FileMode.CreateNew))
        {
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }

        Touch(half);
        File.Move(half, path, overwrite: true);
        return hash;
    }

    public async Task<byte[]> Get(ContentHash hash, CancellationToken ct)
    {
        var path = PathOf(hash);
        var bytes = await Read(path, ct) ?? await Read(path + Aside, ct) ?? await Read(path, ct)
            ?? throw new InvalidDataException($"the stored file {hash} is gone");
        return ContentHash.Of(bytes) == hash ? bytes : throw new InvalidDataException($"the stored file {hash} has changed on disk");
    }

    public IAsyncEnumerable<ContentHash> All(CancellationToken ct) =>
        Files("").Concat(Files(Aside)).Distinct().ToAsyncEnumerable();

    public Task<IReadOnlyList<ContentHash>> SetAside(IReadOnlySet<string> named, DateTimeOffset stored, DateTimeOffset aside, CancellationToken ct)
    {
        var old = new List<ContentHash>();
        foreach (var hash in Files(Aside).ToList())
        {
            var path = PathOf(hash);
            if (named.Contains(hash.Value))
            {
                // Where it was stored again the two are the same.
                Move(path + Aside, path);
            }
            else if (File.GetLastWriteTimeUtc(path + Aside) < aside.UtcDateTime)
            {
                old.Add(hash);
            }
        }

        foreach (var path in Files("").Where(hash => !named.Contains(hash.Value)).Except(old).Select(PathOf)
            .Where(path => File.GetLastWriteTimeUtc(path) < stored.UtcDateTime).ToList())
        {
            Move(path, path + Aside);
            Touch(path + Aside);
        }

        // What was cut off while it was written has no name that anybody could know.
        foreach (var half in Directory.Exists(Root) ? Directory.EnumerateFiles(Root, "*" + Half, SearchOption.AllDirectories) : [])
        {
            if (File.GetLastWriteTimeUtc(half) < aside.UtcDateTime)
            {
                File.Delete(half);
            }
        }

        return Task.FromResult<IReadOnlyList<ContentHash>>(old);
    }

    public Task Remove(IReadOnlyCollection<ContentHash> aside, DateTimeOffset before, CancellationToken ct)
    {
        // Another node may have set aside anew what was stored meanwhile.
        foreach (var path in aside.Select(hash => PathOf(hash) + Aside).Where(path => File.GetLastWriteTimeUtc(path) < before.UtcDateTime))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public async Task Probe(CancellationToken ct)
    {
        PrivateFiles.MakeFolder(Root);
        var path = Path.Combine(Root, Guid.CreateVersion7().ToString("N") + ".probe");
        await using (var file = PrivateFiles.Open(path, FileMode.CreateNew))
        {
            file.WriteByte(1);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    // Whoever stores the same bytes while they are set aside finds them gone, and writes them.
    private bool Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    // Another node may have moved it.
    private static void Move(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: true);
        }
        catch (FileNotFoundException)
        {
        }
    }

    private static async Task<byte[]?> Read(string path, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private IEnumerable<ContentHash> Files(string ending) => Directory.Exists(Root)
        ? Directory.EnumerateFiles(Root, "*" + ending, SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>()
            .Where(name => name.Length == HashLength + ending.Length).Select(name => new ContentHash(name[..HashLength])).Where(hash => IsHash(hash.Value))
        : [];

    private string Root => Path.Combine(settings.DataFolder, "files");

    private static bool IsHash(string name) => name.Length == HashLength && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(ContentHash hash) =>
        IsHash(hash.Value)
            ? Path.Combine(Root, hash.Value[..2], hash.Value)
            : throw new InvalidDataException("not the hash of a stored file");
}
