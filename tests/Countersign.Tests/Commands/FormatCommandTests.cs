using Countersign.Commands;

namespace Countersign.Tests.Commands;

public sealed class FormatCommandTests : IDisposable
{
    private const string Untidy = "---\ntitle: Larkfield\npolicy: larkfield\nwhen silent: headteacher\nwhen unknown: headteacher\n---\n## 1 Friends  \n```role headteacher\ncalled headteacher\n```\n";

    private readonly string folder = Directory.CreateTempSubdirectory("format-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_check_changes_nothing_and_ends_with_one_until_the_document_is_canonical()
    {
        var file = Write(Untidy);

        var before = await CommandLine.Run(["policy", "format", file, "--check"]);
        var unchanged = File.ReadAllText(file);
        var written = await CommandLine.Run(["policy", "format", folder]);
        var after = await CommandLine.Run(["policy", "format", file, "--check"]);

        Assert.Equal((1, 0, 0), (before, written, after));
        Assert.Equal(Untidy, unchanged);
        Assert.Equal("---\npolicy: larkfield\ntitle: Larkfield\nwhen silent: headteacher\nwhen unknown: headteacher\n---\n## 1 Friends\n\n```role headteacher\ncalled headteacher\n```\n", File.ReadAllText(file));
    }

    [Fact]
    public async Task A_document_with_an_error_is_left_alone()
    {
        var broken = Untidy.Replace("called", "caled", StringComparison.Ordinal);
        var file = Write(broken);

        var ended = await CommandLine.Run(["policy", "format", file]);

        Assert.Equal(1, ended);
        Assert.Equal(broken, File.ReadAllText(file));
    }

    private string Write(string text)
    {
        var file = Path.Combine(folder, "larkfield.md");
        File.WriteAllText(file, text);
        return file;
    }
}
