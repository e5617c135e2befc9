using Countersign.Screening.Text;

namespace Countersign.Tests.Screening.Text;

public sealed class ScreeningSelfTestTests
{
    [Fact]
    public void It_passes_where_unicode_normalisation_works()
    {
        var error = Record.Exception(ScreeningSelfTest.Run);

        Assert.Null(error);
    }

    [Fact]
    public void It_says_what_to_install_where_normalisation_changes_nothing()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ScreeningSelfTest.Run(written => written.ToLowerInvariant()));

        Assert.Contains("libicu", error.Message, StringComparison.Ordinal);
    }
}
