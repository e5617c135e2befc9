using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms.Contract;

public sealed class AssistedPlaceTests
{
    private static readonly AssistedPlace Facebook = new("Facebook", "on Facebook", true, ["facebook.com", "fb.watch"]);

    private static readonly AssistedPlace Website = new("School website", "on the website", true, []);

    [Theory]
    [InlineData("https://www.facebook.com/wrenfield/posts/1", true)]
    [InlineData("https://facebook.com/share/p/abc/", true)]
    [InlineData("https://m.facebook.com/story.php?id=1", true)]
    [InlineData("https://fb.watch/abc", true)]
    [InlineData("https://facebook.com.example.net/posts/1", false)]
    [InlineData("https://notfacebook.com/posts/1", false)]
    [InlineData("https://facebook.com@example.net/", false)]
    [InlineData("https://user@facebook.com/", false)]
    [InlineData("javascript:alert(1)//facebook.com", false)]
    [InlineData("ftp://facebook.com/x", false)]
    public void A_link_is_one_of_the_place_by_its_host(string link, bool has) =>
        Assert.Equal(has, Facebook.Has(new Uri(link), new Uri("https://www.facebook.com/wrenfield")));

    [Theory]
    [InlineData("https://www.wrenfield.example/news/beans", true)]
    [InlineData("https://wrenfield.example/news/beans", true)]
    [InlineData("https://news.wrenfield.example/beans", true)]
    [InlineData("https://thornbury.example/news/beans", false)]
    public void On_a_website_the_registered_address_says_so(string link, bool has) =>
        Assert.Equal(has, Website.Has(new Uri(link), new Uri("https://www.wrenfield.example/")));
}
