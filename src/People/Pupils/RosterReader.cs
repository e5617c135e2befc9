namespace Countersign.People.Pupils;

/// <summary>What a pasted list held: the pupils that could be read, and the lines that could not, by number.</summary>
internal sealed record RosterRead(IReadOnlyList<PupilNames> Pupils, IReadOnlyList<string> Faults);

/// <summary>
/// Reads "first name, preferred name, surname", one pupil on each line, separated by commas, semicolons or tabs; names may
/// stand in quotation marks. A first line of headings is passed over.
/// </summary>
internal static class RosterReader
{
    private const int LongestName = 80;

    public static RosterRead Read(string text)
    {
        var pupils = new List<PupilNames>();
        var faults = new List<string>();
        foreach (var (number, line) in text.ReplaceLineEndings("\n").Split('\n').Index().Where(line => line.Item.Trim().Length > 0))
        {
            var parts = Parts(line.TrimStart('\uFEFF')) ?? [];
            if (number == 0
                && parts is [var heading, ..]
                && heading.StartsWith("first", StringComparison.OrdinalIgnoreCase)
                && parts[^1].StartsWith("surname", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (parts is [{ Length: > 0 and <= LongestName } first, { Length: <= LongestName } preferred, { Length: > 0 and <= LongestName } surname])
            {
                pupils.Add(new PupilNames(first, preferred.Length == 0 ? null : preferred, surname));
            }
            else
            {
                faults.Add($"Line {number + 1} needs three names: first name, preferred name (may be empty), surname");
            }
        }

        return new RosterRead(pupils, faults);
    }

    private static List<string>? Parts(string line)
    {
        var separator = line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var parts = new List<string> { "" };
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (letter == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                parts[^1] += letter;
                at++;
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == separator && !quoted)
            {
                parts.Add("");
            }
            else
            {
                parts[^1] += letter;
            }
        }

        return quoted ? null : [.. parts.Select(part => part.Trim())];
    }
}
