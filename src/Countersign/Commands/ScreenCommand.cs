using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Countersign.Screening.Checks;
using Countersign.Screening.Model;

namespace Countersign.Commands;

/// <summary>Screens posts against a pupil list, to see what the program would find in them. Nothing is kept.</summary>
internal static partial class ScreenCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private sealed record Found(string Check, string Level, string? Pupil, string Words, string Say);

    private sealed record Screened(string Id, IReadOnlyList<Found> Findings);

    public static Command Make()
    {
        var roster = new Option<FileInfo>("--roster")
        {
            Description = "the pupil list (CSV with the columns id, first, preferred, surname)",
            Required = true,
        };
        var posts = new Option<FileInfo?>("--posts")
        {
            Description = "posts, one a line: its id, a tab, its text, in which \\n, \\r and \\uXXXX stand for characters",
        };
        var text = new Option<string?>("--text") { Description = "the text of one post" };
        var json = new Option<bool>("--json") { Description = "a line of JSON for each post" };
        var command = new Command("screen", "say what the screening finds in posts, such as the names of pupils") { roster, posts, text, json };
        command.SetAction(line =>
        {
            var (pupils, fault) = PupilFile.Read(line.GetRequiredValue(roster));
            return pupils is null ? Refused(fault!)
                : line.GetValue(text) is { } one ? Print([("text", one)], pupils, line.GetValue(json))
                : line.GetValue(posts) is not { } many ? Refused("give posts with --posts, or the text of one with --text")
                : many.Exists ? Print(Rows(many), pupils, line.GetValue(json))
                : Refused($"{many}: there is no such file");
        });
        return command;
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

    private static int Print(IEnumerable<(string Id, string Text)> posts, PupilFile pupils, bool json)
    {
        foreach (var (id, written) in posts)
        {
            var text = Escape().Replace(written, Unescaped);
            var found = Find(text, pupils);
            Console.WriteLine(json
                ? JsonSerializer.Serialize(new Screened(id, found), Json)
                : string.Join('\n', found.Select(finding => Line(id, finding)).DefaultIfEmpty($"{id}: nothing found")));
        }

        return 0;
    }

    private static string Line(string id, Found found) =>
        $"{id}: {found.Level}: {found.Say} ({found.Words}{(found.Pupil is null ? "" : ", " + found.Pupil)})";

    // Of what names the same pupil, the gravest; where pupils share a name, a finding for each.
    private static List<Found> Find(string text, PupilFile pupils)
    {
        var findings = Screen.Draft(new ScreeningDraft(text, []), pupils.Roster, new ScreeningSettings());
        var named = findings.SelectMany(finding => finding.Pupils.Select(pupil => (Pupil: pupil, Finding: finding)))
            .GroupBy(named => named.Pupil).Select(same => same.MaxBy(named => named.Finding.Severity))
            .OrderBy(named => named.Finding.Start).Select(named => Tell(named.Finding, text, pupils.Id(named.Pupil)));
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
