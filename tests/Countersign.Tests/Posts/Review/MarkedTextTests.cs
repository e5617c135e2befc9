using Countersign.Posts.Review;
using Countersign.Screening.Model;

namespace Countersign.Tests.Posts.Review;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("Zoe won", 0, 3, "[1:Zoe] won")]
    [InlineData("Well done Zoe", 10, 3, "Well done [1:Zoe]")]
    [InlineData("Zoe", 0, 3, "[1:Zoe]")]
    [InlineData("Zoe won", 4, 99, "Zoe [1:won]")]
    public void Words_are_marked_where_they_stand(string text, int start, int length, string expected) =>
        Assert.Equal(expected, Told(MarkedText.Of(text, Place.Text, [At(1, Place.Text, (start, length))])));

    [Fact]
    public void The_pieces_are_the_text_whatever_overlaps_and_the_first_keeps_its_words()
    {
        var pieces = MarkedText.Of("Zoe Ash of 6B, born on 3 May", Place.Text, [At(1, Place.Text, (0, 7)), At(2, Place.Text, (4, 9), (15, 13)), At(3, Place.Text, (5, 1))]);

        Assert.Equal("Zoe Ash of 6B, born on 3 May", string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Equal("[1:Zoe Ash][2: of 6B], [2:born on 3 May]", Told(pieces));
    }

    [Fact]
    public void What_lies_in_another_part_of_the_post_marks_nothing_here() =>
        Assert.Equal("Zoe", Told(MarkedText.Of("Zoe", Place.Text, [At(1, Place.AltText(0), (0, 3))])));

    private static PostFinding At(int number, Place place, params (int Start, int Length)[] spans) => new(number, "key", Severity.Asks, "", "", "words")
    {
        Spans = [.. spans.Select(span => (place, span.Start, span.Length))],
    };

    private static string Told(IEnumerable<MarkedPiece> pieces) => string.Concat(pieces.Select(piece => piece.Number is { } number ? $"[{number}:{piece.Text}]" : piece.Text));
}
