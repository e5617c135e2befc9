using Countersign.Policies.Compare.Wording;

namespace Countersign.Tests.Policies.Compare.Wording;

[Trait("Database", "none")]
public class ClausePairsTests
{
    private static readonly WrittenClause Posts = new("2.1", "Posts", "Posts are checked."), Photos = new("2.2", "Photos", "Photos are asked about first.");

    [Fact]
    public void A_clause_that_another_took_the_number_of_has_moved()
    {
        var pairs = ClausePairs.Of([Posts, Photos], [new("2.1", "Videos", "None."), new("2.2", "Posts", Posts.Text), new("2.3", "Photos", Photos.Text)], versions: true);

        Assert.Equal([(null, "2.1"), ("2.1", "2.2"), ("2.2", "2.3")], pairs.Select(pair => (pair.Before?.Number, pair.After?.Number)));
        Assert.Equal([false, true, true], pairs.Select(pair => pair.IsMoved));
    }

    [Fact]
    public void A_clause_under_another_heading_keeps_its_number_between_versions_and_says_nothing_between_schools()
    {
        var renamed = Posts with { Heading = "What we post" };

        Assert.Equal([new(Posts, renamed)], ClausePairs.Of([Posts], [renamed], versions: true));
        Assert.Equal([new(Posts, null), new(null, renamed)], ClausePairs.Of([Posts], [renamed], versions: false));
    }

    [Fact]
    public void A_clause_with_the_same_words_is_that_clause_under_whatever_number_and_heading()
    {
        var (was, becomes) = (new WrittenClause("1.1", "Before", new string('a', 50)), new WrittenClause("4.2", "After", new string('a', 50)));

        Assert.Equal([new(was, becomes)], ClausePairs.Of([was], [becomes], versions: false));
    }

    [Fact]
    public void What_is_gone_stands_after_the_clause_that_it_followed()
    {
        var first = new WrittenClause("1.1", "First", "");

        Assert.Equal(
            ["First", "Posts", "Photos", "Last"],
            ClausePairs.Of([first, Posts, Photos], [first, Photos, new("3.1", "Last", "")], versions: true).Select(pair => (pair.After ?? pair.Before)!.Heading));
        Assert.Equal(["First", "Photos"], ClausePairs.Of([first, Photos], [Photos], versions: true).Select(pair => (pair.After ?? pair.Before)!.Heading));
    }
}
