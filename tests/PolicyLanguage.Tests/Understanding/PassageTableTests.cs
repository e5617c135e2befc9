using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Understanding;
using Countersign.Tests;

namespace PolicyLanguage.Tests.Understanding;

/// <summary>
/// Whether what people want to be told is found: whom, what follows, when, how, which, what is meant. The held-back questions were written apart from the
/// search, and nothing was tuned on them; the figures are floors.
/// </summary>
public sealed class PassageTableTests
{
    private static readonly string Sentences = Path.Combine(Checkout.Root, "tests/PolicyLanguage.Tests/Understanding/sentences");

    private static readonly Lazy<Dictionary<string, PolicyLayers>> Documents = new(() =>
    {
        var law = Document("law/england");
        return new[] { "school", "federation", "primary", "trust", "infant" }.ToDictionary(name => name, name => new PolicyLayers(Document(name), law));
    });

    [Theory]
    [InlineData("passages-built-against", 46, 54, 57)]
    [InlineData("passages-held-back", 37, 45, 39)]
    public void So_many_questions_find_their_clause(string table, int first, int amongThree, int taken)
    {
        var rows = File.ReadLines(Path.Combine(Sentences, table + ".tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        var read = rows.ConvertAll(row => (Row: row, Answers: row[5].Split('|'), Understood: SentenceReader.Read(row[3], row[2], Documents.Value[row[1]])));
        var right = read.ConvertAll(one => (First: Clauses(one.Understood).Take(1).Any(one.Answers.Contains), Three: Clauses(one.Understood).Take(3).Any(one.Answers.Contains)));
        var figures = (First: right.Count(one => one.First), Three: right.Count(one => one.Three), Taken: read.Count(one => one.Understood.PassageAnswers));
        TestContext.Current.TestOutputHelper?.WriteLine($"{table}: {figures} of {rows.Count}");

        Assert.True(figures.First >= first, $"{figures.First} first");
        Assert.True(figures.Three >= amongThree, $"{figures.Three} among three");
        Assert.True(figures.Taken >= taken, $"{figures.Taken} taken");
    }

    [Fact]
    public void Whoever_asks_whether_something_is_allowed_is_seldom_told_something_else()
    {
        var asked = LabelledSentence.Read(Path.Combine(Sentences, "built-against.tsv")).Where(sentence => sentence.Kind == "may").ToList();
        var elsewhere = asked.Where(sentence => SentenceReader.Read(sentence.Sentence, sentence.Asker, Documents.Value["school"]).PassageAnswers).ToList();

        Assert.True(elsewhere.Count <= asked.Count / 20, $"{elsewhere.Count} of {asked.Count}: {string.Join("; ", elsewhere.Take(40).Select(sentence => sentence.Sentence))}");
    }

    private static List<string> Clauses(UnderstoodSentence understood) =>
        [.. understood.Passages.Where(passage => passage.Document is null).Select(passage => passage.Clause.Id.Length == 0 ? "front" : passage.Clause.Id).Distinct()];

    private static PolicyDocument Document(string name) => PolicyReader.Read(name, File.ReadAllBytes(Path.Combine(Checkout.Root, "policies", name + ".md"))).Document!;
}
