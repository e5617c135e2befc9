using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Review;

namespace Countersign.Tests.Posts.Review;

[Trait("Database", "none")]
public sealed class RosterIndexesTests
{
    private static readonly PupilName Ivy = new(PupilId.New(), "Ivy", null, "Thornbury"), Tom = new(PupilId.New(), "Thomas", "Tom", "Fennimore");

    private readonly RosterIndexes indexes = new();

    [Fact]
    public void The_same_names_have_one_index_and_a_changed_letter_another()
    {
        var first = indexes.Of([Ivy, Tom]);

        Assert.Same(first, indexes.Of([Ivy, Tom with { }]));
        Assert.NotSame(first, indexes.Of([Ivy, Tom with { PreferredName = "Tommy" }]));
        Assert.NotSame(first, indexes.Of([Ivy with { Id = PupilId.New() }, Tom]));
        Assert.NotSame(first, indexes.Of([Ivy]));
        Assert.Same(first, indexes.Of([Ivy, Tom]));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Those_asked_for_last_are_kept(int others, bool kept)
    {
        var first = indexes.Of([Ivy]);
        for (var i = 0; i < others; i++)
        {
            indexes.Of([Tom with { Id = PupilId.New() }]);
        }

        Assert.Equal(kept, ReferenceEquals(first, indexes.Of([Ivy])));
    }
}
