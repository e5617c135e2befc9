using Countersign.Foundation.Components.Content;
using Countersign.Foundation.Components.Forms;

namespace Countersign.Tests.Foundation.Components;

public class EncodingTests
{
    private const string Hostile = "\"><script>alert('x')</script>&amp;";

    [Fact]
    public async Task What_people_type_never_becomes_markup()
    {
        var input = new InputTagHelper { Name = "n", Label = Hostile, Hint = Hostile, Error = Hostile, Value = Hostile, Prefix = Hostile };
        var radio = new Written("cs-radio", new ChoiceTagHelper { Value = Hostile, Label = Hostile, Hint = Hostile });
        var row = new Written("cs-row", new SummaryRowTagHelper { Key = Hostile }) { Text = Hostile };

        var pages = new[]
        {
            await Rendered.Html(new Written("cs-input", input) { Attributes = new() { ["title"] = Hostile } }),
            await Rendered.Html(new Written("cs-radios", new ChoicesTagHelper { Name = "n", Legend = Hostile }) { Children = [radio] }),
            await Rendered.Html(new Written("cs-summary-list", new SummaryListTagHelper()) { Children = [row] }),
            await Rendered.Html(new Written("cs-textarea", new TextareaTagHelper { Name = "n", Value = Hostile })),
        };

        Assert.All(pages, html => Assert.Empty(Dom.Body(html).QuerySelectorAll("script")));
        Assert.All(pages, html => Assert.Contains(Hostile, Everything(html), StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_writes_markup_past_the_encoder()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml")
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal))
            .ToArray();

        var past = sources.Where(file => File.ReadAllText(file) is var text && (text.Contains("Html.Raw", StringComparison.Ordinal) || text.Contains("HtmlString", StringComparison.Ordinal)));

        Assert.NotEmpty(sources);
        Assert.Empty(past);
    }

    private static string Everything(string html) =>
        Dom.Body(html).TextContent + string.Concat(Dom.Body(html).QuerySelectorAll("*").SelectMany(e => e.Attributes).Select(a => a.Value));
}
