using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Countersign.Foundation.Outbox;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Tests;

/// <summary>The shape of the house, held to what docs/module-map.md says about it.</summary>
[Trait("Database", "none")]
public sealed partial class ArchitectureTests
{
    internal static string Root => Checkout.Root;

    // A module with nothing behind it in src does not exist yet; its line says what it may use on the day it does.
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["PolicyLanguage"] = [],
        ["Screening"] = [],
        ["Platforms"] = [],
        ["Foundation"] = [],
        ["People"] = ["Foundation"],
        ["Notifications"] = ["Foundation", "People"],
        ["Policies"] = ["Foundation", "People", "PolicyLanguage"],
        ["Approvals"] = ["Foundation", "People", "Policies", "PolicyLanguage"],
        ["PermissionRequests"] = ["Foundation", "People", "Policies", "Approvals"],
        ["Concerns"] = ["Foundation", "People", "Policies"],
        ["SchoolAccounts"] = ["Foundation", "People", "Policies", "Approvals", "Platforms"],
        ["Posts"] = ["Foundation", "People", "Policies", "Approvals", "SchoolAccounts", "Concerns", "Notifications", "PolicyLanguage", "Screening", "Platforms"],
        ["Moderation"] = ["Foundation", "People", "Policies", "Approvals", "SchoolAccounts", "Concerns", "Screening", "Platforms"],
        ["Oversight"] = ["Foundation", "People", "Policies", "Approvals", "PermissionRequests", "SchoolAccounts", "Posts", "Moderation", "Concerns"],
        ["Countersign"] = ["Foundation", "People", "Policies", "Approvals", "PermissionRequests", "SchoolAccounts", "Posts", "Moderation", "Concerns", "Oversight", "Notifications", "PolicyLanguage", "Screening", "Platforms"],
    };

    private static IEnumerable<string> Projects =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    internal static IEnumerable<(string Project, Assembly Assembly)> Assemblies =>
        Projects.Select(project => (project, Assembly.Load(project == "Countersign" ? "countersign" : $"Countersign.{project}")));

    internal static IEnumerable<Type> AllTypes => Assemblies.SelectMany(own => own.Assembly.GetTypes());

    [Fact]
    public void Modules_use_only_the_modules_that_the_map_gives_them()
    {
        var breaches = Projects.SelectMany(project => Breaches(project, MayUse.GetValueOrDefault(project))).ToList();

        Assert.True(breaches.Count == 0, string.Join(Environment.NewLine, breaches));
        Assert.Contains("Foundation", Projects);
    }

    [Fact]
    public void No_project_is_named_after_nothing_in_particular()
    {
        string[] empty = ["Common", "Core", "Helpers", "Utils", "Utilities", "Shared"];

        var named = Projects.Where(project => empty.Any(word => project.Contains(word, StringComparison.OrdinalIgnoreCase)));

        Assert.Empty(named);
    }

    [Fact]
    public void Every_public_type_is_on_the_list()
    {
        var list = Path.Combine(Root, "docs", "public-types.txt");
        var found = Assemblies.SelectMany(own => own.Assembly.GetExportedTypes().Select(type => $"{own.Project}: {type.FullName}")).Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllLines(list, found);
        }

        var listed = File.ReadAllLines(list);

        Assert.True(found.SequenceEqual(listed), $"""
            The public types are not those of docs/public-types.txt.
            Make a type internal unless another module has to call it. If one has to, write the list again with
            COUNTERSIGN_RECORD=1 dotnet run --project tests/Countersign.Tests -- --filter-class "*ArchitectureTests" and commit it with the change.
            New: {string.Join(", ", found.Except(listed))}
            Gone: {string.Join(", ", listed.Except(found))}
            """);
    }

    [Fact]
    public void Page_models_are_internal_and_sealed()
    {
        var models = AllTypes.Where(type => type.IsAssignableTo(typeof(PageModel))).ToList();

        Assert.NotEmpty(models);
        Assert.DoesNotContain(models, type => type.IsVisible || !type.IsSealed);
    }

    [Fact]
    public void Rows_are_internal_and_sealed_but_for_the_item_that_modules_leave_in_the_outbox()
    {
        var rows = AllTypes.Where(type => type.IsAssignableTo(typeof(ITenantOwned)) && type.IsClass).ToList();

        Assert.DoesNotContain(rows, type => !type.IsSealed);
        Assert.Equal([typeof(OutboxItem)], rows.Where(type => type.IsVisible));
    }

    [Fact]
    public void No_source_writes_unencoded_markup()
    {
        var breaches = Sources("*.cs").Concat(Sources("*.cshtml")).Where(file => UnencodedMarkup().IsMatch(File.ReadAllText(file)));

        Assert.Empty(breaches.Select(Short));
    }

    [Fact]
    public void Every_path_that_a_guide_names_exists()
    {
        string[] others = ["start-here.md", "module-map.md"];
        var guides = Directory.GetFiles(Path.Combine(Root, "docs"), "how-to-*.md").Concat(others.Select(name => Path.Combine(Root, "docs", name))).ToList();

        var missing = guides.SelectMany(guide => NamedPath().Matches(File.ReadAllText(guide)).Select(match => match.Groups["path"].Value)
            .Where(path => !File.Exists(Path.Combine(Root, path)) && !Directory.Exists(Path.Combine(Root, path)))
            .Select(path => $"{Short(guide)} names {path}"));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_file_that_a_floor_of_the_policy_language_says_to_read_is_there()
    {
        var readMes = Directory.GetFiles(Path.Combine(Root, "src", "PolicyLanguage"), "README.md", SearchOption.AllDirectories);

        var missing = readMes.SelectMany(readMe => NamedFile().Matches(File.ReadAllText(readMe)).Select(match => match.Groups["file"].Value)
            .Where(file => !File.Exists(Path.Combine(Path.GetDirectoryName(readMe)!, file)))
            .Select(file => $"{Short(readMe)} names {file}"));

        Assert.Equal(14, readMes.Length);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_package_stands_in_the_list_of_licences()
    {
        var pinned = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => $"{package.Attribute("Include")!.Value} {package.Attribute("Version")!.Value.Trim('[', ']')}").Order(StringComparer.Ordinal);

        var listed = LicenceRow().Matches(File.ReadAllText(Path.Combine(Root, "docs", "licences.md")))
            .Select(row => $"{row.Groups["package"].Value} {row.Groups["version"].Value}").Order(StringComparer.Ordinal);

        Assert.Equal(pinned, listed);
    }

    [Fact]
    public void The_ten_longest_files_are_told_to_whoever_reads_the_output()
    {
        var longest = Sources("*.cs").Select(file => (Lines: File.ReadLines(file).Count(), File: Short(file))).OrderByDescending(file => file.Lines).Take(10).ToList();

        longest.ForEach(file => TestContext.Current.TestOutputHelper!.WriteLine($"{file.Lines,5}  {file.File}"));

        Assert.Equal(10, longest.Count);
    }

    private static IEnumerable<string> Breaches(string project, string[]? mayUse)
    {
        if (mayUse is null)
        {
            return [$"{project} is not on the map: a new module needs a decision in docs/adr, a line in docs/module-map.md and one in this test"];
        }

        return XDocument.Load(Path.Combine(Root, "src", project, $"{project}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Except(mayUse)
            .Select(used => $"{project} must not use {used}: docs/module-map.md says who may use whom");
    }

    internal static IEnumerable<string> Sources(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
            .Where(file => !Short(file).Split('/').Any(part => part is "bin" or "obj" or "node_modules"));

    internal static string Short(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    [GeneratedRegex(@"Html\.Raw\b|\bHtmlString\b")]
    private static partial Regex UnencodedMarkup();

    [GeneratedRegex(@"[`(](?<path>(?:src|tests|docs|tools|policies|bench)/[^`()<>*\s…]+)[`)]")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"`(?<file>(?:\w+/)?\w[\w.]*\.(?:cs|md))`")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"^\| (?<package>\S+) \| (?<version>\d\S*) \| \S.* \|$", RegexOptions.Multiline)]
    private static partial Regex LicenceRow();
}
