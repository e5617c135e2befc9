using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Testing;

namespace PolicyLanguage.Tests.Testing;

public class ExampleTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "good"), "*.md").Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.md", SearchOption.AllDirectories).Where(path => !path.EndsWith("README.md", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_example_of_a_document_holds(string path)
    {
        var document = PolicyTexts.Beside(path);

        Assert.NotEmpty(document.Examples);
        var failing = PolicyTest.Run(document).Where(run => run.Differs is not null).Select(run => $"{document.Path}:{run.Example.Line}: {run.Example.Text} = {run.Example.Expected.Text}, but {run.Differs}").ToList();
        Assert.True(failing.Count == 0, string.Join('\n', failing));
    }
}
