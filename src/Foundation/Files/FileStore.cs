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
    Task<ContentHash> Put(ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <exception cref="InvalidDataException">The bytes on disk are no longer those that were stored, or are gone.</exception>
    Task<byte[]> Get(ContentHash hash, CancellationToken ct);

    /// <summary>Everything that is stored, in no order. What is stored meanwhile may be missing.</summary>
    IAsyncEnumerable<ContentHash> All(CancellationToken ct);

    /// <summary>Proves that bytes can be stored now, without keeping any.</summary>
    /// <exception cref="IOException">They cannot.</exception>
    Task Probe(CancellationToken ct);
}

/// <summary>The file store on a local disk.</summary>
internal sealed class FolderFileStore(CountersignSettings settings) : IFileStore
{
    public async Task<ContentHash> Put(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var hash = ContentHash.Of(bytes.Span);
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            return hash;
        }

        PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
        var half = path + "." + Guid.CreateVersion7().ToString("N") + ".half";
        await using (var file = PrivateFiles.Open(half, FileMode.CreateNew))
        {
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite: true);
        return hash;
    }

    public async Task<byte[]> Get(ContentHash hash, CancellationToken ct)
    {
        var path = PathOf(hash);
        var bytes = File.Exists(path) ? await File.ReadAllBytesAsync(path, ct) : throw new InvalidDataException($"the stored file {hash} is gone");
        return ContentHash.Of(bytes) == hash ? bytes : throw new InvalidDataException($"the stored file {hash} has changed on disk");
    }

    public IAsyncEnumerable<ContentHash> All(CancellationToken ct) =>
        Directory.Exists(Root)
            ? Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Select(path => new ContentHash(Path.GetFileName(path))).Where(hash => IsHash(hash.Value)).ToAsyncEnumerable()
            : AsyncEnumerable.Empty<ContentHash>();

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

    private string Root => Path.Combine(settings.DataFolder, "files");

    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(ContentHash hash) =>
        IsHash(hash.Value)
            ? Path.Combine(Root, hash.Value[..2], hash.Value)
            : throw new InvalidDataException("not the hash of a stored file");
}
