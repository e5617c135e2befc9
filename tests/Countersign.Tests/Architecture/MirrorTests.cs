namespace Countersign.Tests.Architecture;

/// <summary>Whoever looks for the tests of something finds them in the folder of the same name.</summary>
[Trait("Database", "none")]
public sealed class MirrorTests
{
    private static readonly string Source = Path.Combine(Checkout.Root, "src");

    private static readonly string[] Suites = ["Countersign.Tests", "PolicyLanguage.Tests"];

    [Fact]
    public void Tests_lie_where_what_they_test_lies()
    {
        var places = Files(Source)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .ToLookup(file => Path.GetFileName(file).Split('.')[0], file => Path.GetDirectoryName(file)!);

        var misplaced = Suites.SelectMany(suite => Files(Path.Combine(Checkout.Root, "tests", suite))
            .Where(file => file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Select(file => (Test: Path.Combine(suite, file), Folder: Mirrored(suite, Path.GetDirectoryName(file)!), Subject: Path.GetFileName(file)[..^"Tests.cs".Length])))
            .Where(found => found.Folder != Path.Combine("Countersign", "Architecture") && !Fits(found.Folder, places[found.Subject]))
            .Select(found => $"tests/{found.Test} belongs to {string.Join(" or ", Near(found.Folder, places[found.Subject]).DefaultIfEmpty("a folder that src has"))}")
            .ToList();

        Assert.True(misplaced.Count == 0, string.Join('\n', misplaced));
    }

    private static bool Fits(string folder, IEnumerable<string> places) =>
        Near(folder, places).ToList() is { Count: > 0 } near ? near.Contains(folder) : Directory.Exists(Path.Combine(Source, folder));

    // Two modules may each have a page or a class of one name.
    private static IEnumerable<string> Near(string folder, IEnumerable<string> places) => places.Where(place => Module(place) == Module(folder)).Distinct();

    /// <summary>The folder of the source whose tests lie here. What is no module's is the host's.</summary>
    private static string Mirrored(string suite, string folder) => suite == "PolicyLanguage.Tests" ? Path.Combine("PolicyLanguage", folder)
        : folder.Length > 0 && File.Exists(Path.Combine(Source, Module(folder), Module(folder) + ".csproj")) ? folder
        : Path.Combine("Countersign", folder).TrimEnd('/');

    private static string Module(string folder) => folder.Split('/')[0];

    private static IEnumerable<string> Files(string root) => Directory.EnumerateFiles(root, "*.cs*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(root, file))
        .Where(file => !file.Split('/').Any(part => part is "obj" or "bin"));
}
