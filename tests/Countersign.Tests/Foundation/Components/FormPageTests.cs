using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Countersign.Tests.Foundation.Components;

public class FormPageTests
{
    [Fact]
    public async Task What_was_typed_comes_back_with_the_errors()
    {
        await using var host = await ComponentHost.Start("Development");

        var page = await Send(host, new() { ["Text"] = "\nBeans <b>& peas</b>", ["Audience"] = "everyone", ["Places"] = "bluesky", ["At"] = "25:00", ["Checker"] = "" });

        Assert.Equal("\nBeans <b>& peas</b>", page.QuerySelector<IHtmlTextAreaElement>("#Text")!.Value);
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[value=everyone]")!.IsChecked);
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[value=bluesky]")!.IsChecked);
        Assert.False(page.QuerySelector<IHtmlInputElement>("input[value=noticeboard]")!.IsChecked);
        Assert.Equal("25:00", page.QuerySelector<IHtmlInputElement>("#At")!.Value);
        Assert.Equal("Error: The time it goes out must be a time of day, like 9:30am or 14:05", page.QuerySelector("#At-error")!.TextContent);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_stand_in_the_order_of_the_questions_and_each_leads_to_its_own()
    {
        await using var host = await ComponentHost.Start("Development");

        var page = await Send(host, new() { ["On.day"] = "27", ["On.month"] = "", ["On.year"] = "2027" });

        var links = page.QuerySelectorAll(".govuk-error-summary a");
        var targets = links.Select(link => page.QuerySelector(link.GetAttribute("href")!));
        Assert.Equal(
            ["input Title", "textarea Text", "input Audience", "input Places", "select Checker", "input On-month", "input At"],
            targets.Select(t => $"{t?.LocalName} {t?.Id}"));
        Assert.Contains(links, link => link.TextContent == "The date it goes out must include a month");
    }

    [Fact]
    public async Task Only_the_box_of_a_date_that_is_wrong_is_marked()
    {
        await using var host = await ComponentHost.Start("Development");

        var page = await Send(host, new() { ["On.day"] = "27", ["On.month"] = "", ["On.year"] = "2027" });

        Assert.Equal(["On-month"], page.QuerySelectorAll("#On .govuk-input--error").Select(i => i.Id));
        Assert.Equal("27", page.QuerySelector<IHtmlInputElement>("#On-day")!.Value);
    }

    [Fact]
    public async Task A_date_in_words_is_understood_and_an_answered_form_has_no_error()
    {
        await using var host = await ComponentHost.Start("Development");

        var page = await Send(host, new()
        {
            ["Title"] = "Beans",
            ["Text"] = "Beans",
            ["Audience"] = "everyone",
            ["Places"] = "bluesky",
            ["Checker"] = "tom",
            ["On.day"] = "27",
            ["On.month"] = "march",
            ["On.year"] = "2027",
            ["At"] = "half past nine",
        });
        var again = await Send(host, new()
        {
            ["Title"] = "Beans",
            ["Text"] = "Beans",
            ["Audience"] = "everyone",
            ["Places"] = "bluesky",
            ["Checker"] = "tom",
            ["On.day"] = "27",
            ["On.month"] = "march",
            ["On.year"] = "2027",
            ["At"] = "9.30am",
        });

        Assert.Equal(["#At"], page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Null(again.QuerySelector(".govuk-error-summary"));
        Assert.Contains("Post sent for checking", again.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stacked_table_leads_each_cell_with_its_column()
    {
        await using var host = await ComponentHost.Start("Development");

        var page = await ComponentHost.Page(await host.Client.GetAsync("/components", TestContext.Current.CancellationToken));

        var row = page.QuerySelector(".cs-table--stack tbody tr")!;
        Assert.Equal(["Place", "State", "Pictures"], row.QuerySelectorAll("td").Select(td => td.GetAttribute("data-column")));
        Assert.Equal("row", row.QuerySelector("th")!.GetAttribute("scope"));
        Assert.Equal("rowheader", row.QuerySelector("th")!.GetAttribute("role"));
    }

    private static async Task<IHtmlDocument> Send(ComponentHost host, Dictionary<string, string> answers)
    {
        var ct = TestContext.Current.CancellationToken;
        var blank = await ComponentHost.Page(await host.Client.GetAsync("/components", ct));
        answers["__RequestVerificationToken"] = blank.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        using var form = new FormUrlEncodedContent(answers);
        return await ComponentHost.Page(await host.Client.PostAsync("/components", form, ct));
    }
}
