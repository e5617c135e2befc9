using Countersign.Commands;
using Countersign.Commands.Traceability;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.Commands;

/// <summary>A folder with a document of five rows, as somebody would keep it on their disk.</summary>
public sealed class CoverageCommandTests : IDisposable
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
        with      a current pupil
        ```
        ## 2 Posts

        ```procedure publish
        approve by the headteacher, under 3.1
        ```
        ## 3.1 Approval
        The headteacher approves.
        """;

    private const string Sound = """
        row,clause,how,by
        S1-01,1,enforced,rule 1-friends
        S1-02,3.1,enforced,procedure publish
        S1-03,2,evidenced,record post.approved; screen /posts
        S1-04,2,evidenced,capability C-07
        S1-05,1,advice,"D-3, D-26"
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("coverage-").FullName;

    public CoverageCommandTests()
    {
        Write("larkfield.md", Document);
        Write("coverage/rows.csv", "document,first,last\nlarkfield,S1-01,S1-05\n");
        Write("coverage/served.csv", "kind,name\nrecord,post.approved\nscreen,/posts\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_row_of_a_sound_table_says_what_carries_it()
    {
        Write("coverage/larkfield.csv", Sound);

        var (report, problems) = Check();

        Assert.Empty(problems);
        Assert.Equal("larkfield: 5 of 5 rows: 2 enforced, 2 evidenced (1 not yet served), 1 advice", CoverageText.Summary(report!));
        Assert.Equal("larkfield S1-01 enforced: 1 enforced by rule 1-friends", CoverageText.Row(report!, report!.Rows[0]));
        Assert.Equal("5 of 5 rows accounted for", CoverageText.Total([report]));
    }

    [Fact]
    public void A_row_that_is_carried_twice_counts_once_and_by_what_weighs_most()
    {
        Write("coverage/larkfield.csv", Sound + "\nS1-05,2,evidenced,screen /posts\nS1-04,1,enforced,1-friends\n");

        var (report, problems) = Check();

        Assert.Empty(problems);
        Assert.Equal("larkfield: 5 of 5 rows: 3 enforced, 2 evidenced (0 not yet served), 0 advice", CoverageText.Summary(report!));
    }

    [Theory]
    [InlineData("S1-04,2,evidenced,capability C-07\n", "", "4: the row `S1-04` is missing\n  help: add a line `S1-04,CLAUSE,HOW,BY`; what nothing serves yet is `evidenced` by a `capability`")]
    [InlineData("S1-05,", "S1-06,", "6: unknown row `S1-06`\n  help: the rows of larkfield are S1-01 to S1-05")]
    [InlineData("S1-05,1,advice,\"D-3, D-26\"", "S1-05,1,advice,D-3\nS1-05,1,advice,D-4", "7: the row `S1-05` is advice under `1` twice\n  help: the first stands at line 6; keep one line and name everything in it")]
    [InlineData("S1-02,3.1", "S1-02,3.2", "3: there is no clause `3.2` in {folder}/larkfield.md\n  help: write `3.1`")]
    [InlineData("S1-02,3.1", "S1-02,", "3: the row `S1-02` names no clause\n  help: write the id of the clause that carries it")]
    [InlineData("rule 1-friends", "rule 1-freinds", "2: there is no rule `1-freinds` in {folder}/larkfield.md\n  help: write `1-friends`")]
    [InlineData("rule 1-friends", "procedure 1-friends", "2: there is no procedure `1-friends` in {folder}/larkfield.md\n  help: name a block of the document, its kind first")]
    [InlineData("S1-01,1,", "S1-01,2,", "2: the rule `1-friends` stands under clause `1`, which the row `S1-01` does not name\n  help: name `1` beside the clause, or a block that stands under `2`")]
    [InlineData("rule 1-friends", "rule", "2: the row `S1-01` is enforced by nothing\n  help: name the blocks, such as `rule 2.9-wait`")]
    [InlineData("record post.approved", "record post.aproved", "4: the program has no record `post.aproved`\n  help: write `post.approved`")]
    [InlineData("screen /posts", "screen /concerns", "4: the program has no screen `/concerns`\n  help: name a screen of policies/coverage/served.csv, or the capability that will serve it")]
    [InlineData("record post.approved", "recrod post.approved", "4: `recrod` does not say what it is\n  help: write `record`")]
    [InlineData("C-07", "C-59", "5: there is no capability `C-59`\n  help: they are numbered C-01 to C-58")]
    [InlineData("C-07", "C-0", "5: there is no capability `C-0`\n  help: they are numbered C-01 to C-58")]
    [InlineData("capability C-07", "", "5: the row `S1-04` is evidenced by nothing\n  help: name what shows it: `record NAME`, `screen /address` or `capability C-07`")]
    [InlineData("D-26", "D-27", "6: there is no matter `D-27`\n  help: they are numbered D-1 to D-26")]
    [InlineData("\"D-3, D-26\"", "", "6: the row `S1-05` is advice by nothing\n  help: name the matter that software cannot enforce, D-1 to D-26")]
    [InlineData("1,advice", "1,nothing", "6: the row `S1-05` is `nothing`, which says nothing\n  help: write `enforced`, `evidenced` or `advice`")]
    [InlineData("1,advice", "1,advise", "6: the row `S1-05` is `advise`, which says nothing\n  help: write `advice`")]
    [InlineData("\"D-3, D-26\"", "D-3, D-26", "6: this line has 5 cells\n  help: it has 4: row, clause, how, by; put quotation marks around a cell that holds a comma")]
    [InlineData("\"D-3, D-26\"", "\"D-3\" and", "6: a quotation mark is out of place in this line\n  help: put one at each end of a cell, and two where the cell itself holds one")]
    [InlineData("row,clause,how,by", "row,clause,by,how", "1: the table begins with `row,clause,by,how`\n  help: begin it with `row,clause,how,by`")]
    public void A_table_with_a_mistake_is_refused_and_the_mistake_explained(string sound, string broken, string expected)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);
        Write("coverage/larkfield.csv", Sound.Replace(sound, broken, StringComparison.Ordinal));

        var (_, problems) = Check();

        Assert.Contains($"{folder}/coverage/larkfield.csv:{expected.Replace("{folder}", folder, StringComparison.Ordinal)}", problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public async Task The_command_ends_with_one_while_a_row_is_open_and_with_nought_when_none_is()
    {
        Write("coverage/larkfield.csv", Sound.Replace("C-07", "C-99", StringComparison.Ordinal));
        var open = await CommandLine.Run(["policy", "coverage", folder]);
        Write("coverage/larkfield.csv", Sound);

        var whole = await CommandLine.Run(["policy", "coverage", folder]);

        Assert.Equal((1, 0), (open, whole));
    }

    [Fact]
    public void A_document_without_a_table_is_a_problem()
    {
        var (report, problems) = Check();

        Assert.Null(report);
        Assert.Equal($"{folder}/coverage/larkfield.csv:1: there is no such file\n  help: begin it with the line `row,clause,how,by`", Assert.Single(problems).ToString());
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        File.WriteAllText(Path.Combine(folder, path), text);
    }

    private (CoverageReport? Report, List<Problem> Problems) Check()
    {
        var problems = new List<Problem>();
        var files = new CoverageFiles(folder, problems);
        var report = files.Check(Assert.Single(files.Rows()), files.Served());
        problems.AddRange(report?.Problems ?? []);
        return (report, problems);
    }
}
