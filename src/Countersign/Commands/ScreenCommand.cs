using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Countersign.People;
using Countersign.People.Records;
using Countersign.Screening.Checks;
using Countersign.Screening.Model;
using Countersign.Screening.Names;

namespace Countersign.Commands;

/// <summary>Screens posts against a pupil list, to see what the program would find in them. Nothing is kept.</summary>
internal static partial class ScreenCommand
{
    // The reader says so too, but of a file that is far larger nothing has to be read first.
    private const long MostBytes = 100_000_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private sealed record Found(string Check, string Level, string? Pupil, string Words, string Say);

    /// <summary>The pupils of the list, and what it calls each.</summary>
    private sealed record Known(Roster Index, IReadOnlyDictionary<Guid, string> Ids);

    private sealed record Screened(string Id, IReadOnlyList<Found> Findings);

    public static Command Make()
    {
        var roster = new Option<FileInfo>("--roster")
        {
            Description = "the pupil list, as the program takes it (CSV, text or .xlsx); a column with an id says what each pupil is called here",
            Required = true,
        };
        var posts = new Option<FileInfo?>("--posts")
        {
            Description = "posts, one a line: its id, a tab, its text, in which \\n, \\r and \\uXXXX stand for characters",
        };
        var text = new Option<string?>("--text") { Description = "the text of one post" };
        var json = new Option<bool>("--json") { Description = "a line of JSON for each post" };
        var command = new Command("screen", "say what the screening finds in posts, such as the names of pupils") { roster, posts, text, json };
        command.SetAction((line, ct) => Run(line.GetRequiredValue(roster), line.GetValue(posts), line.GetValue(text), line.GetValue(json), ct));
        return command;
    }

    /// <summary>0 where the posts were screened, whatever was found; 1 where the list or the posts could not be read.</summary>
    private static async Task<int> Run(FileInfo list, FileInfo? posts, string? text, bool json, CancellationToken ct)
    {
        var absent = text is null && posts is null ? "give posts with --posts, or the text of one with --text"
            : !list.Exists ? $"{list}: there is no such file"
            : list.Length > MostBytes ? $"{list}: the file is far too large"
            : text is null && !posts!.Exists ? $"{posts}: there is no such file"
            : null;
        if (absent is not null)
        {
            return Refused(absent);
        }

        var read = await PeopleModule.ReadNames(await File.ReadAllBytesAsync(list.FullName, ct), ct);
        if (read is not Outcome<(ILookup<string, PupilName> Pupils, IReadOnlyList<string> Unread)>.Done({ } known))
        {
            return Refused($"{list}: {((Outcome<(ILookup<string, PupilName>, IReadOnlyList<string>)>.Refused)read).Why.Sentence}");
        }

        // Nobody on these lines is looked for, which must not look like nobody found.
        foreach (var line in known.Unread)
        {
            await Console.Error.WriteLineAsync(line);
        }

        var pupils = known.Pupils.SelectMany(pupil => pupil, (pupil, names) => (Id: pupil.Key, Names: names)).ToList();
        var ids = pupils.DistinctBy(pupil => pupil.Names.Id).ToDictionary(pupil => pupil.Names.Id.Value, pupil => pupil.Id);
        var index = Roster.Of(pupils.Select(pupil => pupil.Names)
            .Select(names => new RosterName(names.Id.Value, names.FirstName, names.PreferredName, names.Surname)));
        Print(text is null ? Rows(posts!) : [("text", text)], new Known(index, ids), json);
        return 0;
    }

    private static int Refused(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    private static IEnumerable<(string Id, string Text)> Rows(FileInfo file)
    {
        foreach (var (number, line) in File.ReadLines(file.FullName).Index())
        {
            var cells = line.Split('\t');
            if (line.Length == 0 || (number == 0 && cells is ["id", "text", ..]))
            {
                continue;
            }

            yield return cells.Length > 1 ? (cells[0], cells[1]) : ($"{number + 1}", line);
        }
    }

    private static void Print(IEnumerable<(string Id, string Text)> posts, Known pupils, bool json)
    {
        foreach (var (id, written) in posts)
        {
            var text = Escape().Replace(written, Unescaped);
            var found = Find(text, pupils);
            Console.WriteLine(json
                ? JsonSerializer.Serialize(new Screened(id, found), Json)
                : string.Join('\n', found.Select(finding => Line(id, finding)).DefaultIfEmpty($"{id}: nothing found")));
        }
    }

    private static string Line(string id, Found found) =>
        $"{id}: {found.Level}: {found.Say} ({found.Words}{(found.Pupil is null ? "" : ", " + found.Pupil)})";

    // Of what names the same pupil, the gravest; where pupils share a name, a finding for each.
    private static List<Found> Find(string text, Known pupils)
    {
        var findings = Screen.Draft(new ScreeningDraft(text, []), pupils.Index, new ScreeningSettings());
        var named = findings.SelectMany(finding => finding.Pupils.Select(pupil => (Pupil: pupil, Finding: finding)))
            .GroupBy(named => named.Pupil).Select(same => same.MaxBy(named => named.Finding.Severity))
            .OrderBy(named => named.Finding.Start).Select(named => Tell(named.Finding, text, pupils.Ids[named.Pupil]));
        return [.. named, .. findings.Where(finding => finding.Pupils.Count == 0).Select(finding => Tell(finding, text, null))];
    }

    private static Found Tell(ScreeningFinding finding, string text, string? pupil) => new(
        JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Check.ToString()),
        finding.Severity switch { Severity.Blocks => "block", Severity.Asks => "ask", _ => "advise" },
        pupil,
        text.Substring(finding.Start, finding.Length),
        $"{finding.Message}. {finding.Suggestion}");

    private static string Unescaped(Match escape) => escape.Value switch
    {
        "\\n" => "\n",
        "\\r" => "\r",
        _ => ((char)int.Parse(escape.Groups["code"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString(),
    };

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})|\\n|\\r", RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
