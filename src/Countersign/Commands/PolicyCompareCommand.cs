using System.CommandLine;
using System.Globalization;
using Countersign.People.Model;
using Countersign.Policies;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Commands;

/// <summary>Says what two policy documents answer and have done differently, and which of their words differ.</summary>
internal static class PolicyCompareCommand
{
    public static Command Make()
    {
        var old = new Argument<string>("old") { Description = "the version in force, or another school's document" };
        var @new = new Argument<string>("new") { Description = "the new version, or the document beside it" };
        var today = new Option<string?>("--today") { Description = "the day around which the examples lie, such as 2026-11-21; today if left out" };
        var json = new Option<bool>("--json") { Description = "print it as JSON, for other programs" };
        var command = new Command("compare", "say what two policy documents answer and have done differently, each with an example, and which words differ")
        {
            old, @new, today, json,
        };
        command.SetAction(line => Compare(line.GetRequiredValue(old), line.GetRequiredValue(@new), line.GetValue(today), line.GetValue(json)));
        return command;
    }

    /// <summary>0 where nothing differs but the words, 1 where something does, 2 where a document or the day cannot be read.</summary>
    private static int Compare(string old, string @new, string? day, bool json)
    {
        var today = SchoolTime.OfThisMachine.Today(TimeProvider.System.GetUtcNow());
        if (day is not null && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
        {
            Console.Error.WriteLine($"`{day}` is not a date\n  help: write year, month and day, such as 2026-11-21");
            return 2;
        }

        var problems = new List<Problem>();
        if (PolicyFiles.Read(old, problems) is not { } first || PolicyFiles.Read(@new, problems) is not { } second)
        {
            problems.ForEach(Console.Error.WriteLine);
            return 2;
        }

        var difference = PolicyDifference.Between(first, second, today);
        var wording = PoliciesModule.CompareWording(first, second, difference);
        if (json)
        {
            Console.WriteLine(wording.Json);
        }
        else
        {
            Write(difference);
            Console.WriteLine(string.Join(Environment.NewLine, wording.Lines));
        }

        return difference.IsNone ? 0 : 1;
    }

    private static void Write(PolicyDifference difference)
    {
        Heading("What is answered", difference.Answers.Count + difference.Words.Count);
        foreach (var one in difference.Answers)
        {
            Console.WriteLine($"- {one.Sentence}\n    {one.Example}");
            Console.WriteLine($"    {difference.Before}: {Resting(one.ClausesBefore)}; {difference.After}: {Resting(one.ClausesAfter)}");
            Below(one.Sides);
        }

        foreach (var word in difference.Words)
        {
            Console.WriteLine($"- {word}");
        }

        foreach (var group in difference.Groups)
        {
            Heading(group.Heading, group.Changes.Count);
            foreach (var one in group.Changes)
            {
                Console.WriteLine($"- {one.Sentence}");
                Below(one.Example);
                Below(one.ClausesBefore.Count + one.ClausesAfter.Count == 0
                    ? null
                    : $"{difference.Before}: {Resting(one.ClausesBefore)}; {difference.After}: {Resting(one.ClausesAfter)}");
            }
        }

        Console.WriteLine(difference.Sentence);
    }

    private static void Heading(string heading, int many)
    {
        if (many > 0)
        {
            Console.WriteLine($"{heading}:");
        }
    }

    private static void Below(string? line)
    {
        if (line is not null)
        {
            Console.WriteLine($"    {line}");
        }
    }

    private static string Resting(IReadOnlyList<string> clauses) => clauses.Count == 0 ? "no clause" : $"clause {string.Join(", ", clauses)}";
}
