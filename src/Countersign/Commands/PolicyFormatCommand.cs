using System.CommandLine;
using System.Text;
using Countersign.PolicyLanguage.Formatting;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Commands;

/// <summary>Writes documents in the canonical way, or says which are not. A document with an error is left alone.</summary>
internal static class PolicyFormatCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("files") { Description = "policy documents (Markdown), or folders of them", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "change nothing; say which documents would change, and end with 1 if any would" };
        var command = new Command("format", "write each document in the one canonical way") { files, check };
        command.SetAction(line => Run(line.GetRequiredValue(files), line.GetValue(check)));
        return command;
    }

    private static int Run(string[] names, bool check)
    {
        var problems = new List<Problem>();
        var differ = 0;
        foreach (var file in PolicyFiles.Named(names, problems).Where(file => PolicyFiles.Read(file, problems) is not null))
        {
            var text = File.ReadAllText(file);
            var formatted = PolicyFormat.Format(text);
            if (formatted == text)
            {
                continue;
            }

            differ++;
            Console.WriteLine(check ? $"{file}: is not in canonical form" : $"{file}: written in canonical form");
            if (!check)
            {
                File.WriteAllText(file, formatted, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }
        }

        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return problems.Count > 0 || (check && differ > 0) ? 1 : 0;
    }
}
