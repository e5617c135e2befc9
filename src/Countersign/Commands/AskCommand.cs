using System.CommandLine;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Commands;

/// <summary>
/// Asks a policy document a question: what a policy answers, with its clauses, duties and dates, under the law and a trust's policy where they are given.
/// </summary>
internal static class AskCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "the policy document (Markdown)" };
        var question = new Argument<string>("question") { Description = "who does what, and then facts separated by commas" };
        var law = new Option<FileInfo?>("--law") { Description = "the law that stands over it, such as policies/law/england.md" };
        var above = new Option<FileInfo?>("--above") { Description = "the policy of the trust or federation that stands over it" };
        var json = new Option<bool>("--json") { Description = "answer as JSON" };
        var command = new Command("ask", "ask a policy document a question, such as \"staff to connect with "
            + "a former pupil on a personal account, born 2006-03-10\"") { file, question, law, above, json };
        command.SetAction(line => Ask(
            [line.GetRequiredValue(file), .. new[] { line.GetValue(above), line.GetValue(law) }.OfType<FileInfo>()],
            line.GetRequiredValue(question),
            line.GetValue(json)));
        return command;
    }

    private static int Ask(IReadOnlyList<FileInfo> files, string text, bool json)
    {
        if (PolicyFiles.ReadAll(files.Select(file => file.ToString())) is not { } documents)
        {
            return 1;
        }

        if (documents.GroupBy(document => document.Front.Layer is Layer.Federation ? Layer.Trust : document.Front.Layer)
            .FirstOrDefault(place => place.Count() > 1) is { } place)
        {
            Console.Error.WriteLine($"{string.Join(" and ", place.Select(document => document.Path))}: both stand "
                + "in the same place; the front matter's `layer` says which is the law, a trust's or a school's");
            return 1;
        }

        var layers = new PolicyLayers(documents);
        var read = layers.Read(text);
        if (read.Question is not { } question)
        {
            var misread = read.Misread!;
            Console.Error.WriteLine(misread.Help is null ? misread.Message : $"{misread.Message}\n  help: {misread.Help}");
            return 1;
        }

        var answer = layers.Ask(question);
        Console.WriteLine(json ? AnswerJson.Write(layers, question, answer) : AnswerText.Render(layers, answer));
        return 0;
    }
}
