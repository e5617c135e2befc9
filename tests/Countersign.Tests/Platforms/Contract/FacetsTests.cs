using System.Text;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms.Contract;

public class FacetsTests
{
    [Theory]
    [InlineData("See https://beanfield.sch.uk/news.", "https://beanfield.sch.uk/news", "https://beanfield.sch.uk/news")]
    [InlineData("(https://beanfield.sch.uk/a)", "https://beanfield.sch.uk/a", "https://beanfield.sch.uk/a")]
    [InlineData("https://beanfield.sch.uk/a_(b)", "https://beanfield.sch.uk/a_(b)", "https://beanfield.sch.uk/a_(b)")]
    [InlineData("“https://beanfield.sch.uk/a”", "https://beanfield.sch.uk/a", "https://beanfield.sch.uk/a")]
    [InlineData("HTTPS://Beanfield.sch.uk", "HTTPS://Beanfield.sch.uk", "https://beanfield.sch.uk/")]
    [InlineData("beanfield.sch.uk", "beanfield.sch.uk", "https://beanfield.sch.uk/")]
    [InlineData("On www.beanfield.example, today", "www.beanfield.example", "https://www.beanfield.example/")]
    [InlineData("beanfield.sch.uk/clubs?day=1#top!", "beanfield.sch.uk/clubs?day=1#top", "https://beanfield.sch.uk/clubs?day=1#top")]
    [InlineData("Beans grew.Uk schools like beans", "grew.Uk", "https://grew.uk/")]
    [InlineData("The end.Next sentence", null, null)]
    [InlineData("office@beanfield.sch.uk", null, null)]
    [InlineData("javascript:alert(1)", null, null)]
    [InlineData("https://", null, null)]
    [InlineData("https://localhost", null, null)]
    public void Links_are_found_without_the_marks_around_them(string text, string? shown, string? value) => Check(FacetKind.Link, text, shown, value);

    [Theory]
    [InlineData("Thanks @Library.Beanfield.test!", "@Library.Beanfield.test", "library.beanfield.test")]
    [InlineData("(@library.beanfield.test)", "@library.beanfield.test", "library.beanfield.test")]
    [InlineData("@library", null, null)]
    [InlineData("office@beanfield.test", null, null)]
    [InlineData("@@library.test", null, null)]
    [InlineData("@library.test@elsewhere", null, null)]
    public void Mentions_are_whole_handles(string text, string? shown, string? value) => Check(FacetKind.Mention, text, shown, value);

    [Theory]
    [InlineData("#Year4", "#Year4", "Year4")]
    [InlineData("Well done #Year4!", "#Year4", "Year4")]
    [InlineData("Our word is “#growth”.", "#growth", "growth")]
    [InlineData("＃豆 grew", "＃豆", "豆")]
    [InlineData("#dathlu'r", "#dathlu'r", "dathlu'r")]
    [InlineData("#2026", null, null)]
    [InlineData("#", null, null)]
    [InlineData("#️⃣", null, null)]
    [InlineData("beans#peas", null, null)]
    [InlineData("We are #1", null, null)]
    public void Hashtags_need_a_letter(string text, string? shown, string? value) => Check(FacetKind.Hashtag, text, shown, value);

    [Theory]
    [InlineData(64, 1)]
    [InlineData(65, 0)]
    public void A_hashtag_has_at_most_sixty_four_characters(int length, int found) =>
        Assert.Equal(found, Facets.Find("#" + new string('a', length)).Count);

    [Fact]
    public void Bytes_are_counted_in_utf_8()
    {
        const string text = "👩‍👩‍👧 café: https://beanfield.sch.uk #Bêne";
        var bytes = Encoding.UTF8.GetBytes(text);

        var shown = Facets.Find(text).Select(f => Encoding.UTF8.GetString(bytes[f.ByteStart..f.ByteEnd]));

        Assert.Equal(["https://beanfield.sch.uk", "#Bêne"], shown);
    }

    [Fact]
    public void Facets_come_in_order_and_never_overlap()
    {
        const string text = "#a https://x.example/(@library.test #b @library.test https://y.example/#c";

        var facets = Facets.Find(text);

        Assert.Equal(["#a", "https://x.example/(@library.test", "#b", "@library.test", "https://y.example/#c"], facets.Select(f => text.Substring(f.Start, f.Length)));
    }

    [Fact]
    public void A_long_hostile_text_takes_no_time_to_speak_of()
    {
        var text = string.Concat(Enumerable.Repeat("a-.", 30_000)) + "@" + string.Concat(Enumerable.Repeat("a.", 30_000)) + "#" + new string('.', 60_000);

        Assert.Empty(Facets.Find(text));
    }

    private static void Check(FacetKind kind, string text, string? shown, string? value)
    {
        var found = Facets.Find(text);

        if (shown is null)
        {
            Assert.Empty(found);
            return;
        }

        var facet = Assert.Single(found);
        Assert.Equal((kind, shown, value), (facet.Kind, text.Substring(facet.Start, facet.Length), facet.Value));
    }
}
