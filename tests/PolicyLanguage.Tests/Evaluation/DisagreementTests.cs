using System.Globalization;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Evaluation;

public class DisagreementTests
{
    private static readonly string[] Table = File.ReadAllLines(Beside("disagreements.csv"));

    private static readonly string[] Five = Table[0].Split(',')[2..];

    private static readonly Dictionary<string, PolicyDocument> Documents = Five.ToDictionary(name => name, PolicyTexts.Shipped);

    private static readonly List<(string Document, int Row, string Reading, string Why)> Exceptions = [.. ReadExceptions()];

    public static TheoryData<string> Names => [.. Five];

    public static TheoryData<string, int, string> Cells =>
        [.. Table.Skip(1).Select(line => line.Split(',')).SelectMany(cells => Five.Select((name, i) => (name, int.Parse(cells[0], CultureInfo.InvariantCulture), cells[i + 2])))];

    [Fact]
    public void The_table_has_a_line_for_each_of_the_thirty_one_questions() =>
        Assert.Equal(Enumerable.Range(1, 31), Table.Skip(1).Select(line => int.Parse(line.Split(',')[0], CultureInfo.InvariantCulture)));

    [Fact]
    public void The_five_documents_of_the_table_are_the_documents_of_the_folder() =>
        Assert.Equal(Five.Order(StringComparer.Ordinal), Directory.GetFiles(Beside("policies"), "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name != "README").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_document_answers_each_question_as_the_table_says_or_as_the_recorded_reading_says(string document, int row, string expected)
    {
        var exception = Exceptions.Where(one => one.Document == document && one.Row == row).Select(one => one.Reading).FirstOrDefault();

        var example = Documents[document].Examples.FirstOrDefault(example => example.Id == $"c1-{row:00}");

        Assert.True(example is not null, $"{document} has no example c1-{row:00}");
        Assert.True(Fits(exception ?? expected, example.Expected), $"{document} c1-{row:00} expects `{example.Expected.Text}`, the table {exception ?? expected}");
    }

    [Fact]
    public void Every_recorded_reading_gives_its_reason_and_really_departs_from_the_table()
    {
        var departures = Exceptions.Select(one => (one, Cell: Table[one.Row].Split(',')[2 + Array.IndexOf(Five, one.Document)]));

        Assert.NotEmpty(Exceptions);
        Assert.All(departures, pair => Assert.False(Fits(pair.Cell, Documents[pair.one.Document].Examples.Single(example => example.Id == $"c1-{pair.one.Row:00}").Expected), $"{pair.one} is what the table says"));
        Assert.All(Exceptions, one => Assert.True(one.Why.Length > 20, $"{one} gives no reason"));
        Assert.Equal(Exceptions.Count, Exceptions.Select(one => (one.Document, one.Row)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Befriending_a_current_pupil_who_is_no_relative_is_forbidden_everywhere(string document)
    {
        var questions =
            from who in new[] { "staff", "teacher", "teaching assistant", "headteacher", "office manager" }
            from act in new[] { "befriend", "follow", "accept a friend request from", "send a friend request to" }
            from facts in new[] { "", ", parent agrees", ", aged 18", ", at home, not working hours", ", other relationship", ", family unknown" }
            let family = facts.Contains("family", StringComparison.Ordinal) ? "" : ", not family"
            select $"{who} to {act} a current pupil on a personal account{family}{facts}";

        var answers = questions.Select(text => (text, Ask(Documents[document], text).Verdict)).ToList();

        Assert.All(answers.Where(answer => !answer.text.Contains("unknown", StringComparison.Ordinal)), answer => Assert.True(answer.Verdict == Verdict.Forbidden, $"{document}: {answer}"));
        Assert.All(answers, answer => Assert.True(answer.Verdict is Verdict.Forbidden or Verdict.Judgement, $"{document}: {answer}"));
    }

    private static Answer Ask(PolicyDocument policy, string text) => policy.Ask(QuestionReader.Read(policy, text).Question ?? throw new ArgumentException(text));

    private static bool Fits(string letter, Expectation expected) => letter switch
    {
        "P" => expected.Verdict == Verdict.Allowed,
        "P+" => expected.Verdict == Verdict.Allowed && expected.Duties.Count > 0,
        "N" => expected.Verdict is Verdict.AllowedOnce or Verdict.Judgement,
        "A" => expected.Verdict == Verdict.AdvisedAgainst,
        "F" => expected.Verdict == Verdict.Forbidden,
        "-" => expected.Verdict == Verdict.Silent,
        "?" => expected.Verdict == Verdict.Judgement,
        "R" => expected.Verdict == Verdict.ToDo && expected.Duties.Any(duty => duty is Duty.ReportTo or Duty.ReferTo),
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "a cell of the table is P, P+, N, A, F, R, - or ?"),
    };

    // | primary | 14 | P | why |
    private static IEnumerable<(string Document, int Row, string Reading, string Why)> ReadExceptions() =>
        File.ReadLines(Beside("docs/coverage.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is [_, _, _, _, _, _] && Five.Contains(cells[1]))
            .Select(cells => (cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture), cells[3], cells[4]));

    private static string Beside(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
