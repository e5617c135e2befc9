namespace PolicyLanguage.Tests.Understanding;

/// <summary>
/// A sentence as somebody typed it, and what it means. Where several readings are fair they stand in order, the best first; <c>-</c> leaves a part open.
/// </summary>
internal sealed record LabelledSentence(
    string Id,
    string Asker,
    string Sentence,
    string Kind,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Counterparts,
    IReadOnlyList<string> Channels,
    IReadOnlyList<IReadOnlyList<string>> Facts,
    IReadOnlyList<string> Concerns,
    bool SafeguardingFirst,
    string Note)
{
    public const string Open = "-";

    public bool IsOffTopic => Kind == "offtopic";

    /// <summary>About the policy itself: its page is the answer, and no ruling.</summary>
    public bool IsAboutThePolicy => !IsOffTopic && Actions is [Open] && Counterparts is [Open] && Channels is [Open];

    /// <summary>Sensible leads differ on whether a child is at risk.</summary>
    public bool IsBorderline => Note.StartsWith("borderline", StringComparison.Ordinal);

    /// <summary>In another language.</summary>
    public bool IsStretch => Note.StartsWith("stretch", StringComparison.Ordinal);

    /// <summary>Reads a table: tabs between the columns, one line of headings.</summary>
    public static List<LabelledSentence> Read(string file) =>
        [.. File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).Select(cells => new LabelledSentence(
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            cells[4].Split('|'),
            cells[5].Split('|'),
            cells[6].Split('|'),
            cells[7] is Open or "" ? [] : [.. cells[7].Split(';', StringSplitOptions.TrimEntries).Select(fact => fact.Split('|'))],
            cells[8].Split('|'),
            cells[9] == "yes",
            cells.ElementAtOrDefault(10) ?? ""))];
}
