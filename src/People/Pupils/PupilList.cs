using Countersign.People.Records;

namespace Countersign.People.Pupils;

/// <summary>A line that counts for nothing, and why, in words that go on after its number.</summary>
internal sealed record UnreadPupilLine(int Line, string Why)
{
    public string Said => $"Line {Line} is not read: {Why}";

    /// <summary>Nothing stands on it, so nobody is missed.</summary>
    public bool IsEmpty { get; init; }
}

/// <summary>A list of pupils as it was read.</summary>
internal sealed record PupilList
{
    public required IReadOnlyList<PupilNames> Pupils { get; init; }

    /// <summary>What the file calls each of them: the number it has for the pupil, or that of the line.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Which heading of the file holds what: <c>first</c>, <c>preferred</c>, <c>surname</c>, <c>preferredSurname</c>.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>How the file was written: <c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>, <c>xlsx</c>, or <c>pasted</c>.</summary>
    public required string Written { get; init; }

    public required IReadOnlyList<UnreadPupilLine> Unread { get; init; }

    /// <summary>Columns that are not read.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Sheets of the workbook that hold something too and are not read.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];

    /// <summary>What the sheet is called that was read.</summary>
    public string? Sheet { get; init; }
}
