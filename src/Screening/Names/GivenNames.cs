using System.Collections.Frozen;

namespace Countersign.Screening.Names;

/// <summary>Which given names are short forms or spellings of each other. They are data: <c>given-names.txt</c> beside this file.</summary>
internal static class GivenNames
{
    private static readonly FrozenDictionary<string, string[][]> Lines = Read();

    /// <summary>Whether this is a given name that the list knows.</summary>
    public static bool Knows(string letters) => Lines.ContainsKey(letters);

    /// <summary>The other forms of this name.</summary>
    public static IEnumerable<string> Others(string letters) =>
        Lines.TryGetValue(letters, out var lines) ? lines.SelectMany(line => line).Where(other => other != letters).Distinct() : [];

    /// <summary>Whether both are forms of one name.</summary>
    public static bool AreOne(string one, string other) =>
        Lines.TryGetValue(one, out var lines) && Array.Exists(lines, line => line.Contains(other));

    private static FrozenDictionary<string, string[][]> Read()
    {
        using var file = typeof(GivenNames).Assembly.GetManifestResourceStream("Countersign.Screening.Names.given-names.txt")
            ?? throw new InvalidOperationException("The list of given names is not in the program.");
        using var reader = new StreamReader(file);
        var lines = new Dictionary<string, List<string[]>>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var names = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
            foreach (var name in names)
            {
                if (!lines.TryGetValue(name, out var found))
                {
                    lines[name] = found = [];
                }

                found.Add(names);
            }
        }

        return lines.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToArray());
    }
}
