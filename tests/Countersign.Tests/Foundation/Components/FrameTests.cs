using Countersign.Foundation.Components;

namespace Countersign.Tests.Foundation.Components;

public class FrameTests
{
    [Theory]
    [InlineData("/posts", "/posts", true)]
    [InlineData("/posts", "/posts/new", true)]
    [InlineData("/posts", "/Posts/New", true)]
    [InlineData("/posts", "/postscript", false)]
    [InlineData("/", "/", true)]
    [InlineData("/", "/posts", false)]
    public void A_section_holds_the_pages_below_its_address(string section, string path, bool holds) =>
        Assert.Equal(holds, new NavItem("Section", section).Holds(path));
}
