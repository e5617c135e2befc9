using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Formatting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;
using PolicyLanguage.Tests.Testing;
using PolicyLanguage.Tests.Wording;

namespace PolicyLanguage.Tests.Formatting;

public class PolicyFormatTests
{
    private const string Untidy = """
        ---
        When Silent:   headteacher
        title: Larkfield   school
        when unknown: headteacher

        policy:larkfield
        ---


        #  Larkfield
        Our school   has  one policy.\u0020
        It is short.\u0020\u0020\u0020
        It is ours.


        - one
        - two
        ##  1   Friends
        ```role    headteacher
          MAY decide
        called    headteacher

        ```


        ```rule  1-friends
        STRENGTH Should
        unless family
        Advise against   staff  to connect
        unless not consent
        because  we   say so
        with a current pupil
        ```
        ```ask  1-friends
        = advised against,  clause 1
        staff to connect   with a current pupil,
        not family, consent
        ```
        ```procedure publish
        confirm 1 nobody is   shown
        approve   by the headteacher
        check by a colleague
        BY headteacher
        ```
        ```setting often
        value
        means often
        ```
        The end.
        """;

    private const string Tidy = """
        ---
        policy: larkfield
        title: Larkfield school
        when silent: headteacher
        when unknown: headteacher
        ---
        # Larkfield

        Our school   has  one policy.
        It is short.\u0020\u0020
        It is ours.

        - one
        - two

        ## 1 Friends

        ```role headteacher
        called headteacher
        may    decide
        ```
        ```rule 1-friends
        advise against staff to connect
        with      a current pupil
        unless    family
        unless    not consent
        because   we say so
        strength  should
        ```
        ```ask 1-friends
        staff to connect with a current pupil,
        not family, consent
        = advised against, clause 1
        ```
        ```procedure publish
        by        headteacher
        approve   by the headteacher
        check     by a colleague
        confirm   1 nobody is shown
        ```
        ```setting often
        means  often
        value
        ```

        The end.

        """;

    private static readonly string[] Keywords = ["forbid", "allow", "whenever", "with", "unless", "because", "called", "check", "approve", "means", "strength"];

    public static TheoryData<string> Documents => ExampleTests.Documents;

    [Fact]
    public void An_untidy_document_is_written_in_the_canonical_way() => Assert.Equal(Plain(Tidy), PolicyFormat.Format(Plain(Untidy)));

    [Fact]
    public void What_is_canonical_stays_as_it_is() => Assert.Equal(Plain(Tidy), PolicyFormat.Format(Plain(Tidy)));

    [Theory]
    [InlineData("no policy at all   \n")]
    [InlineData("---\npolicy: a\ntitle:  A\nwhen silent: head\nwhen unknown: head\n---\n## 1 One   \n```rule 1-a\nforbit staff to connect\n```\n")]
    public void A_document_with_an_error_is_left_alone(string text) => Assert.Equal(text, PolicyFormat.Format(text));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_says_the_same_in_canonical_form(string path) => SaysTheSame(File.ReadAllText(path));

    [Fact]
    public void Generated_documents_however_untidy_say_the_same_in_canonical_form()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var draw = new Random(seed);
            var text = RandomPolicy.Text(draw);

            SaysTheSame(text);
            SaysTheSame(Mess(text, draw));
            Assert.Equal(PolicyFormat.Format(text), PolicyFormat.Format(Mess(text, draw)));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void An_untidy_copy_of_a_document_is_tidied_to_the_same_text(string path)
    {
        var text = File.ReadAllText(path);

        var mess = Mess(text, new Random(7));

        Assert.NotEqual(text, mess);
        Assert.Equal(PolicyFormat.Format(text), PolicyFormat.Format(mess));
    }

    private static void SaysTheSame(string text)
    {
        var formatted = PolicyFormat.Format(text);

        var (before, after) = (PolicyTexts.Read(text), PolicyTexts.Read(formatted));

        Assert.Equal(Told.By(before), Told.By(after));
        Assert.Equal(before.Rules.Select(ReadBack.Sentence), after.Rules.Select(ReadBack.Sentence));
        Assert.Equal(before.Examples.Select(example => AnswerText.Render(before, before.Ask(example.Question))), after.Examples.Select(example => AnswerText.Render(after, after.Ask(example.Question)).Replace(after.Hash[..12], before.Hash[..12], StringComparison.Ordinal)));
        Assert.Equal(formatted, PolicyFormat.Format(formatted));
    }

    // Spaces, blank lines, line ends and the case of keywords: all that an editor may do without meaning anything.
    private static string Mess(string text, Random draw)
    {
        var inside = false;
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select((line, number) =>
        {
            var fence = line.StartsWith("```", StringComparison.Ordinal);
            inside ^= fence;
            var keyword = line.Split(' ')[0];
            var said = !inside || fence ? line : new string(' ', draw.Next(3)) + (Keywords.Contains(keyword) ? keyword.ToUpperInvariant() + new string(' ', draw.Next(1, 4)) + line[keyword.Length..] : line);
            var after = line.Length > 0 && !fence && !line.StartsWith("---", StringComparison.Ordinal) ? draw.Next(2) : 0;
            return said + new string(' ', after) + (inside && draw.Next(3) == 0 ? "\n" : "");
        });
        return string.Join(draw.Next(2) == 0 ? "\r\n" : "\n", lines);
    }

    private static string Plain(string text) => text.Replace("\\u0020", " ", StringComparison.Ordinal);
}
