using System.Text.Encodings.Web;
using System.Text.Json;

namespace Countersign.People.Pupils;

/// <summary>What was read of a pupil list, for whoever stands at the machine: as JSON for other programs, and in lines.</summary>
internal sealed record PupilListReport(string Json, IReadOnlyList<string> Lines, bool IsRefused)
{
    // The letters of names stay legible; nothing of this goes into a web page.
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static PupilListReport Of(Outcome<PupilList> read) => read switch
    {
        Outcome<PupilList>.Done(var list) => Of(list),
        Outcome<PupilList>.Refused(var why) => new(Text(new Shown([], new Dictionary<string, string>(), null, [], [], [], why.Sentence)), [why.Sentence], true),
        _ => throw new InvalidOperationException("an outcome is done or refused"),
    };

    private static PupilListReport Of(PupilList list)
    {
        var shown = new Shown(
            [.. list.Pupils.Select(pupil => new ShownPupil(pupil.FirstName, pupil.PreferredName, pupil.Surname))],
            list.Columns,
            list.Written,
            [.. list.Unread.Select(line => new ShownLine(line.Line, line.Why))],
            list.LeftOut,
            list.OtherSheets,
            null);
        return new PupilListReport(Text(shown), [.. Said(list)], false);
    }

    private static IEnumerable<string> Said(PupilList list)
    {
        foreach (var pupil in list.Pupils)
        {
            string?[] parts = [pupil.FirstName, pupil.PreferredName is { } preferred ? $"({preferred})" : null, pupil.Surname];
            yield return string.Join(' ', parts.OfType<string>()) + (pupil.OtherSurname is null ? "" : $", also {pupil.OtherSurname}");
        }

        yield return "";
        yield return $"{(list.Pupils.Count == 1 ? "1 pupil" : $"{list.Pupils.Count} pupils")}, written as {list.Written}";
        yield return "Columns: " + string.Join(", ", list.Columns.Select(column => $"{column.Key} from “{column.Value}”"));
        if (list.LeftOut.Count > 0)
        {
            yield return "Not read: " + string.Join(", ", list.LeftOut.Select(heading => $"“{heading}”"));
        }

        if (list.OtherSheets.Count > 0)
        {
            yield return $"Read from the sheet “{list.Sheet}”. Not read: " + string.Join(", ", list.OtherSheets.Select(name => $"“{name}”"));
        }

        foreach (var line in list.Unread)
        {
            yield return line.Said;
        }
    }

    private static string Text(Shown shown) => JsonSerializer.Serialize(shown, Written);

    private sealed record Shown(
        IReadOnlyList<ShownPupil> Pupils,
        IReadOnlyDictionary<string, string> Columns,
        string? Encoding,
        IReadOnlyList<ShownLine> Unread,
        IReadOnlyList<string> LeftOut,
        IReadOnlyList<string> OtherSheets,
        string? Refused);

    private sealed record ShownPupil(string First, string? Preferred, string? Surname);

    private sealed record ShownLine(int Line, string Why);
}
