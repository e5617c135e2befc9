using System.CommandLine;
using Countersign.PolicyLanguage;

namespace Countersign.Commands;

/// <summary>Asks a policy document a question: what a policy answers, with its clauses, duties and dates.</summary>
internal static class AskCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "the policy document (Markdown)" };
        var question = new Argument<string>("question") { Description = "who does what, and then facts separated by commas" };
        var json = new Option<bool>("--json") { Description = "answer as JSON" };
        var command = new Command("ask", "ask a policy document a question, such as \"staff to connect with a former pupil on a personal account, born 2006-03-10\"") { file, question, json };
        command.SetAction(line => Ask(line.GetRequiredValue(file), line.GetRequiredValue(question), line.GetValue(json)));
        return command;
    }

    private static int Ask(FileInfo file, string text, bool json)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"{file}: there is no such file");
            return 1;
        }

        var (document, problems) = PolicyReader.Read(file.ToString(), File.ReadAllBytes(file.FullName));
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        if (document is null)
        {
            return 1;
        }

        var (question, misread) = Question.Read(document, text);
        if (question is null)
        {
            Console.Error.WriteLine(misread!.Help is null ? misread.Message : $"{misread.Message}\n  help: {misread.Help}");
            return 1;
        }

        var answer = document.Ask(question);
        Console.WriteLine(json ? AnswerJson.Write(document, question, answer) : AnswerText.Render(document, answer));
        return 0;
    }
}
