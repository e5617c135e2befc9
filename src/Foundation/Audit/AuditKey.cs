using System.Security.Cryptography;
using System.Text;
using Countersign.Foundation.Files;
using Countersign.Foundation.Keys;

namespace Countersign.Foundation.Audit;

/// <summary>
/// The key that signs checkpoints and evidence, in the data folder, closed with the key file. It is opened to verify too: whoever could write in
/// the data folder could otherwise lay another key there and sign a whole record anew.
/// </summary>
internal sealed class AuditKey : IDisposable
{
    private const string Purpose = "audit key";
    private const string ClosedLabel = "COUNTERSIGN CLOSED KEY";
    private const string EarlierPurpose = "earlier audit key";
    private const string EarlierLabel = "COUNTERSIGN EARLIER PUBLIC KEY";
    private const string PublicLabel = "PUBLIC KEY";

    private readonly ECDsa key;

    // The public halves of keys that were lost with their key file: what they signed stands, and nothing new is signed with them.
    private readonly Dictionary<string, ECDsa> earlier;

    private AuditKey(ECDsa key, Dictionary<string, ECDsa> earlier) => (this.key, this.earlier, Name) = (key, earlier, NameOf(key));

    public string Name { get; }

    public string PublicPem => key.ExportSubjectPublicKeyInfoPem();

    public static string PathIn(CountersignSettings settings) => Path.Combine(settings.DataFolder, "keys", "audit.pem");

    public static AuditKey OpenOrMake(CountersignSettings settings)
    {
        if (Open(settings) is { } there)
        {
            return there;
        }

        var made = new AuditKey(ECDsa.Create(ECCurve.NamedCurves.nistP256), []);
        made.Write(PathIn(settings), new KeyFile(settings).Keys, FileMode.CreateNew);
        return made;
    }

    public static AuditKey? Open(CountersignSettings settings)
    {
        if (AuditKeyFile.Read(PathIn(settings)) is not { } blocks)
        {
            return null;
        }

        var key = ECDsa.Create();
        if (blocks.Find(ClosedLabel) is not { } closed)
        {
            key.ImportFromPem(blocks.Text);
            return new AuditKey(key, []);
        }

        var keys = new KeyFile(settings).Keys;
        key.ImportPkcs8PrivateKey(keys.Open(Purpose, closed) ?? throw Another(), out _);
        return new AuditKey(key, blocks.All(EarlierLabel).Select(block => Public(keys.Open(EarlierPurpose, block) ?? throw Another())).ToDictionary(NameOf));
    }

    /// <summary>Whether it lies there as earlier versions left it, for whoever reads the folder.</summary>
    public static bool IsOpen(CountersignSettings settings) => AuditKeyFile.Read(PathIn(settings)) is { } blocks && blocks.Find(ClosedLabel) is null;

    public static bool IsClosed(CountersignSettings settings) => AuditKeyFile.Read(PathIn(settings))?.Find(ClosedLabel) is not null;

    /// <summary>Whether the keys open it; true where it is not there or not closed.</summary>
    public static bool Opens(CountersignSettings settings, WrappingKeys keys) =>
        AuditKeyFile.Read(PathIn(settings)) is not { } blocks
        || blocks.Find(ClosedLabel) is not { } closed
        || (keys.Open(Purpose, closed) is not null && blocks.All(EarlierLabel).All(block => keys.Open(EarlierPurpose, block) is not null));

    public static void CloseWhereOpen(CountersignSettings settings, WrappingKeys keys)
    {
        if (IsOpen(settings))
        {
            CloseAnew(settings, keys);
        }
    }

    /// <summary>Closes it with the first of the keys, whatever closed it before.</summary>
    public static void CloseAnew(CountersignSettings settings, WrappingKeys keys)
    {
        using var there = Open(settings);
        there?.Replace(settings, keys);
    }

    /// <summary>
    /// A new key in place of one that nothing opens any more, not yet written. The public halves of that one and those before it, as they lie in the
    /// folder, go on to vouch for what they signed.
    /// </summary>
    /// <returns>The new key, and the name of the one it replaces.</returns>
    public static (AuditKey Key, string Replaces) Successor(CountersignSettings settings)
    {
        var halves = AuditKeyFile.Read(PathIn(settings))?.All(PublicLabel).Select(Public).ToDictionary(NameOf) ?? [];
        return (new AuditKey(ECDsa.Create(ECCurve.NamedCurves.nistP256), halves), halves.Keys.First());
    }

    /// <summary>Puts it in the place of the key that lies there.</summary>
    public void Replace(CountersignSettings settings, WrappingKeys keys)
    {
        var half = PathIn(settings) + ".half";
        Write(half, keys, FileMode.Create);
        File.Move(half, PathIn(settings), overwrite: true);
    }

    public byte[] Sign(byte[] statement) => key.SignData(statement, HashAlgorithmName.SHA256);

    /// <param name="name">Of the key that is said to have signed.</param>
    public bool Verifies(string name, byte[] statement, ReadOnlySpan<byte> signature) =>
        (name == Name ? key : earlier.GetValueOrDefault(name))?.VerifyData(statement, signature, HashAlgorithmName.SHA256) == true;

    /// <summary>The same of whichever of its keys signed.</summary>
    public bool Verifies(byte[] statement, ReadOnlySpan<byte> signature)
    {
        foreach (var one in earlier.Values.Prepend(key))
        {
            if (one.VerifyData(statement, signature, HashAlgorithmName.SHA256))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        key.Dispose();
        foreach (var old in earlier.Values)
        {
            old.Dispose();
        }
    }

    private static string NameOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];

    private static ECDsa Public(byte[] half)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(half, out _);
        return key;
    }

    private static InvalidOperationException Another() => new("the key of the audit record was closed with another key file than this program has");

    private void Write(string path, WrappingKeys keys, FileMode mode)
    {
        PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
        List<string> blocks =
        [
            PemEncoding.WriteString(ClosedLabel, keys.Close(Purpose, key.ExportPkcs8PrivateKey())),
            PublicPem,
            .. earlier.Values.Select(old => old.ExportSubjectPublicKeyInfoPem()),
            .. earlier.Values.Select(old => PemEncoding.WriteString(EarlierLabel, keys.Close(EarlierPurpose, old.ExportSubjectPublicKeyInfo()))),
        ];
        using var file = PrivateFiles.Open(path, mode);
        file.Write(Encoding.ASCII.GetBytes(string.Join('\n', blocks) + "\n"));
        file.Flush(flushToDisk: true);
    }
}
