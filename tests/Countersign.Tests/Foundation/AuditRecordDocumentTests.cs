using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Countersign.Tests.Foundation;

/// <summary>docs/audit-record.md lists the acts that the sources make: no more, no fewer.</summary>
public sealed partial class AuditRecordDocumentTests
{
    [Fact]
    public void Every_kind_of_act_in_the_sources_is_documented_and_every_documented_one_is_made()
    {
        var root = Root();
        var sources = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !path.Contains("node_modules", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();
        var made = sources.SelectMany(source => KindsIn(source, sources)).ToHashSet(StringComparer.Ordinal);
        var documented = Row().Matches(File.ReadAllText(Path.Combine(root, "docs", "audit-record.md"))).Select(row => row.Groups[1].Value).ToList();

        Assert.NotEmpty(made);
        Assert.Equal(documented.Order(StringComparer.Ordinal), documented.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([], made.Except(documented).Order(StringComparer.Ordinal).Select(kind => $"{kind} is not in docs/audit-record.md"));
        Assert.Equal([], documented.Except(made).Order(StringComparer.Ordinal).Select(kind => $"{kind} is documented and nothing makes it"));
    }

    [Theory]
    [InlineData("new Act(\"post.sent\", school, me, now)", "post.sent")]
    [InlineData("new Act(ok ? \"check.passed\" : \"check.failed\", school)", "check.passed,check.failed")]
    [InlineData("const string Sent = \"post.sent\"; new Act(Sent, school, \"not.this\")", "post.sent")]
    [InlineData("const string Sent = \"post.sent\"; new Act(Acts.Sent, school)", "post.sent")]
    [InlineData("new Act(Choose(left, \"a.one\"), school)", "a.one")]
    [InlineData("Save(\"a.one\", x); Task Save(string kind, X x) => db.Save(new Act(kind, school))", "a.one")]
    [InlineData("Save(About(\"a.one\", post)); Act About(string kind, Post post) => new(kind, school)", "a.one")]
    [InlineData("var kind = ok ? \"a.one\" : \"a.two\"; new Act(kind, school)", "a.one,a.two")]
    [InlineData("new Act(kind switch { Kind.A => \"a.one\", _ => \"a.two\" }, school)", "a.one,a.two")]
    public void The_scan_finds_a_kind_however_it_is_written(string source, string kinds) =>
        Assert.Equal(kinds.Split(','), KindsIn(source, [source]));

    [Fact]
    public void The_scan_refuses_a_kind_that_it_cannot_read()
    {
        const string source = "new Act(Name(post), school)";

        var fault = Assert.Throws<InvalidOperationException>(() => KindsIn(source, [source]).ToList());

        Assert.StartsWith("the kind of an act must be a constant", fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> KindsIn(string source, IReadOnlyList<string> sources)
    {
        foreach (Match method in MakesAct().Matches(source))
        {
            foreach (var kind in Calls(method.Groups[1].Value, source))
            {
                yield return kind;
            }
        }

        foreach (Match start in NewAct().Matches(source))
        {
            var argument = FirstArgument(source[(start.Index + start.Length)..]);
            var kinds = Literal().Matches(argument).Select(literal => literal.Groups[1].Value)
                .Concat(Word().Matches(Literal().Replace(argument, "")).SelectMany(word => ConstantsNamed(word.Value, sources)))
                .Concat(Chosen(argument.Trim(), source[..start.Index]))
                .Concat(Handed(argument.Trim(), source[..start.Index], source))
                .ToList();
            if (kinds.Count == 0)
            {
                throw new InvalidOperationException($"the kind of an act must be a constant, so that it can be documented: new Act({argument}");
            }

            foreach (var kind in kinds)
            {
                yield return kind;
            }
        }
    }

    private static IEnumerable<string> ConstantsNamed(string name, IReadOnlyList<string> sources) =>
        sources.SelectMany(source => Regex.Matches(source, $@"const string {name} = ""([a-z0-9-]+(?:\.[a-z0-9-]+)+)"";")).Select(constant => constant.Groups[1].Value);

    // A local variable that was given one of several constants a few lines above.
    private static IEnumerable<string> Chosen(string name, string before) =>
        Regex.IsMatch(name, @"^[a-z]\w*$") && Regex.Matches(before, $@"\bvar {name} = ([^;]*);") is { Count: > 0 } given
            ? Literal().Matches(given[^1].Groups[1].Value).Select(literal => literal.Groups[1].Value)
            : [];

    // A parameter of the method around it, which the method's callers in the same file fill.
    private static IEnumerable<string> Handed(string name, string before, string source) =>
        Regex.IsMatch(name, @"^[a-z]\w*$") && Regex.Matches(before, $@"\b(\w+)\(string {name}\b") is { Count: > 0 } methods
            ? Calls(methods[^1].Groups[1].Value, source)
            : [];

    private static IEnumerable<string> Calls(string method, string source) =>
        Regex.Matches(source, $@"\b{method}\(").SelectMany(call => Literal().Matches(FirstArgument(source[(call.Index + call.Length)..]))).Select(literal => literal.Groups[1].Value);

    private static string FirstArgument(string rest)
    {
        var depth = 0;
        for (var at = 0; at < rest.Length; at++)
        {
            depth += rest[at] switch { '(' or '{' or '[' => 1, ')' or '}' or ']' => -1, _ => 0 };
            if (depth < 0 || (depth == 0 && rest[at] == ','))
            {
                return rest[..at];
            }
        }

        return rest;
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex(@"\bAct (\w+)\(string \w+")]
    private static partial Regex MakesAct();

    [GeneratedRegex(@"\bnew Act\(\s*")]
    private static partial Regex NewAct();

    [GeneratedRegex("\"([a-z0-9-]+(?:\\.[a-z0-9-]+)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
