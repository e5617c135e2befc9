using System.CommandLine;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Commands;

/// <summary>Replays recorded decisions under a draft and says which would have been different.</summary>
internal static class PolicyRehearseCommand
{
    public static Command Make()
    {
        var draft = new Argument<string>("draft") { Description = "the draft that governors will vote on" };
        var decisions = new Option<string>("--decisions") { Description = "recorded questions, posts and requests, one in JSON on each line", Required = true };
        var inForce = new Option<string?>("--in-force") { Description = "the document in force, for lines that record no answer" };
        var command = new Command("rehearse", "replay recorded decisions under a draft and say which would have been different") { draft, decisions, inForce };
        command.SetAction(line => Rehearse(line.GetRequiredValue(draft), line.GetRequiredValue(decisions), line.GetValue(inForce)));
        return command;
    }

    /// <summary>0 where every line was replayed, whatever it showed; 1 where a line could not be read; 2 where a file could not.</summary>
    private static int Rehearse(string draft, string decisions, string? inForce)
    {
        var problems = new List<Problem>();
        var (document, before) = (PolicyFiles.Read(draft, problems), inForce is null ? null : PolicyFiles.Read(inForce, problems));
        if (!File.Exists(decisions))
        {
            problems.Add(new Problem(decisions, 1, "there is no such file"));
        }

        if (document is null || problems.Count > 0)
        {
            problems.ForEach(Console.Error.WriteLine);
            return 2;
        }

        using var recorded = File.OpenRead(decisions);
        var rehearsal = Rehearsal.Run(document, recorded, before);
        foreach (var change in rehearsal.Changes)
        {
            Console.WriteLine($"{decisions}:{change.Line}: {change.Sentence}");
        }

        foreach (var unread in rehearsal.Unread)
        {
            Console.Error.WriteLine($"{decisions}:{unread.Line}: {unread.Problem}");
        }

        foreach (var sum in rehearsal.Sums)
        {
            Console.WriteLine($"- {sum}");
        }

        Console.WriteLine(rehearsal.Sentence);
        return rehearsal.Unread.Count == 0 ? 0 : 1;
    }
}
