using Countersign.Commands;

namespace Countersign.Tests.Commands;

/// <summary>Documents as somebody would keep them on their disk, asked one by one and together.</summary>
public sealed class AskCommandTests : IDisposable
{
    private const string Question = "staff to use the logo";

    private readonly string folder = Directory.CreateTempSubdirectory("ask-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Asked_together_the_documents_above_are_heard_and_named()
    {
        var school = Write("school", "school", "allow staff to use the logo");
        var trust = Write("trust", "trust", "forbid staff to use the logo");
        var law = Write("law", "law", "forbid staff to publish");

        var alone = await CommandLine.Run(["ask", school, Question]);
        var together = await CommandLine.Run(["ask", school, Question, "--above", trust, "--law", law]);

        Assert.Equal((0, 0), (alone, together));
        Assert.Contains("Yes. Staff may use the logo.", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("The trust, clause 1", TestConsole.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_every_document_is_a_source()
    {
        await CommandLine.Run(["ask", Write("school", "school", "allow staff to use the logo"), Question, "--law", Write("law", "law", "forbid staff to publish"), "--json"]);

        Assert.Contains("\"layer\": \"law\"", TestConsole.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_documents_for_one_place_and_a_file_that_is_absent_are_refused()
    {
        var school = Write("school", "school", "allow staff to use the logo");

        var twice = await CommandLine.Run(["ask", school, Question, "--above", Write("other", "school", "forbid staff to use the logo")]);
        var absent = await CommandLine.Run(["ask", school, Question, "--law", Path.Combine(folder, "absent.md")]);
        var unread = await CommandLine.Run(["ask", school, "staff to juggle", "--law", Write("law", "law", "forbid staff to publish")]);

        Assert.Equal((1, 1, 1), (twice, absent, unread));
    }

    [Fact]
    public async Task Sentences_as_people_type_them_are_understood_one_by_one_and_many_together()
    {
        var school = Write("school", "school", "allow staff to use the logo");
        var many = Path.Combine(folder, "sentences.tsv");
        await File.WriteAllTextAsync(many, "teacher\tcan i add an ex pupil on facebook\nparent\twhat time is parents evening\n", TestContext.Current.CancellationToken);

        var one = await CommandLine.Run(["ask", school, "--plain", "the local paper rang for a quote", "--as", "headteacher", "--json"]);
        var all = await CommandLine.Run(["ask", school, "--plain-file", many]);

        Assert.Equal((0, 0), (one, all));
        Assert.Contains("\"action\":\"answer the press\"", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("\"actor\":\"teacher\",\"action\":\"send a request\",\"counterpart\":\"former pupil\"", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("\"readings\":[],\"safeguardingFirst\":false,\"offTopic\":true", TestConsole.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_question_or_a_sentence_and_with_lines_that_are_none_it_is_said_what_to_write()
    {
        var school = Write("school", "school", "allow staff to use the logo");
        var broken = Path.Combine(folder, "broken.tsv");
        await File.WriteAllTextAsync(broken, "no tab here\n", TestContext.Current.CancellationToken);

        Assert.Equal(
            (1, 1, 1, 1),
            (await CommandLine.Run(["ask", school]),
                await CommandLine.Run(["ask", school, "--plain", "can i add a mum", "--as", "techer"]),
                await CommandLine.Run(["ask", school, "--plain-file", broken]),
                await CommandLine.Run(["ask", school, "--plain-file", broken + "x"])));
    }

    private string Write(string name, string layer, string rule)
    {
        var path = Path.Combine(folder, name + ".md");
        File.WriteAllText(path, $"""
            ---
            policy: {name}
            title: The {name}
            layer: {layer}
            {(layer == "law" ? "nation: England" : "version: 1")}
            when silent: headteacher
            when unknown: headteacher
            ---
            ## 1 Logo

            ```role headteacher
            called headteacher
            ```
            ```rule 1-logo
            {rule}
            ```
            """.ReplaceLineEndings("\n"));
        return path;
    }
}
