using System.Text;
using Countersign.PolicyLanguage;
using Countersign.PolicyLanguage.Asking;
using Countersign.PolicyLanguage.Comparing;
using Countersign.PolicyLanguage.Compiling;

namespace Bench;

/// <summary>Comparing two versions of a policy, beside asking both about every situation there is.</summary>
internal static class ComparingFigures
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    public static void Print(string repository)
    {
        var text = File.ReadAllText(Path.Combine(repository, "policies", "federation.md"));
        var old = Read(text);
        var wait = Read(text.Replace("until     the later of 3 years after leaving and age 18", "until     the later of 2 years after leaving and age 18", StringComparison.Ordinal));
        var confidential = Read(text.Replace("forbid    staff or former employee to post\nwhen      confidential", "forbid    staff or former employee to post\nwhen      confidential\nunless    authorised", StringComparison.Ordinal));
        Console.WriteLine($"## Comparing two versions: federation.md, {old.Rules.Count} rules, one rule changed\n");
        Console.WriteLine("| what | ms | differences |\n|---|---:|---:|");
        foreach (var (name, changed) in ((string, PolicyDocument)[])[("nothing", Read(text)), ("a waiting time", wait), ("an exception where ten facts meet", confidential)])
        {
            var compare = new Arm(name, 5, () => Times(5, () => _ = PolicyDifference.Between(old, changed, Today)));
            Arm.Interleave(20, compare);
            Profile(old, changed);
            Console.WriteLine($"| {name} | {compare.Nanoseconds / 1e6:N2} | {PolicyDifference.Between(old, changed, Today).Answers.Count} |");
        }

        Console.WriteLine();
    }

    internal static void Profile(PolicyDocument old, PolicyDocument changed)
    {
        for (var turn = 0; turn < 200; turn++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            double Lap() { var ms = watch.Elapsed.TotalMilliseconds; watch.Restart(); return ms; }
            var space = Countersign.PolicyLanguage.Analysing.Space.Of(old, changed);
            var a = Lap();
            var ground = RuleSameness.SameGround(old, changed);
            var b = Lap();
            var groups = Countersign.PolicyLanguage.Analysing.Cells.Of(old, changed, RuleSameness.Same, false, changed.Vocabulary.Named).ToList();
            var c = Lap();
            var (l1, l2) = (new Countersign.PolicyLanguage.Analysing.Lens(space, old), new Countersign.PolicyLanguage.Analysing.Lens(space, changed));
            var answers = groups.Select(g => (new Countersign.PolicyLanguage.Analysing.CellAnswers(space, l1, g.Rules[0]), new Countersign.PolicyLanguage.Analysing.CellAnswers(space, l2, g.Rules[1]))).ToList();
            var d = Lap();
            var cells = answers.Select(x => new CellDifference(space, x.Item1, x.Item2)).ToList();
            var e = Lap();
            var all = cells.SelectMany(x => x.All()).ToList();
            var f = Lap();
            foreach (var x in all) { x.Where.Point(); x.Where.Cases(0); x.Where.Cases(1); }
            var g2 = Lap();
            _ = PolicyDifference.Between(old, changed, Today);
            var h = Lap();
            var words = OneSidedWords.Of(old, changed).Count();
            var i = Lap();
            if (turn % 50 == 49)
            {
                Console.WriteLine($"space {a:N2} ground {b:N2} cells {c:N2} ({groups.Count}, {groups.Sum(g => g.Rules[0].Count)}) answers {d:N2} diff {e:N2} all {f:N2} ({all.Count}) points {g2:N2} whole {h:N2} words {i:N2}");
            }
        }
    }

    private static PolicyDocument Read(string text)
    {
        var (document, problems) = PolicyReader.Read("federation.md", Encoding.UTF8.GetBytes(text));
        return document ?? throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    private static void Times(int times, Action run)
    {
        for (var time = 0; time < times; time++)
        {
            run();
        }
    }
}
