using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Evaluation;

/// <summary>Documents with random procedures, routes, ladders and cadences over few words, so that those of two layers often meet.</summary>
internal sealed class RandomWork(int seed)
{
    private static readonly string[] Facts = ["controversial", "confidential", "unsure"];

    private static readonly string[] Roles = ["headteacher", "manager", "senior authoriser"];

    private readonly Random random = new(seed);

    public PolicyDocument Document(string layer) => QuestionTexts.Policy(
        $"### 2.1 Work\n\n{Procedure()}{Many(3, Route)}{Many(2, Ladder)}{Many(3, Cadence)}{Setting()}",
        $"layer: {layer}\n");

    /// <summary>What is known of one post and its author.</summary>
    public (Func<PolicyDocument, Word, Truth> Facts, Func<string, bool> Holds) Post()
    {
        var known = Facts.ToDictionary(fact => fact, _ => Pick([Truth.True, Truth.False, Truth.NotKnown, Truth.NotGiven]));
        var held = Roles.Where(_ => random.Next(3) == 0).ToHashSet();
        return ((_, fact) => known[fact.Name], held.Contains);
    }

    private string Procedure() => random.Next(5) == 0 ? "" : Block("procedure publish", [.. Steps(), Maybe("by " + Pick(Roles)), Maybe("by " + Pick(Roles)), Maybe("confirm 2.1 it is " + Pick(["true", "kind"])), Maybe("refuse personal opinion"), Maybe("within 2 days")]);

    private IEnumerable<string> Steps() =>
        Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Pick(["check", "approve"])} by {Pick([.. Roles, "a colleague", "the person concerned"])}{When()}");

    private string When() => random.Next(2) == 0 ? "" : $", when {Pick(["", "not "])}{Pick(Facts)}";

    private string Route(int number) => Block($"route r{number}", [$"about {Pick(["bullying", "safeguarding", "bullying or safeguarding"])}", Maybe("from " + Pick(["staff", "parent"])), "to " + Pick(Roles), Maybe($"within {random.Next(1, 4)} days")]);

    private string Ladder(int number) => Block($"ladder l{number}", ["for " + Pick(["parent", "pupil", "parent or pupil"]), "step 1 " + Pick(["talk to them", "write to them"])]);

    private string Cadence(int number) => Block($"cadence c{number}", [$"task {Pick(["train everybody", "look at the accounts"])} {number}", $"every {Pick(["1 year", "6 months", "1 term", "2 weeks", "12 months", "setting often"])}", "for " + Pick(["staff", "staff", "governor"]), Maybe("by " + Pick(Roles)), Maybe("when something happens")]);

    private string Setting() => Block("setting often", ["means often", Maybe("value " + Pick(["1 month", "3 weeks"]))]);

    private string Many(int most, Func<int, string> made) => string.Concat(Enumerable.Range(1, random.Next(0, most + 1)).Select(made));

    private static string Block(string head, string[] lines) => $"```{head}\n{string.Join('\n', lines.Where(line => line.Length > 0).Distinct())}\n```\n";

    private string Maybe(string line) => random.Next(3) == 0 ? line : "";

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
