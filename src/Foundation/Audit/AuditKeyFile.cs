using System.Security.Cryptography;

namespace Countersign.Foundation.Audit;

/// <summary>The blocks of a PEM file, by their labels.</summary>
internal sealed record AuditKeyFile(string Text, IReadOnlyList<(string Label, byte[] Bytes)> Blocks)
{
    /// <summary>Null where there is no such file.</summary>
    public static AuditKeyFile? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var text = File.ReadAllText(path);
        var blocks = new List<(string, byte[])>();
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var block); rest = rest[block.Location.End..])
        {
            blocks.Add((rest[block.Label].ToString(), Convert.FromBase64String(rest[block.Base64Data].ToString())));
        }

        return new AuditKeyFile(text, blocks);
    }

    public byte[]? Find(string label) => All(label).FirstOrDefault();

    public IEnumerable<byte[]> All(string label) => Blocks.Where(block => block.Label == label).Select(block => block.Bytes);
}
