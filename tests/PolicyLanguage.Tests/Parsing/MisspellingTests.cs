using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Parsing;

public partial class MisspellingTests
{
    private static readonly string[] FreeText = ["because", "means", "value", "may", "silent", "called", "task", "lists", "characteristics", "confirm"];

    private static readonly string[] FreeFrontMatter = ["policy", "title", "summary", "version", "ratified by", "owner"];

    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.md").Where(path => !path.EndsWith("README.md", StringComparison.Ordinal)).Select(path => "policies/" + Path.GetFileName(path)), "good/whole-language.md"];

    // What several documents say in the same way is tried in the shortest of them: to read a long one takes a hundred times as long.
    private static readonly ILookup<string, (int Line, int From, int Length)> Tried = Documents.Select(row => row.Data)
        .Select(name => (Name: name, Lines: File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, name)))).OrderBy(document => document.Lines.Length)
        .SelectMany(document => Words(document.Lines).Select(word => (document.Name, Word: word, Around: Around(document.Lines[word.Line], word))))
        .DistinctBy(word => word.Around).ToLookup(word => word.Name, word => word.Word);

    [Fact]
    public void Words_enough_are_tried() => Assert.True(Tried.Sum(document => document.Count()) > 1000, $"{Tried.Sum(document => document.Count())} words");

    [Theory]
    [MemberData(nameof(Documents))]
    public void Two_letters_swapped_in_any_word_of_a_block_give_an_error_with_its_line_and_help(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, name));
        var misspellings = Tried[name].SelectMany(word => Swapped(lines[word.Line], word)).ToList();
        var silent = new ConcurrentBag<string>();

        Parallel.ForEach(misspellings, misspelt =>
        {
            var changed = lines.ToArray();
            changed[misspelt.Line] = misspelt.Text;
            var (document, problems) = PolicyReader.Read(name, Encoding.UTF8.GetBytes(string.Join('\n', changed)));
            if (document is not null || !problems.Any(problem => problem.Line == misspelt.Line + 1 && problem.Help?.Contains('`', StringComparison.Ordinal) == true))
            {
                silent.Add($"{name}:{misspelt.Line + 1}: {misspelt.Text} ({string.Join(" · ", problems.Take(1))})");
            }
        });

        Assert.True(silent.IsEmpty, $"{silent.Count} of {misspellings.Count} misspellings:\n{string.Join('\n', silent.Order(StringComparer.Ordinal).Take(40))}");
    }

    private static IEnumerable<(int Line, int From, int Length)> Words(string[] lines)
    {
        var kind = "front";
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                kind = kind == "" ? lines[i][3..].Split(' ')[0] : "";
                if (kind != "")
                {
                    yield return (i, 3, kind.Length);
                }
            }
            else if (lines[i] == "---")
            {
                kind = "";
            }
            else if (kind != "")
            {
                foreach (var word in Word().Matches(lines[i]).Where(word => Closed(kind, lines[i]).Any(part => word.Index >= part.From && word.Index < part.From + part.Length)))
                {
                    yield return (i, word.Index, word.Length);
                }
            }
        }
    }

    // The parts of a line that are written in the closed vocabulary; the rest is the author's own.
    private static IEnumerable<(int From, int Length)> Closed(string kind, string line)
    {
        var keyword = line.Split(kind == "front" ? ':' : ' ')[0];
        return (kind, keyword) switch
        {
            ("front", _) => [(0, FreeFrontMatter.Contains(keyword) ? keyword.Length : line.Length)],
            ("words", _) => [(0, keyword.Length)],
            (_, "step") => [(0, keyword.Length), .. Tails(line, ',', "under")],
            (_, "entry") => [(0, keyword.Length), .. Tails(line, ';', "edition")],
            (_, "over") => [(0, keyword.Length), (line.IndexOf("because", StringComparison.Ordinal), "because".Length)],
            ("cadence", "when") => [(0, keyword.Length)],
            (not "ask", "then") => [(0, FirstDuty().Match(line).Length)],
            _ => [(0, FreeText.Contains(keyword) ? keyword.Length : line.Length)],
        };
    }

    // What follows a comma or semicolon is closed, except behind the one word after which the author is free.
    private static IEnumerable<(int From, int Length)> Tails(string line, char mark, string free)
    {
        for (var at = line.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = line.IndexOf(mark, at + 1))
        {
            var end = line.IndexOf(mark, at + 1);
            var from = at + 2;
            yield return (from, line[from..].StartsWith(free, StringComparison.Ordinal) ? free.Length : (end < 0 ? line.Length : end) - from);
        }
    }

    // After the same word on a line of the same keyword, a word is read in the same way every time.
    private static string Around(string line, (int Line, int From, int Length) word)
    {
        var before = line[..word.From].TrimEnd();
        return $"{line.Split(' ')[0]} {before[(before.LastIndexOf(' ') + 1)..]} {line.Substring(word.From, word.Length)}";
    }

    private static IEnumerable<(int Line, string Text)> Swapped(string line, (int Line, int From, int Length) word)
    {
        for (var at = word.From; at < word.From + word.Length - 1; at++)
        {
            if (char.ToLowerInvariant(line[at]) != char.ToLowerInvariant(line[at + 1]))
            {
                yield return (word.Line, line[..at] + line[at + 1] + line[at] + line[(at + 2)..]);
                yield break;
            }
        }
    }

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"^then +((report|refer) to [^,]*)?")]
    private static partial Regex FirstDuty();
}
