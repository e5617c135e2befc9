using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Parsing;

/// <summary>The order of lines in words blocks says nothing: a word may stand before the word to which it belongs.</summary>
public class WordsOrderTests
{
    // Each line builds on the next, so that the order in which it stands is the worst there is.
    private const string Chain = """
        ### 2 Words

        ```words first
        actor     night porter; is porter; also watchman
        actor     porter; is caretaker
        actor     caretaker; is volunteer
        actor     volunteer; is staff
        ```
        ```rule r
        forbid    staff to connect
        ```
        ```words second
        action    wave back; is wave
        action    wave; is connect
        ```
        ```ask one
        watchman to wave back
        = forbidden
        ```
        """;

    public static TheoryData<string> Documents => ["federation", "infant", "primary", "school", "trust", "law/england"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Shuffled_lines_of_every_words_block_make_the_same_document(string name)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "policies", name + ".md")).ReplaceLineEndings("\n");

        AssertSame(text, Enumerable.Range(0, 8));
    }

    [Fact]
    public void A_word_may_stand_before_the_word_to_which_it_belongs()
    {
        var policy = QuestionTexts.Policy(Chain);

        Assert.Equal(["porter", "caretaker", "volunteer", "staff"], policy.Vocabulary.Find(WordKind.Actor, "watchman")!.Covers);
        Assert.Equal(Verdict.Forbidden, policy.Ask("night porter to wave back").Verdict);
        AssertSame(QuestionTexts.Roles + Chain, Enumerable.Range(0, 50));
    }

    [Fact]
    public void Words_that_belong_to_one_another_are_read_in_any_order()
    {
        var policy = QuestionTexts.Policy("### 2 Words\n```words w\nactor staff; is governor\nactor governor; is staff\n```\n");

        Assert.Contains("staff", policy.Vocabulary.Find(WordKind.Actor, "governor")!.Covers);
        Assert.Contains("governor", policy.Vocabulary.Find(WordKind.Actor, "staff")!.Covers);
    }

    [Fact]
    public void Another_name_of_a_core_word_may_become_a_word_of_its_own_that_belongs_to_it()
    {
        var policy = QuestionTexts.Policy("### 2 Words\n```words w\naction befriend; is connect\n```\n```rule r\nforbid staff to connect\n```\n```rule s\nallow staff to befriend\nwith a colleague\n```\n");

        Assert.Equal(Verdict.Forbidden, policy.Ask("staff to befriend a current pupil").Verdict);
        Assert.Equal(Verdict.Forbidden, policy.Ask("staff to follow a colleague").Verdict);
        Assert.Equal("befriend", policy.Vocabulary.Find(WordKind.Action, "befriend")!.Name);
    }

    [Fact]
    public void Many_lines_about_one_word_are_put_in_order_one_after_the_other()
    {
        var lines = Enumerable.Range(0, 20_000).Select(number => (number, number % 2 == 0 ? "actor staff; is governor" : $"actor a{number}; is staff")).ToList();

        var ordered = WordsOrder.Of(lines).ToList();

        Assert.Equal(lines.Order(), ordered.Order());
        Assert.True(ordered.FindLastIndex(line => line.Text.EndsWith("is governor", StringComparison.Ordinal)) < ordered.FindIndex(line => line.Text.EndsWith("is staff", StringComparison.Ordinal)));
    }

    private static void AssertSame(string text, IEnumerable<int> seeds)
    {
        var policy = PolicyTexts.Read(text);
        var (told, answered) = (Told(policy).ToList(), policy.Examples.Select(example => Answered(policy, example)).ToList());
        Assert.All(seeds, seed =>
        {
            var shuffled = PolicyTexts.Read(Shuffled(text, new Random(seed)));
            Assert.Equal(told, Told(shuffled));
            Assert.Equal(answered, shuffled.Examples.Select(example => Answered(shuffled, example)));
        });
    }

    private static IEnumerable<string> Told(PolicyDocument policy) => policy.Vocabulary.AddedTo(PolicyReader.CoreWords)
        .Select(word => $"{word.Kind} {word.Name}: {string.Join(", ", word.Covers)} {word.Asks} {word.Said} {word.Yes} {word.No} {word.Under}");

    private static string Answered(PolicyDocument policy, Example example) =>
        policy.Ask(example.Question) is var answer ? AnswerText.Sentence(answer) + string.Join(' ', answer.Clauses) + string.Join(' ', answer.Missing) : "";

    // All lines of all words blocks change places, also from one block into another.
    private static string Shuffled(string text, Random random)
    {
        var lines = text.Split('\n');
        var places = new List<int>();
        for (var (at, inside) = (0, false); at < lines.Length; at++)
        {
            var fence = lines[at].StartsWith("```", StringComparison.Ordinal);
            if (inside && !fence)
            {
                places.Add(at);
            }

            inside = fence ? lines[at].StartsWith("```words", StringComparison.Ordinal) : inside;
        }

        var moved = places.Select(place => lines[place]).ToArray();
        random.Shuffle(moved);
        for (var at = 0; at < moved.Length; at++)
        {
            lines[places[at]] = moved[at];
        }

        return string.Join('\n', lines);
    }
}
