using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Countersign.Tests.Screening;

internal static partial class Examples
{
    public static IEnumerable<string> Lines(string file, [CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "examples", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(Unescape);

    public static TheoryData<string, string> Labelled(string file)
    {
        var data = new TheoryData<string, string>();
        foreach (var line in Lines(file))
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            data.Add(line[..bar].Trim(), line[(bar + 1)..].TrimStart());
        }

        return data;
    }

    public static (string Text, IReadOnlyList<(int Start, int Length)> Marks) Unmark(string marked)
    {
        var open = new Stack<int>();
        var marks = new List<(int Start, int Length)>();
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("[["))
            {
                open.Push(text.Length);
                i++;
            }
            else if (open.Count > 0 && marked.AsSpan(i).StartsWith("]]") && !marked.AsSpan(i).StartsWith("]]]") || (open.Count > 1 && marked.AsSpan(i).StartsWith("]]")))
            {
                var start = open.Pop();
                marks.Add((start, text.Length - start));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return (text.ToString(), [.. marks.Order()]);
    }

    private static string Unescape(string line) => Escape().Replace(line, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()).Replace("\\n", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"\\u([0-9A-F]{4})")]
    private static partial Regex Escape();
}
