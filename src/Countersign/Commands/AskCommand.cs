using System.CommandLine;
using Countersign.PolicyLanguage;

namespace Countersign.Commands;

/// <summary>Asks a policy document a question: what a policy answers, with its clauses, duties and dates, under the law and a trust's policy where they are given.</summary>
internal static class AskCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "the policy document (Markdown)" };
        var question = new Argument<string>("question") { Description = "who does what, and then facts separated by commas" };
        var law = new Option<FileInfo?>("--law") { Description = "the law that stands over it, such as policies/law/england.md" };
        var above = new Option<FileInfo?>("--above") { Description = "the policy of the trust or federation that stands over it" };
        var json = new Option<bool>("--json") { Description = "answer as JSON" };
        var command = new Command("ask", "ask a policy document a question, such as \"staff to connect with a former pupil on a personal account, born 2006-03-10\"") { file, question, law, above, json };
        command.SetAction(line => Ask([line.GetRequiredValue(file), .. new[] { line.GetValue(above), line.GetValue(law) }.OfType<FileInfo>()], line.GetRequiredValue(question), line.GetValue(json)));
        return command;
    }

    private static int Ask(IReadOnlyList<FileInfo> files, string text, bool json)
    {
        var documents = files.Select(Read).OfType<PolicyDocument>().ToList();
        if (documents.Count < files.Count)
        {
            return 1;
        }

        return documents is [var only] ? AskOne(only, text, json) : AskAll(documents, text, json);
    }

    private static int AskOne(PolicyDocument document, string text, bool json) => Question.Read(document, text) is { Question: { } question }
        ? Print(document.Ask(question), answer => json ? AnswerJson.Write(document, question, answer) : AnswerText.Render(document, answer))
        : Refuse(Question.Read(document, text));

    private static int AskAll(List<PolicyDocument> documents, string text, bool json)
    {
        if (documents.GroupBy(document => document.Front.Layer is Layer.Federation ? Layer.Trust : document.Front.Layer).FirstOrDefault(place => place.Count() > 1) is { } place)
        {
            Console.Error.WriteLine($"{string.Join(" and ", place.Select(document => document.Path))}: both stand in the same place; the front matter's `layer` says which is the law, a trust's or a school's");
            return 1;
        }

        var layers = new PolicyLayers(documents);
        return layers.Read(text) is { Question: { } question }
            ? Print(layers.Ask(question), answer => json ? AnswerJson.Write(layers, question, answer) : AnswerText.Render(layers, answer))
            : Refuse(layers.Read(text));
    }

    private static PolicyDocument? Read(FileInfo file)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"{file}: there is no such file");
            return null;
        }

        var (document, problems) = PolicyReader.Read(file.ToString(), File.ReadAllBytes(file.FullName));
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return document;
    }

    private static int Print(Answer answer, Func<Answer, string> told)
    {
        Console.WriteLine(told(answer));
        return 0;
    }

    private static int Refuse(QuestionResult read)
    {
        var misread = read.Misread!;
        Console.Error.WriteLine(misread.Help is null ? misread.Message : $"{misread.Message}\n  help: {misread.Help}");
        return 1;
    }
}
