using System.Text.RegularExpressions;
using Countersign.Commands;
using Countersign.Commands.Traceability;
using Countersign.Foundation.Database;
using Countersign.PolicyLanguage.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Commands;

/// <summary>What policies/coverage says of the program is true of the program.</summary>
public sealed partial class PolicyCoverageTests
{
    private const string Begin = "<!-- coverage: written by a test, see below -->\n";

    private const string End = "<!-- end of coverage -->";

    private static readonly string Policies = Path.Combine(Checkout.Root, "policies");

    [Fact]
    public void Every_table_accounts_for_every_row_of_its_document()
    {
        var problems = new List<Problem>();

        var reports = Reports(problems);

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.All(reports, report => Assert.Equal(report.Expected.All, report.Rows.Select(row => row.Row)));
    }

    [Fact]
    public void The_rows_that_five_documents_owe_are_371()
    {
        var problems = new List<Problem>();

        var rows = new CoverageFiles(Policies, problems).Rows();

        Assert.Empty(problems);
        Assert.Equal(371, rows.Sum(row => row.All.Count));
        Assert.All(rows, row => Assert.True(File.Exists(Path.Combine(Policies, row.Document + ".md"))));
    }

    [Fact]
    public void The_table_in_the_manual_is_the_one_that_the_program_counts()
    {
        var path = Path.Combine(Checkout.Root, "docs", "coverage.md");
        var expected = CoverageText.Table(Reports([]));
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllText(path, text = text[..from] + expected + text[to..]);
            to = from + expected.Length;
        }

        Assert.True(text[from..to] == expected, "The table in docs/coverage.md is stale: write it again with COUNTERSIGN_RECORD=1 dotnet run --project tests/Countersign.Tests -- --filter-class \"*PolicyCoverageTests\"");
    }

    [Fact]
    public async Task Every_screen_that_is_named_answers()
    {
        await using var site = await TestSite.Start();
        await site.Adopt("federation");
        var pages = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => Plain(endpoint.RoutePattern.RawText)).ToHashSet(StringComparer.Ordinal);
        var administrator = await site.As("administrator");
        var screens = new CoverageFiles(Policies, []).Served().Screens;

        Assert.NotEmpty(screens);
        Assert.Empty(screens.Except(pages));
        foreach (var screen in screens.Where(screen => !screen.Contains('{', StringComparison.Ordinal)))
        {
            var page = await administrator.Open(screen);
            Assert.True((int)page.Status == 200, $"{screen} answers {page.Status}");
        }
    }

    [Fact]
    public async Task Every_record_that_is_named_is_an_act_or_a_table()
    {
        var acts = Act().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "audit-record.md"))).Select(match => match.Groups[1].Value);
        await using var site = await TestSite.Start();
        var tables = await site.Use(services => Task.FromResult(services.GetRequiredService<CountersignDb>().Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().ToList()));

        var records = new CoverageFiles(Policies, []).Served().Records;

        Assert.NotEmpty(records);
        Assert.Empty(records.Except(acts).Except(tables));
    }

    // A document whose table is not written yet owes nothing; once it is there it has to be whole.
    private static List<CoverageReport> Reports(List<Problem> problems)
    {
        var files = new CoverageFiles(Policies, problems);
        var served = files.Served();
        var reports = files.Rows().Where(row => files.Has(row.Document)).Select(row => files.Check(row, served)).OfType<CoverageReport>().ToList();
        problems.AddRange(reports.SelectMany(report => report.Problems));
        return reports;
    }

    // What may be left out of an address, and the type of a part, are no part of its name.
    private static string Plain(string? pattern) => "/" + Optional().Replace(Typed().Replace(pattern ?? "", "}"), "").Trim('/');

    [GeneratedRegex(@"/?\{\w+\?\}")]
    private static partial Regex Optional();

    [GeneratedRegex(@":[^}]*\}")]
    private static partial Regex Typed();

    [GeneratedRegex(@"^\| `([a-z0-9.-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Act();
}
