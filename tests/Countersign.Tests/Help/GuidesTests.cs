using System.Text.RegularExpressions;
using Countersign.Help;

namespace Countersign.Tests.Help;

/// <summary>A guide tells of the program as it is: what it quotes stands on a page, and it stays one page itself.</summary>
[Trait("Database", "none")]
public sealed partial class GuidesTests
{
    private const int MostWords = 550;

    private const int MostPictures = 2;

    private const long LargestPicture = 60 * 1024;

    // Comments tell of words that no page shows.
    private static readonly Lazy<IReadOnlyList<string>> Shown = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml")
            .Where(file => !Path.GetRelativePath(Checkout.Root, file).Split('/', '\\').Any(part => part is "obj" or "bin" or "node_modules" or "PolicyLanguage"))
            .Select(file => Comment().Replace(File.ReadAllText(file), ""))]);

    public static TheoryData<string> Names => new(Guides.Names);

    internal static string Folder => Path.Combine(Checkout.Root, "docs", "guide");

    [Fact]
    public void The_six_that_are_written_are_the_six_that_are_listed() =>
        Assert.Equal(Guides.Names.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_quoted_stands_on_a_page(string name)
    {
        var lost = Lost(Source(name));

        Assert.True(lost.Count == 0, $"docs/guide/{name}.md quotes what no page shows any more: {string.Join(" | ", lost)}");
    }

    [Fact]
    public void A_quotation_that_stands_nowhere_is_found() =>
        Assert.Equal(["Send it to Mars"], Lost("Press **Write a post**, then **Send it to Mars**."));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_fits_on_a_printed_page(string name)
    {
        var text = Source(name);

        Assert.InRange(Word().Count(Picture().Replace(text, "")), 350, MostWords);
        Assert.InRange(Picture().Count(text), 1, MostPictures);
    }

    [Fact]
    public void Each_picture_is_there_and_small_and_none_is_left_over()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Folder, "pictures")).ToList();

        Assert.Equal(Guides.Names.SelectMany(Pictures).Order(StringComparer.Ordinal), files.Select(file => "pictures/" + Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 1, LargestPicture));
    }

    internal static string Source(string name) => File.ReadAllText(Path.Combine(Folder, name + ".md"));

    internal static IEnumerable<string> Pictures(string name) => Picture().Matches(Source(name)).Select(picture => picture.Groups["file"].Value);

    // What a page shows begins a text there: after a tag, or as a sentence of its own.
    private static List<string> Lost(string text) => [.. Quotation().Matches(text).Select(quotation => quotation.Groups["words"].Value)
        .Where(words => !Shown.Value.Any(source => Regex.IsMatch(source, $"""[>"]\s*{Regex.Escape(words).Replace("’", "['’]", StringComparison.Ordinal)}(?!\w)""")))];

    [GeneratedRegex(@"^\s*//.*$|@\*.*?\*@", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\*\*(?<words>[^*]+)\*\*")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"!\[[^\]]+\]\((?<file>[^)]+)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\S*\w\S*")]
    private static partial Regex Word();
}
