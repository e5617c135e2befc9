using Countersign.Commands;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Tests.Commands;

public sealed class PolicyFilesTests : IDisposable
{
    private const string Document = "---\npolicy: larkfield\ntitle: Larkfield\nwhen silent: headteacher\nwhen unknown: headteacher\n---\n## 1 Friends\n```role headteacher\ncalled headteacher\n```\n```rule 1-friends\nforbid staff to connect\n```\n```ask 1-friends\nstaff to connect\n= forbidden\n```\n";

    private readonly string folder = Directory.CreateTempSubdirectory("policies-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_stands_for_its_documents_and_for_the_law_beside_them()
    {
        Write("trust.md", "infant.md", "README.md", "notes.txt", "law/england.md", "law/README.md", "drafts/draft.md");

        var files = PolicyFiles.Named([folder], []);

        Assert.Equal(["infant.md", "trust.md", "law/england.md"], files.Select(file => Path.GetRelativePath(folder, file)));
    }

    [Fact]
    public void What_is_named_twice_is_read_once()
    {
        Write("trust.md", "README.md");

        var files = PolicyFiles.Named([folder, Path.Combine(folder, "trust.md"), Path.Combine(folder, "README.md")], []);

        Assert.Equal(["trust.md"], files.Select(file => Path.GetRelativePath(folder, file)));
    }

    [Fact]
    public void A_folder_without_a_document_is_a_problem()
    {
        Write("README.md");
        var problems = new List<Problem>();

        var files = PolicyFiles.Named([folder], problems);

        Assert.Empty(files);
        Assert.Equal($"{folder}:1: there is no policy document in this folder\n  help: name a folder with documents that end in `.md`", Assert.Single(problems).ToString());
    }

    [Theory]
    [InlineData("check")]
    [InlineData("test")]
    public async Task A_command_over_a_folder_reads_the_law_too(string command)
    {
        Write("trust.md", "law/england.md");
        var sound = await CommandLine.Run(["policy", command, folder]);
        File.AppendAllText(Path.Combine(folder, "law", "england.md"), "```rule 1-friends\nforbid staff to connect\n```\n");

        var broken = await CommandLine.Run(["policy", command, folder]);

        Assert.Equal((0, 1), (sound, broken));
    }

    [Fact]
    public async Task A_check_warns_and_still_passes()
    {
        Write("trust.md");
        var (document, _) = PolicyReader.Read("trust.md", File.ReadAllBytes(Path.Combine(folder, "trust.md")));

        var lines = PolicyCheckCommand.Lines(document!, new DateOnly(2026, 11, 21), null).ToList();
        var ended = await CommandLine.Run(["policy", "check", folder]);

        Assert.Contains("trust.md:1: warning: the document names no version\n  governors could add a line such as `version: 2` to the front matter", lines);
        Assert.EndsWith("no errors, 5 findings, 13 matters to consider", lines[^1], StringComparison.Ordinal);
        Assert.Equal(0, ended);
    }

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllText(Path.Combine(folder, name), Document);
        }
    }
}
