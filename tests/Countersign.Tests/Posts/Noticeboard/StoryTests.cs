using Countersign.Platforms.Contract;
using Countersign.Posts.Noticeboard;

namespace Countersign.Tests.Posts.Noticeboard;

public class StoryTests
{
    [Theory]
    [InlineData("Year 4 planted beans. They are growing!", "Year 4 planted beans", "They are growing!")]
    [InlineData("Year 4 planted beans\nThey are growing!", "Year 4 planted beans", "They are growing!")]
    [InlineData("Year 4 planted beans\r\n\r\nThey are growing!", "Year 4 planted beans", "They are growing!")]
    [InlineData("Well done, Year 4!", "Well done, Year 4!", "")]
    [InlineData("Mrs. Applegarth is back. We are glad.", "Mrs. Applegarth is back", "We are glad.")]
    [InlineData("We came 2.5 seconds ahead of everybody", "We came 2.5 seconds ahead of everybody", "")]
    [InlineData("Wait and see...", "Wait and see...", "")]
    [InlineData("هل زرعت الفصول الفاصوليا؟ نعم", "هل زرعت الفصول الفاصوليا؟", "نعم")]
    [InlineData("  \n ", "In pictures", "")]
    [InlineData("", "In pictures", "")]
    public void The_first_sentence_or_line_is_the_headline(string text, string headline, string body) => Assert.Equal(new Story(headline, body), Story.Of(text));

    [Fact]
    public void A_sentence_with_a_link_is_read_again_below_where_the_link_works()
    {
        var story = Story.Of("Tickets are at https://fair.example/tickets now. Come along.");

        Assert.Equal("Tickets are at https://fair.example/tickets now", story.Headline);
        Assert.Equal("Tickets are at https://fair.example/tickets now. Come along.", story.Body);
    }

    [Fact]
    public void A_sentence_of_eighty_characters_is_a_headline_and_one_more_is_cut_between_words()
    {
        var eighty = string.Concat(Enumerable.Repeat("bean and ", 8)) + "12345678";
        var longer = eighty + "9";

        var (fits, cut) = (Story.Of(eighty), Story.Of(longer));

        Assert.Equal(new Story(eighty, ""), fits);
        Assert.Equal(string.Concat(Enumerable.Repeat("bean and ", 8)).TrimEnd() + "…", cut.Headline);
        Assert.Equal(longer, cut.Body);
    }

    [Fact]
    public void A_family_is_never_cut_in_two()
    {
        var families = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 81));

        var story = Story.Of(families);

        Assert.Equal(80, TextLength.Graphemes(story.Headline));
        Assert.Equal(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 79)) + "…", story.Headline);
    }

    [Theory]
    [InlineData("https://fair.example/a", "https://fair.example/a")]
    [InlineData("www.fair.example/a", "https://www.fair.example/a")]
    [InlineData("http://fair.example/a", null)]
    [InlineData("https://wrenfield.sch.uk@elsewhere.example/", null)]
    [InlineData("javascript:alert(1)", null)]
    public void Only_an_https_address_that_is_what_it_seems_becomes_a_link(string shown, string? address)
    {
        var stretches = Paragraphs.Of($"See {shown} today")[0][0];

        Assert.Equal(address, stretches.SingleOrDefault(stretch => stretch.Link is not null)?.Link?.AbsoluteUri);
        Assert.Equal($"See {shown} today", string.Concat(stretches.Select(stretch => stretch.Text)));
    }

    [Fact]
    public void Empty_lines_part_paragraphs_and_single_breaks_part_lines()
    {
        var paragraphs = Paragraphs.Of("\none\ntwo\r\n\r\n \nthree\n");

        Assert.Equal([["one", "two"], ["three"]], paragraphs.Select(lines => lines.Select(line => string.Concat(line.Select(stretch => stretch.Text))).ToArray()));
    }
}
