using System.CommandLine;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Testing;

namespace Countersign.Commands;

/// <summary>Reads policy documents and runs the examples that stand in them.</summary>
internal static class PolicyCommand
{
    public static Command Make() => new("policy", "read a policy document and run its examples")
    {
        PolicyCheckCommand.Make(),
        Over("test", "run the examples of each document", Test),
        Over("mutate", "break each rule on purpose and say which breaks no example notices", PolicyMutateCommand.Mutate),
        PolicyCoverageCommand.Make(),
        PolicyFormatCommand.Make(),
        PolicyCompareCommand.Make(),
        PolicyRehearseCommand.Make(),
        PolicyJsonCommand.Make(),
        PolicyImportCommand.Make(),
    };

    private static Command Over(string name, string description, Func<IReadOnlyList<PolicyDocument>, int> work)
    {
        var files = new Argument<string[]>("files") { Description = "policy documents (Markdown), or folders of them", Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description) { files };
        command.SetAction(line => PolicyFiles.ReadAll(line.GetRequiredValue(files)) is { } documents ? work(documents) : 1);
        return command;
    }

    private static int Test(IReadOnlyList<PolicyDocument> documents)
    {
        var failed = 0;
        foreach (var document in documents)
        {
            var runs = PolicyTest.Run(document);
            foreach (var run in runs.Where(run => run.Differs is not null))
            {
                Console.Error.WriteLine($"{document.Path}:{run.Example.Line}: expected {run.Example.Expected.Text}, but {run.Differs}");
                failed++;
            }

            Console.WriteLine($"{document.Path}: {runs.Count(run => run.Differs is null)} of {runs.Count} examples hold");
        }

        Console.WriteLine($"{documents.Sum(document => document.Examples.Count) - failed} examples hold, {failed} do not");
        return failed == 0 ? 0 : 1;
    }
}
