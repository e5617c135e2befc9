using System.Globalization;
using System.Text.RegularExpressions;

namespace Countersign.Tests.Architecture;

/// <summary>SECURITY.md and docs/security.md say which test holds what. A line that names none, or one that is not there any more, is found.</summary>
[Trait("Database", "none")]
public sealed partial class SecurityDocumentsTests
{
    private const string PromisesBegin = "\n## What the program promises\n";
    private const string PromisesEnd = "\n## What it does not promise\n";

    private static readonly string Policy = Read("SECURITY.md");

    private static readonly string Promises =
        Policy[(Policy.IndexOf(PromisesBegin, StringComparison.Ordinal) + PromisesBegin.Length)..Policy.IndexOf(PromisesEnd, StringComparison.Ordinal)];

    private static readonly string Checklist = Read("docs", "security.md");

    private static readonly List<Match> Demands = Demand().Matches(Checklist).ToList();

    [Fact]
    public void Every_promise_is_a_row_that_names_tests_that_are_there()
    {
        var rows = Promises.Split('\n').Where(line => line.StartsWith('|') && line is not "| Promise | Shown by |" and not "|---|---|").ToList();

        Assert.True(rows.Count > 40, "the promises stand in tables");
        Assert.DoesNotContain(Promises.Split('\n'), line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => !Promise().IsMatch(row));
        Assert.Empty(rows.SelectMany(row => NotThere(Promise().Match(row).Groups["tests"].Value, within: row)));
        Assert.Empty(rows.GroupBy(row => Promise().Match(row).Groups["promise"].Value).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Every_demand_stands_once_and_is_met_by_a_test_that_is_there_or_not_applicable_or_open_for_a_reason()
    {
        var rows = Checklist.Split('\n').Where(line => line.StartsWith("| V", StringComparison.Ordinal)).ToList();

        Assert.DoesNotContain(rows, row => !Demand().IsMatch(row));
        Assert.Empty(Demands.GroupBy(demand => demand.Groups["number"].Value).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(Demands.Where(demand => State(demand) == "met").SelectMany(demand => NotThere(demand.Groups["why"].Value, within: demand.Value)));
        Assert.Empty(Demands.Where(demand => State(demand) != "met" && demand.Groups["why"].Value.Split(' ').Length < 3).Select(demand => demand.Value));
    }

    [Fact]
    public void Every_test_that_a_line_names_by_its_sentence_is_in_a_file_that_the_line_names()
    {
        var named = Demands.Select(demand => (Line: demand.Value, Names: TestName().Matches(demand.Groups["why"].Value).Select(name => name.Groups["name"].Value).ToList())).ToList();

        Assert.NotEmpty(named.SelectMany(line => line.Names));
        Assert.Empty(named.SelectMany(line => line.Names
            .Where(name => !TestFile().Matches(line.Line).Select(file => Source(file.Groups["path"].Value)).Any(source => source.Contains($" {name}(", StringComparison.Ordinal)))
            .Select(name => $"{name}: {line.Line}")));
    }

    [Fact]
    public void Whatever_document_or_class_of_tests_they_point_to_besides_is_there()
    {
        var classes = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();
        var documents = Document().Matches(Policy + Checklist).Select(document => document.Groups["path"].Value).ToList();

        Assert.NotEmpty(documents);
        Assert.DoesNotContain(documents, path => !File.Exists(Path.Combine(Checkout.Root, path)));
        Assert.Empty(TestClass().Matches(Policy + Checklist).Select(named => named.Groups["name"].Value).Except(classes));
    }

    [Fact]
    public void The_counts_above_the_tables_are_those_of_their_lines()
    {
        var told = Count().Matches(Checklist).ToDictionary(count => count.Groups["state"].Value, count => int.Parse(count.Groups["lines"].Value, CultureInfo.InvariantCulture));

        Assert.Equal(["met", "not applicable", "open"], told.Keys.Order(StringComparer.Ordinal));
        Assert.All(told, state => Assert.Equal(state.Value, Demands.Count(demand => State(demand) == state.Key)));

        // As many as levels 1 and 2 of ASVS 5.0.0 have.
        Assert.Equal(253, Demands.Count);
    }

    private static string State(Match demand) => demand.Groups["state"].Value;

    // A line names at least one test, each of its paths is there, and what lies there holds tests.
    private static IEnumerable<string> NotThere(string tests, string within)
    {
        var paths = TestFile().Matches(tests).Select(file => file.Groups["path"].Value).ToList();
        return paths.Count == 0 ? [$"no test: {within}"] : paths.Where(path => !HoldsTests().IsMatch(Source(path))).Select(path => $"{path}: {within}");
    }

    private static string Source(string path)
    {
        var file = Path.Combine(Checkout.Root, path);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Checkout.Root, .. path])).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\| (?<promise>\S.*?) \| (?<tests>`[^|]+`) \|$")]
    private static partial Regex Promise();

    [GeneratedRegex(@"^\| (?<number>V[0-9]+\.[0-9]+\.[0-9]+) \| \S[^|]* \| (?<state>met|not applicable|open) \| (?<why>\S[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Demand();

    [GeneratedRegex(@"^\| (?<state>met|not applicable|open) \| (?<lines>[0-9]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Count();

    [GeneratedRegex(@"`(?<path>tests/[^`]+\.cs)`")]
    private static partial Regex TestFile();

    // The sentence of a test, as against a path or a type of ours.
    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();

    [GeneratedRegex("`(?<path>docs/[^`]+)`")]
    private static partial Regex Document();

    [GeneratedRegex("`(?<name>[A-Za-z0-9]+Tests)`")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"\[(Fact|Theory)\b")]
    private static partial Regex HoldsTests();
}
