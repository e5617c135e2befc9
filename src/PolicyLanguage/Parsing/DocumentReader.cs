using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Takes a document apart into front matter, clauses and blocks, and puts the typed document together.</summary>
internal static partial class DocumentReader
{
    public static PolicyDocument? Read(string path, string text, string hash, BlockKinds kinds, List<Problem> problems)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var front = FrontMatterReader.Read(path, lines, problems, out var from);
        var clauses = new List<Clause>();
        var blocks = Blocks(path, lines, from, kinds, clauses, problems);
        Twice(path, clauses.Select(clause => (clause.Id, clause.Line)), "clause", problems);
        Twice(path, blocks.Where(block => block.Kind != "words").Select(block => (block.Kind + " " + block.Id, block.Line)), "block", problems);
        if (front is null)
        {
            return null;
        }

        var context = new BlockContext(path, clauses, problems, new Vocabulary(PolicyReader.CoreWords)) { Layer = front.Layer };
        var read = DocumentBlocks.Read(context, kinds, blocks);
        context.RequireRole(LineOf(lines, "when silent"), front.WhenSilent);
        context.RequireRole(LineOf(lines, "when unknown"), front.WhenUnknown);
        ExceptionCheck.Run(context, read.Of<Rule>());
        SizeCheck.Run(context, [.. read.Of<Rule>().SelectMany(rule => rule.ByAction())]);
        return new PolicyDocument
        {
            Path = path,
            Hash = hash,
            Front = front,
            Vocabulary = context.Words,
            Clauses = clauses,
            Parts = problems.Count == 0 ? PartReader.Read(text, clauses, read) : [],
            Rules = [.. read.Of<Rule>().SelectMany(rule => rule.ByAction())],
            Roles = read.Of<Role>(),
            Procedures = read.Of<Procedure>(),
            Settings = read.Of<Setting>(),
            Ladders = read.Of<Ladder>(),
            Routes = read.Of<Route>(),
            Conducts = read.Of<Conduct>(),
            Cadences = read.Of<Cadence>(),
            Registers = read.Of<Register>(),
            Examples = read.Of<Example>(),
        };
    }

    private static int LineOf(string[] lines, string key) =>
        1 + Array.FindIndex(lines, line => line.TrimStart().StartsWith(key, StringComparison.OrdinalIgnoreCase));

    private static List<Block> Blocks(string path, string[] lines, int from, BlockKinds kinds, List<Clause> clauses, List<Problem> problems)
    {
        var blocks = new List<Block>();
        var prose = new List<string>();
        for (var i = from; i < lines.Length; i++)
        {
            if (ClauseHeading().Match(lines[i]) is { Success: true } heading)
            {
                Close(clauses, prose);
                clauses.Add(new Clause(heading.Groups[1].Value, heading.Groups[2].Value.Trim(), "", i + 1));
            }
            else if (BareNumber().Match(lines[i]) is { Success: true } bare)
            {
                problems.Add(new Problem(
                    path,
                    i + 1,
                    $"the heading `{bare.Groups[1].Value}` is a number alone",
                    $"add words, such as `### {bare.Groups[1].Value} Former pupils`"));
            }
            else if (AnyHeading().IsMatch(lines[i]))
            {
                Close(clauses, prose);
            }
            else if (StrayFence().IsMatch(lines[i]))
            {
                problems.Add(new Problem(
                    path,
                    i + 1,
                    "this fence would hide a block from the program",
                    "begin a block at the margin, with three backticks and nothing before them"));
            }
            else if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                i = Block(path, lines, i, kinds, clauses, problems, blocks);
            }
            else
            {
                prose.Add(lines[i]);
            }
        }

        Close(clauses, prose);
        return blocks;
    }

    // Prose before the first clause, and under a heading without a number, introduces and decides nothing.
    private static void Close(List<Clause> clauses, List<string> prose)
    {
        if (clauses.Count > 0 && clauses[^1].Markdown.Length == 0)
        {
            clauses[^1] = clauses[^1] with { Markdown = string.Join('\n', prose).Trim() };
        }

        prose.Clear();
    }

    private static int Block(string path, string[] lines, int start, BlockKinds kinds, List<Clause> clauses, List<Problem> problems, List<Block> blocks)
    {
        var info = lines[start][3..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var end = Array.FindIndex(lines, start + 1, line => line.StartsWith("```", StringComparison.Ordinal));
        if (end < 0 || lines[end].TrimEnd() != "```")
        {
            problems.Add(new Problem(path, start + 1, "this block is never closed", "end it with a line of three backticks"));
            return end < 0 ? lines.Length : end - 1;
        }

        var known = kinds.All.Select(one => one.Kind).ToList();
        if (info.Length == 0)
        {
            const string Help = "write a kind and an id after its three backticks, such as `rule 2.9-former-pupils`; the kinds are ";
            problems.Add(new Problem(path, start + 1, "this block has no kind", Help + string.Join(", ", known)));
        }
        else if (kinds.Find(info[0]) is null)
        {
            problems.Add(new Problem(
                path,
                start + 1,
                $"unknown kind of block `{info[0]}`",
                $"write `{Suggestion.For(info[0], known) ?? "rule"}`; the kinds are {string.Join(", ", known)}"));
        }
        else if (info.Length != 2)
        {
            problems.Add(new Problem(
                path,
                start + 1,
                $"this `{info[0]}` block has no id of one word",
                $"write `{info[0]}` and an id, such as `{info[0]} 2.9-former-pupils`"));
        }
        else if (clauses.Count == 0)
        {
            problems.Add(new Problem(
                path,
                start + 1,
                "this block stands before any clause",
                "put it under the clause that it makes run, such as `### 2.9 Former pupils`"));
        }
        else
        {
            var content = Enumerable.Range(start + 1, end - start - 1).Select(i => (i + 1, lines[i].Trim())).Where(line => line.Item2.Length > 0).ToList();
            blocks.Add(new Block(info[0], info[1], content, start + 1, clauses[^1]));
        }

        return end;
    }

    private static void Twice(string path, IEnumerable<(string Id, int Line)> ids, string what, List<Problem> problems)
    {
        foreach (var same in ids.GroupBy(entry => entry.Id).Where(group => group.Count() > 1))
        {
            problems.Add(new Problem(
                path,
                same.Last().Line,
                $"a second {what} is called `{same.Key}`",
                $"the first stands at line {same.First().Line}; give this one a name of its own"));
        }
    }

    // The first word of a numbered heading holds a digit or a full stop; that word is the clause's id for good.
    [GeneratedRegex(@"^#{2,6}\s+((?=\S*[0-9.])[A-Za-z0-9][A-Za-z0-9.\-]*)\s+(\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseHeading();

    [GeneratedRegex(@"^#{2,6}\s+([A-Za-z]?[0-9][0-9A-Za-z.\-]*)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"^(\s+```|\s*~~~|````)", RegexOptions.CultureInvariant)]
    private static partial Regex StrayFence();

    [GeneratedRegex(@"^#{1,6}\s", RegexOptions.CultureInvariant)]
    private static partial Regex AnyHeading();
}
