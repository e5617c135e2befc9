using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Commands.Traceability;

/// <summary>Looks up what the lines of a coverage file point to.</summary>
internal sealed partial class CoverageProof(PolicyDocument policy, Served served, IReadOnlyList<CoverageLine> lines, List<Problem> problems)
{
    private static readonly string[] Evidence = ["record", "screen", "capability"];

    private static readonly char[] Between = [' ', ';', ','];

    private readonly List<(DocumentPart.Block Block, string Clause)> blocks = BlocksOf(policy);

    // A block may stand under any clause that the row names, in this line or in another of the same row.
    private readonly ILookup<string, string> named =
        lines.SelectMany(line => ClausesOf(line).Select(clause => (line.Row, clause))).ToLookup(one => one.Row, one => one.clause);

    public void Clauses(CoverageLine line)
    {
        if (ClausesOf(line).Length == 0)
        {
            Report(line, $"the row `{line.Row}` names no clause", "write the id of the clause that carries it");
        }

        foreach (var clause in ClausesOf(line).Where(clause => policy.Clause(clause) is null))
        {
            var near = Suggestion.For(clause, policy.Clauses.Select(known => known.Id));
            Report(line, $"there is no clause `{clause}` in {policy.Path}", near is null ? "name a clause of the document" : $"write `{near}`");
        }
    }

    /// <summary>By blocks, each after its kind: <c>rule 2.9-wait 2.9-free; procedure publish</c>. A kind may be left out.</summary>
    public Cover? Enforced(CoverageLine line)
    {
        string? kind = null;
        var any = false;
        foreach (var word in line.By.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (BlockKinds.Core.Find(word) is not null)
            {
                kind = word;
                continue;
            }

            any = true;
            Block(line, kind, word);
        }

        return any ? Cover.Enforced : Nothing(line, "name the blocks, such as `rule 2.9-wait`");
    }

    /// <summary>By records, screens and capabilities: <c>record post.checked; screen /posts/{id}; capability C-07</c>.</summary>
    public Cover? Evidenced(CoverageLine line)
    {
        string? kind = null;
        Cover? cover = null;
        foreach (var word in line.By.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Evidence.Contains(word))
            {
                kind = word;
                continue;
            }

            var today = Shown(line, kind, word);
            cover = today || cover == Cover.Evidenced ? Cover.Evidenced : Cover.NotYetServed;
        }

        return cover ?? Nothing(line, "name what shows it: `record NAME`, `screen /address` or `capability C-07`");
    }

    /// <summary>By numbers of the list of what software cannot enforce: <c>D-3</c>.</summary>
    public Cover? Advice(CoverageLine line)
    {
        var numbers = line.By.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        foreach (var number in numbers)
        {
            Numbered(line, number, 'D', Served.Advice);
        }

        return numbers.Length > 0 ? Cover.Advice : Nothing(line, $"name the matter that software cannot enforce, D-1 to D-{Served.Advice}");
    }

    private void Block(CoverageLine line, string? kind, string id)
    {
        var found = blocks.Where(one => one.Block.Id == id && (kind is null || one.Block.Kind == kind)).ToList();
        if (found.Count == 0)
        {
            var near = Suggestion.For(id, blocks.Where(one => kind is null || one.Block.Kind == kind).Select(one => one.Block.Id));
            Report(
                line,
                $"there is no {kind ?? "block"} `{id}` in {policy.Path}",
                near is null ? "name a block of the document, its kind first" : $"write `{near}`");
        }
        else if (!found.Any(one => named[line.Row].Any(clause => clause == one.Clause || Cites(one.Block, clause))))
        {
            Report(
                line,
                $"the {found[0].Block.Kind} `{id}` stands under clause `{found[0].Clause}`, which the row `{line.Row}` does not name",
                $"name `{found[0].Clause}` beside the clause, or a block that stands under `{line.Clauses}`");
        }
    }

    private bool Shown(CoverageLine line, string? kind, string word)
    {
        switch (kind)
        {
            case "record": Known(line, "record", word, served.Records); return true;
            case "screen": Known(line, "screen", word, served.Screens); return true;
            case "capability": Numbered(line, word, 'C', Served.Capabilities); return false;
            default:
                var near = Suggestion.For(word, Evidence);
                Report(line, $"`{word}` does not say what it is", near is null ? "begin with `record`, `screen` or `capability`" : $"write `{near}`");
                return false;
        }
    }

    private void Known(CoverageLine line, string what, string word, IReadOnlySet<string> all)
    {
        if (!all.Contains(word))
        {
            var near = Suggestion.For(word, all);
            Report(
                line,
                $"the program has no {what} `{word}`",
                near is null ? $"name a {what} of policies/coverage/served.csv, or the capability that will serve it" : $"write `{near}`");
        }
    }

    private void Numbered(CoverageLine line, string text, char letter, int most)
    {
        if (Number().Match(text) is not { Success: true } match || match.Groups[1].Value[0] != letter
            || int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) is var number && (number < 1 || number > most))
        {
            var (first, last) = letter == 'C' ? ("C-01", $"C-{most}") : ("D-1", $"D-{most}");
            Report(line, $"there is no {(letter == 'C' ? "capability" : "matter")} `{text}`", $"they are numbered {first} to {last}");
        }
    }

    private Cover? Nothing(CoverageLine line, string help)
    {
        Report(line, $"the row `{line.Row}` is {line.How} by nothing", help);
        return null;
    }

    private void Report(CoverageLine line, string message, string help) => problems.Add(new Problem(line.Path, line.Line, message, help));

    private static string[] ClausesOf(CoverageLine line) => line.Clauses.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    // A step `under 3.2` and a line `confirm 2.8-3 …` carry those clauses wherever their procedure stands.
    private static bool Cites(DocumentPart.Block block, string clause) =>
        block.Lines.Any(line => line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) is var words
            && words.Zip(words.Skip(1)).Any(pair => pair.First is "under" or "confirm" && pair.Second == clause));

    private static List<(DocumentPart.Block Block, string Clause)> BlocksOf(PolicyDocument policy)
    {
        var found = new List<(DocumentPart.Block, string)>();
        var clause = "";
        foreach (var part in policy.Parts)
        {
            if (part is DocumentPart.Heading { Clause: { } id })
            {
                clause = id;
            }
            else if (part is DocumentPart.Block block)
            {
                found.Add((block, clause));
            }
        }

        return found;
    }

    [GeneratedRegex("^([CD])-?0*([0-9]{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
