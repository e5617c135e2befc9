using System.Globalization;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Testing;
using Countersign.Tests;

namespace PolicyLanguage.Tests.Evaluation;

/// <summary>
/// The five documents of 0.1.0, byte for byte, and what they answered. A document that was ratified under an earlier release reads and
/// answers as it did. COUNTERSIGN_RECORD=1 writes the answers again; that is right only for questions that are new in the file.
/// </summary>
public class EarlierReleaseTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "PolicyLanguage.Tests", "releases", "0.1.0");

    public static TheoryData<string> Documents => [.. Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void It_reads_without_an_error_and_its_examples_hold(string name)
    {
        var document = Read(name);

        Assert.NotEmpty(document.Examples);
        Assert.DoesNotContain(PolicyTest.Run(document), run => run.Differs is not null);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void It_answers_as_it_did(string name)
    {
        var (document, path) = (Read(name), Path.Combine(Folder, name + ".answers.tsv"));
        var compiled = document.Compile();
        var lines = File.ReadAllLines(path).Select(line => line.Split('\t')).ToList();

        var answered = lines.Select(line => $"{line[0]}\t{Said(document, compiled, line[0])}").ToList();

        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllText(path, string.Concat(answered.Select(line => line + "\n")));
            return;
        }

        Assert.Equal(lines.Select(line => string.Join('\t', line)), answered);
    }

    private static PolicyDocument Read(string name) => PolicyTexts.Read(File.ReadAllBytes(Path.Combine(Folder, name + ".md")), name + ".md");

    private static string Said(PolicyDocument document, CompiledPolicy compiled, string text)
    {
        var (question, misread) = QuestionReader.Read(document, text);
        if (question is null)
        {
            return $"{misread!.Message}";
        }

        var answer = document.Ask(question);
        Assert.Equal(answer.Verdict, compiled.Verdict(compiled.Encode(question)));
        return string.Join("; ", (string[])
        [
            Words.Of(answer.Verdict),
            .. answer.Missing.Select(missing => $"lacks {missing.Name}"),
            .. answer.Signatures.Select(signature => $"signed by {signature}"),
            .. answer.Duties.Select(duty => $"asks to {duty}"),
            answer.Decider is { } decider ? $"by {decider}" : "by nobody",
            .. answer.Clauses.Select(clause => $"{clause.Part} {clause.Clause}"),
            answer.Change is { } change ? $"{Words.Of(change.Becomes)} from {change.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "for good",
        ]);
    }
}
