using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>What names in UTF-8 stand for, found without making text of them.</summary>
internal sealed class RecordedNames<T>
{
    private readonly Dictionary<byte[], T> names = new(new Bytes());
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> found;

    public RecordedNames() => found = names.GetAlternateLookup<ReadOnlySpan<byte>>();

    public RecordedNames(IEnumerable<KeyValuePair<string, T>> known)
        : this()
    {
        foreach (var (name, value) in known)
        {
            names[Encoding.UTF8.GetBytes(name)] = value;
        }
    }

    public int Count => names.Count;

    public bool TryGet(ReadOnlySpan<byte> name, [MaybeNullWhen(false)] out T value) => found.TryGetValue(name, out value);

    public T Add(ReadOnlySpan<byte> name, T value) => names[name.ToArray()] = value;

    // Names of one kind differ in their length, their beginning or their end, so that is all that is hashed.
    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            if (alternate.Length < sizeof(ulong))
            {
                var hash = (uint)alternate.Length;
                foreach (var letter in alternate)
                {
                    hash = (hash * 31) + letter;
                }

                return (int)hash;
            }

            var ends = MemoryMarshal.Read<ulong>(alternate) ^ (MemoryMarshal.Read<ulong>(alternate[^sizeof(ulong)..]) * 31);
            return (int)((ends * 0x9E3779B97F4A7C15) >> 33) ^ alternate.Length;
        }
    }
}
