using System.Globalization;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace Bench.Decisions;

/// <summary>Decisions a second, beside the hand-written rules and the general engines.</summary>
internal static class DecisionFigures
{
    private const int Rounds = 3;

    public static async Task Print(string peers, string scratch, CancellationToken ct)
    {
        var policy = Load();
        var requests = Requests.Make(policy);
        var compiled = policy.Compile();
        var situations = requests.Select(one => compiled.Encode(one.Question)).ToArray();
        var questions = requests.Select(one => one.Question).ToArray();
        var plain = requests.Select(one => one.Request).ToArray();
        var answers = questions.Select(question => policy.Ask(question)).ToArray();
        var verdicts = answers.Select(answer => answer.Verdict).ToArray();
        Decide byHand = HandWritten.Decide;
        Check(plain, verdicts, situations, byHand, compiled);
        CheckClauses(answers, situations, compiled);

        var sum = 0;
        var anchor = new Arm("hand-written C# delegate (anchor)", Requests.Count, () => sum += Sum(plain, byHand));
        var bare = new Arm("our engine, bare verdict", Requests.Count, () => sum += Sum(situations, compiled));
        var cited = new Arm("our engine, decision with its clauses", Requests.Count, () => sum += Decided(situations, compiled));
        var whole = new Arm("our engine, whole answer", Requests.Count, () => sum += questions.Sum(question => (int)policy.Ask(question).Verdict));
        var text = new Arm("our engine, whole answer as text", Requests.Count, () => sum += questions.Sum(question => AnswerText.Render(policy, policy.Ask(question)).Length));
        var others = new List<(PeerResult Result, Arm Arm)>();
        Peers.Write(scratch, policy, requests, verdicts);
        for (var round = 0; round < Rounds; round++)
        {
            Arm.Interleave(40, anchor, bare, cited);
            Arm.Interleave(3, anchor, bare, cited, whole, text);
            foreach (var (place, result) in (await Peers.Run(peers, scratch, ct)).Index())
            {
                if (round == 0)
                {
                    others.Add((result, new Arm(result.Name, Requests.Count, () => { })));
                }

                others[place].Arm.Take(result.Nanoseconds);
            }
        }

        var spread = string.Join(", ", verdicts.CountBy(verdict => verdict).OrderByDescending(entry => entry.Value).Select(entry => $"{entry.Key} {entry.Value:N0}"));
        Console.WriteLine($"## Decisions: {Requests.Count:N0} seeded requests over {policy.Rules.Count} rules\n");
        Console.WriteLine($"The hand-written rules, the bare verdict, the decision and the whole answer agree on all {Requests.Count:N0}, and the decision on every clause and its part: {spread}.\n");
        Console.WriteLine("| engine | ns a decision | decisions/s | × the delegate | bytes | says the same |\n|---|---:|---:|---:|---:|---|");
        foreach (var arm in (Arm[])[anchor, bare, cited, whole, text])
        {
            Row(arm, anchor, arm.Bytes.ToString("N0", CultureInfo.InvariantCulture), "all");
        }

        foreach (var (result, arm) in others)
        {
            Row(arm, anchor, "–", $"{result.Agrees:N0}; {result.AgreesComplete:N0} of the {result.Complete:N0} that lack nothing");
        }

        Console.WriteLine();
        foreach (var (_, arm) in others)
        {
            Console.WriteLine($"- against {arm.Name}: bare verdict {arm.Nanoseconds / bare.Nanoseconds:N0} times as fast, decision with its clauses {arm.Nanoseconds / cited.Nanoseconds:N0} times, whole answer {arm.Nanoseconds / whole.Nanoseconds:N1} times");
        }

        Console.WriteLine();
    }

    public static PolicyDocument Load()
    {
        var (document, problems) = PolicyReader.Read("thirty-one.md", Bytes());
        return document ?? throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    public static byte[] Bytes() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "policies", "thirty-one.md"));

    private static void Check(Request[] plain, Verdict[] verdicts, EncodedQuestion[] situations, Decide byHand, CompiledPolicy compiled)
    {
        for (var place = 0; place < verdicts.Length; place++)
        {
            var (hand, bare) = (byHand(in plain[place]), compiled.Verdict(in situations[place]));
            if (hand != verdicts[place] || bare != verdicts[place])
            {
                throw new InvalidOperationException($"request {place}: the answer says {verdicts[place]}, the bare verdict {bare}, the hand-written rules {hand}; {plain[place]}");
            }
        }
    }

    private static void CheckClauses(Answer[] answers, EncodedQuestion[] situations, CompiledPolicy compiled)
    {
        for (var place = 0; place < answers.Length; place++)
        {
            var decision = compiled.Decide(in situations[place]);
            if (decision.Verdict != answers[place].Verdict || !compiled.Clauses(in decision).ToHashSet().SetEquals(answers[place].Clauses.Select(cited => new DecidedClause(cited.Clause, cited.Part))))
            {
                throw new InvalidOperationException($"request {place}: the decision and the answer name different clauses");
            }
        }
    }

    private static int Decided(EncodedQuestion[] situations, CompiledPolicy compiled)
    {
        var sum = 0;
        for (var place = 0; place < situations.Length; place++)
        {
            var decision = compiled.Decide(in situations[place]);
            sum += (int)decision.Verdict;
        }

        return sum;
    }

    private static int Sum(Request[] requests, Decide decide)
    {
        var sum = 0;
        for (var place = 0; place < requests.Length; place++)
        {
            sum += (int)decide(in requests[place]);
        }

        return sum;
    }

    private static int Sum(EncodedQuestion[] situations, CompiledPolicy compiled)
    {
        var sum = 0;
        for (var place = 0; place < situations.Length; place++)
        {
            sum += (int)compiled.Verdict(in situations[place]);
        }

        return sum;
    }

    private static void Row(Arm arm, Arm anchor, string bytes, string same) =>
        Console.WriteLine($"| {arm.Name} | {arm.Nanoseconds:N0} | {1e9 / arm.Nanoseconds:N0} | {arm.Nanoseconds / anchor.Nanoseconds:N1} | {bytes} | {same} |");
}
