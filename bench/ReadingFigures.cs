using System.Text;
using Bench.Decisions;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Parsing;
using Countersign.Screening.Checks;
using Countersign.Screening.Model;
using Countersign.Screening.Names;

namespace Bench;

/// <summary>Reading a document, and reading a post.</summary>
internal static class ReadingFigures
{
    public static void Print()
    {
        var document = DecisionFigures.Bytes();
        var text = Encoding.UTF8.GetString(document);
        var read = new Arm("read and check thirty-one.md", 10, () => Times(10, () => _ = PolicyReader.Read("thirty-one.md", document).Document ?? throw new InvalidOperationException("it was refused")));
        var copy = new Arm("the same bytes as UTF-8 text (anchor)", 1_000, () => Times(1_000, () => _ = Encoding.UTF8.GetString(document)));
        var policy = DecisionFigures.Load();
        var compile = new Arm("make it ready for bare verdicts", 10, () => Times(10, () => _ = policy.Compile()));
        Arm.Interleave(30, copy, read, compile);
        Console.WriteLine($"## Reading a policy: {policy.Rules.Count} rules, {document.Length:N0} bytes\n");
        Console.WriteLine("| what | ms |\n|---|---:|");
        foreach (var arm in (Arm[])[copy, read, compile])
        {
            Console.WriteLine($"| {arm.Name} | {arm.Nanoseconds / 1e6:N4} |");
        }

        Console.WriteLine();
        PrintScreening();
    }

    private static void PrintScreening()
    {
        string[] beginnings = ["Ab", "Bel", "Cor", "Dun", "El", "Fen", "Gar", "Hal", "Is", "Jor", "Kel", "Lor", "Mar", "Nor", "Os", "Pen", "Quin", "Ros", "Sel", "Tor"];
        string[] endings = ["a", "an", "elle", "den", "ric", "wyn", "ton", "ley", "ford", "wick"];
        var words = beginnings.SelectMany(beginning => endings.Select(ending => beginning + ending)).ToList();
        var roster = Roster.Of(Enumerable.Range(0, 2_000).Select(place => new RosterName(Guid.CreateVersion7(), words[place % 200], null, words[place * 7 / 20 % 200] + words[place % 10])));
        var text = ("Our garden grew beans this week and the whole of Year 4 helped to water them. Belle told us how a seed drinks, and Torton Halwyn drew it. "
            + "Please bring a coat on Friday, as we shall be outside for most of the morning whatever the weather does. The harvest supper is in the hall. "
            + "Thank you to everyone who lent a fork, a spade or a pair of hands: the beds have never looked so well, and the compost heap is a wonder. "
            + "See you at the school gate at nine.").PadRight(458)[..458];
        var draft = new ScreeningDraft(text, []);
        var settings = new ScreeningSettings();
        var screen = new Arm("screen the post, all checks", 20, () => Times(20, () => _ = Screen.Draft(draft, roster, settings).Count));
        var absent = new Arm("look for a character that is not in it (anchor)", 100_000, () => Times(100_000, () => _ = text.AsSpan().IndexOf('§')));
        Arm.Interleave(50, absent, screen);
        Console.WriteLine($"## Screening a post of {text.Length} characters against {roster.Count:N0} pupils\n");
        Console.WriteLine("| what | µs | × the anchor | bytes |\n|---|---:|---:|---:|");
        foreach (var arm in (Arm[])[absent, screen])
        {
            Console.WriteLine($"| {arm.Name} | {arm.Nanoseconds / 1e3:N3} | {arm.Nanoseconds / absent.Nanoseconds:N0} | {arm.Bytes:N0} |");
        }

        Console.WriteLine();
    }

    private static void Times(int times, Action run)
    {
        for (var time = 0; time < times; time++)
        {
            run();
        }
    }
}
