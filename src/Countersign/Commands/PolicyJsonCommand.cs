using System.CommandLine;
using Countersign.PolicyLanguage.Json;

namespace Countersign.Commands;

/// <summary>Prints what a document says as JSON.</summary>
internal static class PolicyJsonCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "the policy document (Markdown)" };
        var command = new Command("json", "print what a document says as JSON, for other programs") { file };
        command.SetAction(line => Run(line.GetRequiredValue(file)));
        return command;
    }

    private static int Run(string file)
    {
        if (PolicyFiles.ReadAll([file]) is not [var document])
        {
            return 1;
        }

        Console.WriteLine(PolicyJson.Of(document));
        return 0;
    }
}
