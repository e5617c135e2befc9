using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Countersign.Tests.Architecture;

/// <summary>Inside the walls: which folder uses which, read from what the compiler made of them.</summary>
[Trait("Database", "none")]
public sealed partial class RoomsTests
{
    private static readonly Lazy<Rooms> House = new(() => new Rooms(ArchitectureTests.Assemblies, project => project == "Countersign" ? project : $"Countersign.{project}"));

    private static readonly Lazy<Rooms> Planted = new(() => new Rooms([("Planted", typeof(RoomsTests).Assembly)], _ => "Countersign.Tests.Architecture.Planted"));

    private static string List => Path.Combine(Checkout.Root, "tests", "Countersign.Tests", "Architecture", "circles.txt");

    public static TheoryData<string> Ways => new(Planted.Value.All.Where(room => room.StartsWith("Planted/By", StringComparison.Ordinal)));

    [Fact]
    public void Projects_and_folders_use_each_other_without_a_circle_but_for_those_on_a_list_that_only_shrinks()
    {
        var circles = Rooms.Circles(House.Value.Uses);
        var found = circles.Select(circle => string.Join(", ", circle)).ToList();
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllLines(List, found);
        }

        var listed = File.ReadAllLines(List);

        Assert.True(found.SequenceEqual(listed), $"""
            The circles of folders are not those of tests/Countersign.Tests/Architecture/circles.txt, which may only become fewer and smaller.
            Gone (take them off the list): {Lines(listed.Except(found))}
            New (move a type, so that one of the two rooms no longer uses the other): {Lines(found.Except(listed))}
            {Lines(circles.Where(circle => !listed.Contains(string.Join(", ", circle))).SelectMany(Examples))}
            """);
    }

    [Fact]
    public void A_circle_that_is_planted_is_found()
    {
        var circles = Rooms.Circles(Planted.Value.Uses);

        Assert.Equal(["Planted/Circle", "Planted/Circle/Inside"], Assert.Single(circles));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Each_way_to_use_a_type_of_another_folder_is_seen(string room)
    {
        var used = Planted.Value.Uses.Where(use => use.Room == room).Select(use => use.Used).Distinct();

        Assert.Equal(["Planted/Used"], used);
    }

    [Fact]
    public void A_view_belongs_to_the_folder_it_lies_in_and_uses_what_it_shows()
    {
        var views = ArchitectureTests.Assemblies.SelectMany(own => own.Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()).ToList();

        Assert.NotEmpty(views);
        Assert.All(views, view => Assert.True(File.Exists(Path.Combine(Checkout.Root, "src", view.Identifier[1..])), view.Identifier));
        Assert.All(views, view => Assert.Equal(Path.GetDirectoryName(view.Identifier[1..])!.Replace('\\', '/'), House.Value.Of(view.Type)));
        Assert.Contains(House.Value.Uses, use => views.Any(view => view.Type.Name == use.Type));
    }

    [Fact]
    public void A_namespace_is_the_folder_it_lies_in()
    {
        var strays = ArchitectureTests.Sources("*.cs")
            .Select(file => (File: file, Space: Namespace().Match(File.ReadAllText(file)).Groups["name"].Value))
            .Where(source => source.Space.Length > 0 && source.Space != Expected(source.File))
            .Select(source => $"{ArchitectureTests.Short(source.File)} says {source.Space} and lies in {Expected(source.File)}");

        Assert.Empty(strays);
        Assert.DoesNotContain(House.Value.All, room => !Directory.Exists(Path.Combine(Checkout.Root, "src", room)));
    }

    [Fact]
    public void Each_floor_of_the_policy_language_uses_only_those_above_it_in_the_table()
    {
        var table = File.ReadAllText(Path.Combine(Checkout.Root, "src", "PolicyLanguage", "README.md"));
        var floors = FloorRow().Matches(table).Select(row => row.Groups["floor"].Value).ToList();
        int Place(string room) => floors.IndexOf(room.Split('/')[1]);
        var own = House.Value.Uses.Where(use => use.Room.StartsWith("PolicyLanguage/", StringComparison.Ordinal)).ToList();

        Assert.Equal(floors.Order(StringComparer.Ordinal), own.SelectMany(use => (string[])[use.Room, use.Used]).Select(room => room.Split('/')[1]).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(own.Where(use => Place(use.Used) > Place(use.Room)).Select(use => use.ToString()));
    }

    private static string Expected(string file)
    {
        var folder = Path.GetRelativePath(Path.Combine(Checkout.Root, "src"), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
        return folder == "Countersign" || folder.StartsWith("Countersign.", StringComparison.Ordinal) ? folder : $"Countersign.{folder}";
    }

    private static IEnumerable<string> Examples(IReadOnlyList<string> circle) => House.Value.Uses
        .Where(use => circle.Contains(use.Room) && circle.Contains(use.Used))
        .DistinctBy(use => (use.Room, use.Used))
        .Select(use => use.ToString())
        .Order(StringComparer.Ordinal);

    private static string Lines(IEnumerable<string> lines) => string.Join("", lines.Select(line => $"{Environment.NewLine}  {line}"));

    [GeneratedRegex(@"^\| \[(?<floor>\w+)\]", RegexOptions.Multiline)]
    private static partial Regex FloorRow();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
