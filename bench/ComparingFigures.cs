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
        var confidential = Read(text.Replace("forbid    staff to post\nwhen      confidential", "forbid    staff to post\nwhen      confidential\nunless    authorised", StringComparison.Ordinal));
        Console.WriteLine($"## Comparing two versions: federation.md, {old.Rules.Count} rules, one rule changed\n");
        Console.WriteLine("| what | ms | differences |\n|---|---:|---:|");
        foreach (var (name, changed) in ((string, PolicyDocument)[])[("nothing", Read(text)), ("a waiting time", wait), ("an exception where ten facts meet", confidential)])
        {
            var compare = new Arm(name, 5, () => Times(5, () => _ = PolicyDifference.Between(old, changed, Today)));
            Arm.Interleave(20, compare);
            Console.WriteLine($"| {name} | {compare.Nanoseconds / 1e6:N2} | {PolicyDifference.Between(old, changed, Today).Answers.Count} |");
        }

        Console.WriteLine();
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
