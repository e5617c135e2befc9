using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.Keys;

/// <summary>Closes the secret part of each key that the framework keeps in the database, with the key file.</summary>
internal sealed class XmlCloser(KeyFile file) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(ClosedXml.Close(file.Keys, plaintextElement), typeof(XmlOpener));
}

/// <summary>Opens it again. Its name stands beside each key in the database: who renames it locks every installation out.</summary>
internal sealed class XmlOpener(IServiceProvider services) : IXmlDecryptor
{
    private readonly KeyFile file = services.GetRequiredService<KeyFile>();

    public XElement Decrypt(XElement encryptedElement) => ClosedXml.Open(file.Keys, encryptedElement)
        ?? throw new InvalidOperationException("a key in the database was closed with another key file than this program has");
}

/// <summary>The framework's XML of a key, with its secret part closed.</summary>
internal static class ClosedXml
{
    private const string Purpose = "data protection key";

    private static readonly XNamespace Framework = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Closed = "countersignClosed";

    /// <summary>Whether the secret part of a stored key can be read by whoever reads the database.</summary>
    public static bool IsOpen(XElement key) => Secrets(key).Any();

    /// <summary>Whether the keys open every closed part; true where there is none.</summary>
    public static bool Opens(WrappingKeys keys, XElement key) => key.Descendants(Closed).All(part => Open(keys, part) is not null);

    public static bool IsClosed(XElement key) => key.Descendants(Closed).Any();

    /// <summary>The stored key, with every secret part closed by the first of the keys, whatever closed it before.</summary>
    public static XElement Rewrap(WrappingKeys keys, XElement key)
    {
        var copy = new XElement(key);
        foreach (var part in copy.Descendants(Closed).ToList())
        {
            part.ReplaceWith(Close(keys, Open(keys, part) ?? throw new InvalidOperationException("none of these keys closed it")));
        }

        foreach (var secret in Secrets(copy).ToList())
        {
            secret.ReplaceWith(new XElement(
                Framework + "encryptedSecret", new XAttribute("decryptorType", typeof(XmlOpener).AssemblyQualifiedName!), Close(keys, secret)));
        }

        return copy;
    }

    public static XElement Close(WrappingKeys keys, XElement secret) =>
        new(Closed, Convert.ToBase64String(keys.Close(Purpose, Encoding.UTF8.GetBytes(secret.ToString(SaveOptions.DisableFormatting)))));

    public static XElement? Open(WrappingKeys keys, XElement closed) =>
        keys.Open(Purpose, Convert.FromBase64String(closed.Value)) is { } secret ? XElement.Parse(Encoding.UTF8.GetString(secret)) : null;

    private static IEnumerable<XElement> Secrets(XElement key) =>
        key.Descendants().Where(part => (bool?)part.Attribute(Framework + "requiresEncryption") == true);
}
