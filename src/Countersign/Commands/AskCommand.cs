using System.CommandLine;
using System.Globalization;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Understanding;
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
        var question = new Argument<string?>("question")
        {
            Description = "who does what, and then facts separated by commas",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var law = new Option<FileInfo?>("--law") { Description = "the law that stands over it, such as policies/law/england.md" };
        var above = new Option<FileInfo?>("--above") { Description = "the policy of the trust or federation that stands over it" };
        var json = new Option<bool>("--json") { Description = "answer as JSON" };
        var plain = new Option<string?>("--plain") { Description = "a sentence as people type it; printed is what it is understood to say" };
        var asker = new Option<string>("--as") { Description = "who types it, such as teacher or parent", DefaultValueFactory = _ => "staff" };
        var many = new Option<FileInfo?>("--plain-file") { Description = "sentences to understand, one a line: who types it, a tab, the sentence" };
        var command = new Command("ask", "ask a policy document a question, such as \"staff to connect with "
            + "a former pupil on a personal account, born 2006-03-10\"") { file, question, law, above, json, plain, asker, many };
        command.SetAction(line =>
        {
            var files = new[] { line.GetRequiredValue(file), line.GetValue(above), line.GetValue(law) }.OfType<FileInfo>().ToList();
            if (Layers(files) is not { } layers)
            {
                return 1;
            }

            return line.GetValue(many) is { } sentences ? UnderstandAll(layers, sentences)
                : line.GetValue(plain) is { } sentence ? Understand(layers, line.GetValue(asker)!, sentence, line.GetValue(json))
                : line.GetValue(question) is { } asked ? Ask(layers, asked, line.GetValue(json))
                : Refused("give a question, or a sentence with --plain, or a file of sentences with --plain-file");
        });
        return command;
    }

    private static PolicyLayers? Layers(IReadOnlyList<FileInfo> files)
    {
        if (PolicyFiles.ReadAll(files.Select(file => file.ToString())) is not { } documents)
        {
            return null;
        }

        if (documents.GroupBy(document => document.Front.Layer is Layer.Federation ? Layer.Trust : document.Front.Layer)
            .FirstOrDefault(place => place.Count() > 1) is { } place)
        {
            Refused($"{string.Join(" and ", place.Select(document => document.Path))}: both stand "
                + "in the same place; the front matter's `layer` says which is the law, a trust's or a school's");
            return null;
        }

        return new PolicyLayers(documents);
    }

    private static int Refused(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    private static string Nobody(PolicyLayers layers, string asker) =>
        $"nobody is called `{asker}`; write `{layers.Vocabulary.Nearest(asker, WordKind.Actor) ?? "staff"}`";

    // A line of JSON for each sentence, in order, so that many can be looked at together.
    private static int UnderstandAll(PolicyLayers layers, FileInfo file)
    {
        if (!file.Exists)
        {
            return Refused($"{file}: there is no such file");
        }

        foreach (var (number, line) in File.ReadLines(file.FullName).Index())
        {
            if (line.Split('\t') is not [var asker, var sentence])
            {
                return Refused($"{file}:{number + 1}: write who types it, a tab, and the sentence");
            }

            if (layers.Vocabulary.Find(WordKind.Actor, asker) is not { } actor)
            {
                return Refused($"{file}:{number + 1}: {Nobody(layers, asker)}");
            }

            Console.WriteLine(SentenceJson.Write(SentenceReader.Read(sentence, actor.Name, layers)));
        }

        return 0;
    }

    private static int Understand(PolicyLayers layers, string asker, string sentence, bool json)
    {
        if (layers.Vocabulary.Find(WordKind.Actor, asker) is not { } actor)
        {
            return Refused(Nobody(layers, asker));
        }

        var understood = SentenceReader.Read(sentence, actor.Name, layers);
        if (json)
        {
            Console.WriteLine(SentenceJson.Write(understood));
            return 0;
        }

        if (understood.SafeguardingFirst)
        {
            Console.WriteLine("A child may be at risk: the way to the safeguarding lead comes first.");
        }

        foreach (var reading in understood.Readings)
        {
            var parts = new[] { reading.Action, reading.Counterpart, reading.Channel }.OfType<string>();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Score:0.00}  {reading.Actor}: {string.Join(", ", parts)}"));
        }

        if (understood.Readings.Count == 0)
        {
            Console.WriteLine("Nothing that a social media policy answers.");
        }

        return 0;
    }

    private static int Ask(PolicyLayers layers, string text, bool json)
    {
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
