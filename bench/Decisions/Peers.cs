using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Countersign.PolicyLanguage.Model;

namespace Bench.Decisions;

/// <summary>What one general engine did with the requests.</summary>
/// <param name="Agrees">Requests on which it says what we say, in the words it has.</param>
/// <param name="AgreesComplete">The same among the requests with every fact given, out of <paramref name="Complete"/>.</param>
internal sealed record PeerResult(string Name, double Nanoseconds, int Agrees, int AgreesComplete, int Complete);

/// <summary>
/// Hands the same rules and requests to the engines of npm. They know yes and no but no "not given", so each rule is given
/// to them as what makes it certain; dates are worked out for them beforehand, which costs them nothing.
/// </summary>
internal static class Peers
{
    public static void Write(string folder, PolicyDocument policy, IReadOnlyList<(Question Question, Request Request)> requests, IReadOnlyList<Verdict> verdicts)
    {
        var words = policy.Vocabulary;
        var rules = policy.Rules.Select(rule => new
        {
            id = rule.Id,
            clause = rule.Clause.Id,
            verdict = rule.Verdict.ToString(),
            actors = Covered(words, WordKind.Actor, rule.Actors),
            actions = Covered(words, WordKind.Action, [rule.Action]),
            with = Covered(words, WordKind.Counterpart, rule.With),
            on = Covered(words, WordKind.Channel, rule.On),
            when = rule.When.Select(Term),
            unless = rule.Unless.Select(Term),
            except = rule.Except,
            latest = rule.Until?.Latest ?? false,
            until = rule.Until?.Limbs.Select(Name) ?? [],
        });
        var limbs = policy.Rules.SelectMany(rule => rule.Until?.Limbs ?? []).Distinct().ToList();
        var asked = requests.Select((one, place) => new { facts = Flat(one.Question, limbs), verdict = verdicts[place].ToString(), complete = IsComplete(one.Request) });
        File.WriteAllText(Path.Combine(folder, "work.json"), JsonSerializer.Serialize(new { rules, requests = asked }));
    }

    public static async Task<IReadOnlyList<PeerResult>> Run(string peers, string folder, CancellationToken ct)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = peers, RedirectStandardOutput = true };

        // Node 20 ends in the middle of cedar's calls without this.
        start.ArgumentList.Add("--no-turbo-inline-js-wasm-calls");
        start.ArgumentList.Add("measure.mjs");
        start.ArgumentList.Add(Path.Combine(folder, "work.json"));
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var output = await node.StandardOutput.ReadToEndAsync(ct);
        await node.WaitForExitAsync(ct);
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<List<PeerResult>>(output, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException("the engines of npm could not be measured");
    }

    private static bool IsComplete(Request request) =>
        request.Unknown == Known.None && request is { Whom: not Whom.NotGiven, Through: not Through.NotGiven, Born: not null, Left: not null }
        && (int)(request.Yes | request.No) == (1 << 22) - 1;

    private static Dictionary<string, object> Flat(Question question, List<Limb> limbs)
    {
        var flat = new Dictionary<string, object> { ["actor"] = question.Actor.Name, ["action"] = question.Action.Name };
        AddIfGiven(flat, "with", question.With?.Name);
        AddIfGiven(flat, "on", question.On?.Name);
        AddIfGiven(flat, "asked", question.Asked?.DayNumber);
        foreach (var (fact, truth) in question.Facts.Where(entry => entry.Value is Truth.True or Truth.False))
        {
            flat[Key(fact)] = truth == Truth.True;
        }

        foreach (var limb in limbs)
        {
            AddIfGiven(flat, Name(limb), Countersign.PolicyLanguage.Evaluation.Calendar.FreeDay(limb, question, YearsEnd.WithTheDay)?.DayNumber);
        }

        return flat;
    }

    private static void AddIfGiven(Dictionary<string, object> flat, string key, object? value)
    {
        if (value is not null)
        {
            flat[key] = value;
        }
    }

    private static List<string> Covered(Vocabulary words, WordKind kind, IReadOnlyList<Word> named) =>
        [.. words.Of(kind).Where(word => named.Any(word.IsCoveredBy)).Select(word => word.Name)];

    private static object Term(Condition condition) => new { fact = Key(condition.Fact), holds = condition.Holds, stated = condition.OnlyIfClaimed };

    private static string Key(Word fact) => fact.Name.Replace(' ', '_');

    private static string Name(Limb limb) => string.Create(CultureInfo.InvariantCulture, $"free_{limb.From}_{limb.Years}");
}
