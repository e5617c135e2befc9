using System.Security.Cryptography;
using System.Text;

namespace Countersign.Foundation.Audit;

/// <summary>The key that signs checkpoints, in the data folder, readable to the program's own user alone.</summary>
internal sealed class AuditKey : IDisposable
{
    private readonly ECDsa key;

    private AuditKey(ECDsa key)
    {
        this.key = key;
        Name = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
    }

    public string Name { get; }

    public string PublicPem => key.ExportSubjectPublicKeyInfoPem();

    public static string PathIn(CountersignSettings settings) => Path.Combine(settings.DataFolder, "keys", "audit.pem");

    public static AuditKey OpenOrMake(CountersignSettings settings)
    {
        if (Open(settings) is { } there)
        {
            return there;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(PathIn(settings))!);
        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(PathIn(settings), Encoding.ASCII, options);
        file.Write(made.ExportPkcs8PrivateKeyPem());
        return new AuditKey(made);
    }

    public static AuditKey? Open(CountersignSettings settings)
    {
        if (!File.Exists(PathIn(settings)))
        {
            return null;
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(PathIn(settings)));
        return new AuditKey(key);
    }

    public byte[] Sign(byte[] statement) => key.SignData(statement, HashAlgorithmName.SHA256);

    public bool Verifies(byte[] statement, ReadOnlySpan<byte> signature) => key.VerifyData(statement, signature, HashAlgorithmName.SHA256);

    public void Dispose() => key.Dispose();
}
