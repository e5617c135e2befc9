namespace Countersign.PolicyLanguage.Model;

/// <summary>Finds the word that an author probably meant.</summary>
public static class Suggestion
{
    public static string? For(string written, IEnumerable<string> known) => Within(Math.Max(2, written.Length / 3), written, known);

    /// <summary>The nearest word that is so few edits away, the same word included.</summary>
    public static string? Within(int edits, string written, IEnumerable<string> known) =>
        known.Where(word => Math.Abs(word.Length - written.Length) <= edits).Select(word => (Word: word, Distance: Distance(written, word)))
            .Where(near => near.Distance <= edits)
            .OrderBy(near => near.Distance).ThenBy(near => near.Word, StringComparer.Ordinal)
            .Select(near => near.Word).FirstOrDefault();

    /// <summary>Edits, with two neighbouring letters swapped counted as one.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
