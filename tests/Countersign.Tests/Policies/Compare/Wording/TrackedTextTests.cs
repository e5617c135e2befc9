using Countersign.Policies.Compare.Wording;

namespace Countersign.Tests.Policies.Compare.Wording;

[Trait("Database", "none")]
public class TrackedTextTests
{
    [Theory]
    [InlineData("Wait three years.", "Wait two years.", "Wait -three-+two+ years.")]
    [InlineData("Ask first.", "Ask the headteacher first.", "Ask +the headteacher +first.")]
    [InlineData("Ask the headteacher first.", "Ask first.", "Ask -the headteacher -first.")]
    [InlineData("Tell the head at once.", "Tell a leader at once.", "Tell -the head-+a leader+ at once.")]
    [InlineData("One line.", "One line.\nAnother.", "One line.+\nAnother.+")]
    [InlineData("Never.", "", "-Never.-")]
    [InlineData("The same.", "The same.", "The same.")]
    public void Words_are_tracked(string before, string after, string tracked) => Assert.Equal(tracked, Written(before, after, TrackedText.MostPairs));

    [Fact]
    public void A_huge_clause_is_told_line_by_line_and_a_vast_one_as_a_whole()
    {
        const string Before = "Keep this line.\nWait three years, and ask.", After = "Keep this line.\nWait two years, and ask.";

        Assert.Equal("Keep this line.\n-Wait three years, and ask.-+Wait two years, and ask.+", Written(Before, After, 4));
        Assert.Equal($"-{Before}-+{After}+", Written(Before, After, 3));
    }

    [Fact]
    public void Both_texts_stand_in_what_is_tracked_whatever_they_are()
    {
        var random = new Random(5);
        for (var number = 0; number < 500; number++)
        {
            var (before, after) = (Made(random), Made(random));
            var left = TrackedText.MostPairs;

            var runs = TrackedText.Of(before, after, ref left);

            Assert.Equal(before, string.Concat(runs.Where(run => run.Fate != TextFate.Added).Select(run => run.Text)));
            Assert.Equal(after, string.Concat(runs.Where(run => run.Fate != TextFate.Removed).Select(run => run.Text)));
        }
    }

    [Fact]
    public void Signs_are_no_words()
    {
        var left = TrackedText.MostPairs;

        var runs = TrackedText.Of("Ask.", "Ask – always. Nobody is asked twice.", ref left);

        Assert.Equal((5, 0), (TrackedText.Words(runs, TextFate.Added), TrackedText.Words(runs, TextFate.Removed)));
    }

    private static string Made(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => ((string[])["a", "b", " ", " ", "\n", ".", "naïve", "  ", "\t"])[random.Next(9)]));

    private static string Written(string before, string after, long left) => string.Concat(TrackedText.Of(before, after, ref left).Select(run => run.Fate switch
    {
        TextFate.Removed => $"-{run.Text}-",
        TextFate.Added => $"+{run.Text}+",
        _ => run.Text,
    }));
}
