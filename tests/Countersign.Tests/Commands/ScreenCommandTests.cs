using System.Text.Json;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

/// <summary>A pupil list and posts as somebody would keep them on their disk.</summary>
public sealed class ScreenCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("screen-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_post_is_a_line_and_every_pupil_named_a_finding_with_the_id_of_the_list()
    {
        var roster = Write("roster.csv", "id,first,preferred,surname,born\na1,Ivy,,Thornbury,2016/17\na2,Ivy,,Thornbury,2017/18\na3,Thomas,Tom,Fennimore,2015/16\na4,Keerthan,,,2015/16\n");
        var posts = Write("posts.tsv", "id\ttext\tpupil\ns1\tWell done Ivy\\u00A0Thornbury\ta1;a2\ns2\tBeans\t-\ns3\tOur star: Keerthan\\nand Tom Fennimore\ta3\n");

        var answer = await CommandLine.Run(["screen", "--roster", roster, "--posts", posts, "--json"]);

        var lines = TestConsole.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("{\"id\"", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(0, answer);
        Assert.Equal(["s1", "s2", "s3"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal(["a1 block Ivy\u00A0Thornbury", "a2 block Ivy\u00A0Thornbury"], Told(lines[0]).Order());
        Assert.Empty(Told(lines[1]));
        Assert.Equal(["a3 block Tom Fennimore", "a4 ask Keerthan"], Told(lines[2]).Order());
    }

    [Fact]
    public async Task One_text_is_screened_and_a_pupil_without_an_id_has_the_number_of_the_line()
    {
        var roster = Write("roster.csv", "surname;first\nWetherhill;Samuel\nOrmsbridge;Katherine\n");

        await CommandLine.Run(["screen", "--roster", roster, "--text", "Katherine Ormsbridge, ring 07700 900123"]);

        Assert.Contains("text: block: The text names a pupil", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("(Katherine Ormsbridge, 3)", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("(07700 900123)", TestConsole.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_read_as_the_pupil_page_reads_it_and_lines_that_are_not_read_are_told()
    {
        var roster = Write("roster.csv", "Pupil list of the school\nUPN;Legal forename;Preferred forename;Legal surname\nX1;Samuel;Sam;Wetherhill\nTotal: 1\n");

        await CommandLine.Run(["screen", "--roster", roster, "--text", "Well done Sam Wetherhill"]);

        Assert.Contains("(Sam Wetherhill, X1)", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("Line 4 is not read: it is no pupil", TestConsole.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_its_columns_and_files_that_are_absent_are_refused()
    {
        var roster = Write("roster.csv", "first,surname\nSamuel,Wetherhill\n");

        var columns = await CommandLine.Run(["screen", "--roster", Write("other.csv", "first,born\nSamuel,2016\n"), "--text", "Beans"]);
        var quotes = await CommandLine.Run(["screen", "--roster", Write("quotes.csv", "first,surname\n\"Samuel\"x,Wetherhill\n"), "--text", "Beans"]);
        var absent = await CommandLine.Run(["screen", "--roster", Path.Combine(folder, "absent.csv"), "--text", "Beans"]);
        var posts = await CommandLine.Run(["screen", "--roster", roster, "--posts", Path.Combine(folder, "absent.tsv")]);
        var nothing = await CommandLine.Run(["screen", "--roster", roster]);

        Assert.Equal((1, 1, 1, 1, 1), (columns, quotes, absent, posts, nothing));
    }

    private static IEnumerable<string> Told(JsonElement line) => line.GetProperty("findings").EnumerateArray().Select(finding =>
        $"{finding.GetProperty("pupil").GetString()} {finding.GetProperty("level").GetString()} {finding.GetProperty("words").GetString()}");

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
