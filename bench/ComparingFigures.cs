using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bench.Decisions;
using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Bench;

/// <summary>Comparing two versions of a policy, beside asking both about every situation there is, and replaying what was once decided.</summary>
internal static class ComparingFigures
{
    private const int DaysOf400Years = 146_097;

    private const int Recorded = 1_000_000;

    private const int Lines = 100_000;

    private static readonly DateOnly Today = new(2026, 11, 21);

    public static void Print(string repository, string scratch)
    {
        var text = File.ReadAllText(Path.Combine(repository, "policies", "federation.md"));
        var old = Read(text);
        var wait = Read(text.Replace("the later of 3 years after leaving and age 18", "the later of 2 years after leaving and age 18", StringComparison.Ordinal));
        var exception = Read(text.Replace("staff or former employee to post\nwhen      confidential", "staff or former employee to post\nwhen      confidential\nunless    authorised", StringComparison.Ordinal));
        Console.WriteLine($"## Comparing two versions: federation.md, {old.Rules.Count} rules\n");
        Console.WriteLine("| what | ms | × the whole difference | differences |\n|---|---:|---:|---:|");
        foreach (var (name, changed) in ((string, PolicyDocument)[])[("nothing changed", Read(text)), ("one waiting time changed", wait), ("one exception more, where many facts meet", exception)])
        {
            var compare = new Arm($"the whole difference, {name}", 5, () => Times(5, () => _ = PolicyDifference.Between(old, changed, Today)));
            Arm.Interleave(60, compare);
            Console.WriteLine($"| {compare.Name} | {Milliseconds(compare.Nanoseconds)} | 1 | {Differences(old, changed)} |");
            if (changed == wait)
            {
                foreach (var (anchor, spent, situations, differing) in Enumerate(old, changed))
                {
                    Console.WriteLine($"| {anchor}, {situations:N0} situations (anchor) | {Milliseconds(spent)} | {spent / compare.Nanoseconds:N1} | {differing:N0} situations |");
                }
            }
        }

        PrintPairs(repository, old);
        Console.WriteLine();
        PrintCalendar(old.Compile(), old);
        PrintFindings(old);
        PrintRehearsal(scratch);
    }

    // Documents of different schools have little in common, so that nearly everything is told.
    private static void PrintPairs(string repository, PolicyDocument old)
    {
        foreach (var name in (string[])["primary", "trust"])
        {
            var other = Read(File.ReadAllText(Path.Combine(repository, "policies", name + ".md")));
            var compare = new Arm($"the whole difference between federation.md and {name}.md", 1, () => _ = PolicyDifference.Between(old, other, Today));
            Arm.Interleave(10, compare);
            Console.WriteLine($"| {compare.Name} | {Milliseconds(compare.Nanoseconds)} | 1 | {Differences(old, other)} |");
        }
    }

    private static int Differences(PolicyDocument old, PolicyDocument other)
    {
        var difference = PolicyDifference.Between(old, other, Today);
        return difference.Answers.Count + difference.Practice.Count;
    }

    // Every case of every variable, for one actor and action of each group in which a rule changed; the questions are made beforehand.
    private static IEnumerable<(string Name, double Nanoseconds, int Situations, int Differing)> Enumerate(PolicyDocument old, PolicyDocument changed)
    {
        var (one, two) = (old.Compile(), changed.Compile());
        var questions = RuleGroups.Of(old, changed, RuleEquality.Same, all: false, changed.Vocabulary.Named).SelectMany(group => Questions(old, changed, group)).ToArray();
        var bare = questions.Select(both => (Old: one.Encode(both.Old), New: two.Encode(both.New))).ToArray();
        var start = Stopwatch.GetTimestamp();
        var differing = bare.Count(both => one.Verdict(in both.Old) != two.Verdict(in both.New));
        yield return ("exact enumeration by bare verdicts, which know no duties", Stopwatch.GetElapsedTime(start).TotalNanoseconds, bare.Length, differing);

        start = Stopwatch.GetTimestamp();
        differing = questions.Count(both => PolicyEvaluator.Decide(old, both.Old).Verdict != PolicyEvaluator.Decide(changed, both.New).Verdict);
        yield return ("exact enumeration by whole answers", Stopwatch.GetElapsedTime(start).TotalNanoseconds, questions.Length, differing);
    }

    private static IEnumerable<(Question Old, Question New)> Questions(PolicyDocument old, PolicyDocument changed, RuleGroup group)
    {
        var space = SituationSpace.Of(old, changed);
        var facts = group.Rules.SelectMany(rules => rules).SelectMany(rule => rule.When.Concat(rule.Unless)).Select(condition => condition.Fact.Name).Distinct().ToList();
        var variables = new[] { SituationSpace.With, SituationSpace.On, SituationSpace.Birth, SituationSpace.Leaving }.Concat(facts.Select(fact => SituationSpace.FirstFact + space.Facts.ToList().IndexOf(fact))).ToArray();
        var point = new int[SituationSpace.FirstFact + space.Facts.Count];
        Array.Fill(point, (int)Truth.NotGiven, SituationSpace.FirstFact, space.Facts.Count);
        for (var more = true; more; more = Next(space, variables, point))
        {
            yield return (WitnessBuilder.Put(space, old.Vocabulary.Named, group.Asked[0], point, Today)!, WitnessBuilder.Put(space, changed.Vocabulary.Named, group.Asked[0], point, Today)!);
        }
    }

    private static bool Next(SituationSpace space, int[] variables, int[] point)
    {
        foreach (var variable in variables)
        {
            var first = variable < SituationSpace.FirstFact ? 0 : (int)Truth.NotGiven;
            point[variable] = (point[variable] + 1) % space.Count(variable);
            if (point[variable] != first)
            {
                return true;
            }
        }

        return false;
    }

    private static void PrintCalendar(CompiledPolicy compiled, PolicyDocument policy)
    {
        var question = QuestionReader.Read(policy, "staff to connect with a former pupil on a personal account, not family").Question!;
        var start = Stopwatch.GetTimestamp();
        var bare = compiled.Encode(question with { Born = new DateOnly(1600, 1, 1), Left = new DateOnly(1600, 1, 1), Asked = Today });
        var wrong = 0;
        for (var (number, day) = (0, new DateOnly(1700, 3, 1)); number < DaysOf400Years; number++, day = day.AddDays(1))
        {
            var (adult, free) = (new Threshold(18, DayAfter: false).FreeDay(day), new Threshold(3, DayAfter: true).FreeDay(day));
            wrong += Bars(bare with { Born = Day.Of(day) }, adult) + Bars(bare with { Left = Day.Of(day) }, free);
        }

        int Bars(EncodedQuestion situation, DateOnly free) =>
            compiled.Verdict(situation with { Asked = Day.Of(free.AddDays(-1)) }) == Verdict.Forbidden && compiled.Verdict(situation with { Asked = Day.Of(free) }) == Verdict.Allowed ? 0 : 1;
        Console.WriteLine($"Both limits of that waiting time, from each of the {DaysOf400Years:N0} days of 400 years, on the last day barred and the first day free: {Milliseconds(Stopwatch.GetElapsedTime(start).TotalNanoseconds)} ms, {wrong} wrong.\n");
    }

    private static void PrintFindings(PolicyDocument policy)
    {
        var find = new Arm("findings", 1, () => _ = PolicyAnalysis.Of(policy, Today));
        Arm.Interleave(20, find);
        Console.WriteLine($"All findings of federation.md, as at every save: {Milliseconds(find.Nanoseconds)} ms, {PolicyAnalysis.Of(policy, Today).Count} found.\n");
    }

    public static void PrintRehearsal(string scratch)
    {
        var policy = DecisionFigures.Load();
        var compiled = policy.Compile();
        var questions = Requests.Make(policy).Select(one => one.Question).ToArray();
        var prepared = questions.Select(compiled.Encode).ToArray();
        var situations = Enumerable.Range(0, Recorded).Select(place => prepared[place % prepared.Length]).ToArray();
        var one = new Arm("one core, one after the other (anchor)", Recorded, () => { foreach (ref readonly var situation in situations.AsSpan()) { _ = compiled.Verdict(in situation); } });
        var replay = new Arm("the verdicts, on every core", Recorded, () => _ = Rehearsal.Verdicts(compiled, situations));
        Arm.Interleave(10, one, replay);
        Console.WriteLine($"## Rehearsing {Recorded:N0} recorded decisions under {policy.Rules.Count} rules\n");
        Console.WriteLine("| what | ms | × the anchor |\n|---|---:|---:|");
        foreach (var arm in (Arm[])[one, replay])
        {
            Console.WriteLine($"| {arm.Name} | {Milliseconds(arm.Nanoseconds * Recorded)} | {arm.Nanoseconds / one.Nanoseconds:N1} |");
        }

        Console.WriteLine();
        PrintLines(policy, questions, Path.Combine(scratch, "recorded.jsonl"));
    }

    private static void PrintLines(PolicyDocument policy, Question[] questions, string path)
    {
        var lines = string.Concat(questions.Select(question => JsonSerializer.Serialize(JsonDocument.Parse(AnswerJson.Write(policy, question, policy.Ask(question))).RootElement) + "\n"));
        File.WriteAllText(path, string.Concat(Enumerable.Repeat(lines, Lines / questions.Length)));
        var bytes = new FileInfo(path).Length;
        var count = new Arm("read the file and count its line ends, one core (anchor)", 1, () => _ = CountLines(path));
        var whole = new Arm("read each line, ask the draft, compare, on every core", 1, () => Rehearse(policy, path));
        Arm.Interleave(60, count, whole);
        Console.WriteLine($"## The same from a file: {Lines:N0} lines of JSON, {bytes / 1e6:N0} MB, {bytes / Lines:N0} bytes a line\n");
        Console.WriteLine("| what | ms | GB a second | × the anchor |\n|---|---:|---:|---:|");
        foreach (var arm in (Arm[])[count, whole])
        {
            Console.WriteLine($"| {arm.Name} | {Milliseconds(arm.Nanoseconds)} | {bytes / arm.Nanoseconds:N2} | {arm.Nanoseconds / count.Nanoseconds:N1} |");
        }

        Console.WriteLine();
    }

    private static void Rehearse(PolicyDocument policy, string path)
    {
        using var file = File.OpenRead(path);
        if (Rehearsal.Run(policy, file) is not { Replayed: Lines, Changes.Count: 0 })
        {
            throw new InvalidOperationException("the document did not answer as it had answered");
        }
    }

    private static int CountLines(string path)
    {
        using var file = File.OpenRead(path);
        var (buffer, lines) = (new byte[1 << 20], 0);
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }

    private static string Milliseconds(double nanoseconds) => (nanoseconds / 1e6).ToString(nanoseconds < 1e8 ? "N2" : "N0", CultureInfo.InvariantCulture);

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
