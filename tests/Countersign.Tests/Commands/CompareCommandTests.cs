using System.Text.Json;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

/// <summary>Two versions of a document and what was once decided, as somebody would keep them on their disk.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private const string Document = """
        ---
        policy: larkfield
        title: Larkfield
        when silent: headteacher
        when unknown: headteacher
        ---
        ## 1 Friends

        ```role headteacher
        called headteacher
        ```
        ```rule 1-friends
        forbid    staff to connect
        with      a former pupil
        until     age 18
        ```
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("compare-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("age 18", 0)]
    [InlineData("age 19", 1)]
    [InlineData("age eighteen", 2)]
    public async Task Comparing_ends_with_zero_only_where_nothing_differs(string age, int expected)
    {
        var old = Write("old.md", Document);
        var draft = Write("new.md", Document.Replace("age 18", age, StringComparison.Ordinal));

        var ended = await CommandLine.Run(["policy", "compare", old, draft, "--today", "2026-11-21"]);

        Assert.Equal(expected, ended);
    }

    [Theory]
    [InlineData("may    sign", 1)]
    [InlineData("", 0)]
    public async Task Comparing_ends_with_one_where_only_what_is_done_differs(string line, int expected)
    {
        var old = Write("old.md", Document);
        var draft = Write("new.md", Document.Replace("called headteacher", "called headteacher\n" + line, StringComparison.Ordinal));

        var ended = await CommandLine.Run(["policy", "compare", old, draft, "--today", "2026-11-21"]);

        Assert.Equal(expected, ended);
    }

    [Fact]
    public async Task Comparing_prints_what_differs_in_the_words_clause_by_clause()
    {
        var old = Write("old.md", Document.Replace("## 1 Friends\n", "## 1 Friends\n\nStaff never befriend former pupils.\n", StringComparison.Ordinal));
        var draft = Write("new.md", Document.Replace("## 1 Friends\n", "## 1 Friends\n\nStaff never follow former pupils.\n", StringComparison.Ordinal) + "\n## 2 Lunch\n\nIt changes weekly.\n");

        var ended = await CommandLine.Run(["policy", "compare", old, draft, "--today", "2026-11-21"]);

        Assert.Equal(0, ended);
        Assert.EndsWith(
            """
            Nothing differs: no answer in any situation, and no step, route, duty or date.
            The wording, clause by clause:
            - 1 Friends: 1 word put in, 1 word taken out
                Staff never [-befriend-]{+follow+} former pupils.
                No answer differs by it, and nothing that is done.
            - 2 Lunch: new
                {+It changes weekly.+}
                No answer differs by it, and nothing that is done.
            2 clauses and headings read otherwise, 0 the same.
            """,
            TestConsole.Printed.ReplaceLineEndings("\n").TrimEnd(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparing_is_printed_for_other_programs_with_the_wording_and_what_it_changes()
    {
        var old = Write("old.md", Document.Replace("## 1 Friends\n", "## 1 Friends\n\nUntil they are 18.\n", StringComparison.Ordinal));
        var draft = Write("new.md", Document.Replace("## 1 Friends\n", "## 1 Friends\n\nUntil they are 19.\n", StringComparison.Ordinal).Replace("age 18", "age 19", StringComparison.Ordinal));

        var ended = await CommandLine.Run(["policy", "compare", old, draft, "--today", "2026-11-21", "--json"]);

        using var printed = JsonDocument.Parse(TestConsole.Printed);
        var change = Assert.Single(printed.RootElement.GetProperty("wording").GetProperty("changes").EnumerateArray());
        Assert.Equal(1, ended);
        Assert.Equal(["kept Until they are ", "taken out 18", "put in 19", "kept ."], change.GetProperty("text").EnumerateArray().Select(run => $"{run.GetProperty("fate")} {run.GetProperty("text")}"));
        Assert.Equal("Staff to connect with a former pupil", Assert.Single(change.GetProperty("changes").EnumerateArray()).GetProperty("situation").GetString());
        Assert.True(printed.RootElement.GetProperty("differs").GetBoolean());
    }

    [Fact]
    public async Task Comparing_refuses_a_day_and_a_file_that_are_none()
    {
        var old = Write("old.md", Document);

        var day = await CommandLine.Run(["policy", "compare", old, old, "--today", "tomorrow"]);
        var file = await CommandLine.Run(["policy", "compare", old, Path.Combine(folder, "absent.md")]);

        Assert.Equal((2, 2), (day, file));
    }

    [Theory]
    [InlineData("""{"question":"staff to connect with a former pupil, aged 17","verdict":"forbidden"}""", 0)]
    [InlineData("""{"question":"staff to connect with a former pupil, aged 17"}""", 1)]
    [InlineData("no JSON", 1)]
    public async Task A_rehearsal_ends_with_one_where_a_line_could_not_be_read(string line, int expected)
    {
        var draft = Write("new.md", Document);
        var decisions = Write("decisions.jsonl", line + "\n");

        var ended = await CommandLine.Run(["policy", "rehearse", draft, "--decisions", decisions]);

        Assert.Equal(expected, ended);
    }

    [Fact]
    public async Task A_rehearsal_takes_missing_answers_from_the_document_in_force()
    {
        var draft = Write("new.md", Document);
        var decisions = Write("decisions.jsonl", """{"question":"staff to connect with a former pupil, aged 17"}""" + "\n");

        var ended = await CommandLine.Run(["policy", "rehearse", draft, "--decisions", decisions, "--in-force", draft]);
        var absent = await CommandLine.Run(["policy", "rehearse", draft, "--decisions", Path.Combine(folder, "absent.jsonl")]);

        Assert.Equal((0, 2), (ended, absent));
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
