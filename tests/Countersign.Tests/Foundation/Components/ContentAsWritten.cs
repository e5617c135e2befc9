using System.Globalization;
using System.Text.Json;
using Countersign.Foundation.Components.Content;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Tests.Foundation.Components;

// How the options of a fixture would be written with our other components.
internal static class ContentAsWritten
{
    private static readonly (string Class, ButtonKind Kind)[] Kinds =
    [
        ("govuk-button--secondary", ButtonKind.Secondary), ("govuk-button--warning", ButtonKind.Warning), ("govuk-button--inverse", ButtonKind.Inverse),
    ];

    public static Written Button(JsonElement o)
    {
        var classes = o.Text("classes") ?? "";
        var kind = Kinds.FirstOrDefault(k => classes.Contains(k.Class, StringComparison.Ordinal));
        return Inside(o, "cs-button", new ButtonTagHelper
        {
            Href = o.Text("href"),
            Disabled = o.Is("disabled"),
            PreventDoubleClick = o.Is("preventDoubleClick"),
            Kind = o.Is("isStartButton") ? ButtonKind.Start : kind.Kind,
        }, o.AttributesWithout(kind.Class, "name", "value", "type", "id"));
    }

    public static Written Inset(JsonElement o) => Inside(o, "cs-inset", new InsetTagHelper(), o.Attributes("id"));

    public static Written Warning(JsonElement o) => Inside(o, "cs-warning", new WarningTagHelper(), o.Attributes());

    public static Written Details(JsonElement o) => Inside(o, "cs-details", new DetailsTagHelper
    {
        Summary = o.Text("summaryText") ?? "",
        Open = o.Is("open"),
    }, o.Attributes("id"));

    public static Written Panel(JsonElement o) => Inside(o, "cs-panel", new PanelTagHelper { Title = o.Text("titleText") ?? o.Text("titleHtml") ?? "" }, o.Attributes());

    public static Written Tag(JsonElement o)
    {
        var colour = o.Text("classes")?.Replace("govuk-tag--", "", StringComparison.Ordinal);
        var known = Enum.TryParse<TagColour>(colour, ignoreCase: true, out var named);
        return Inside(o, "cs-tag", new TagTagHelper { Colour = named }, known ? [] : o.Attributes());
    }

    public static Written Notification(JsonElement o)
    {
        var helper = new NotificationBannerTagHelper
        {
            Success = o.Text("type") == "success",
            Heading = o.Text("html") is null ? o.Text("text") : null,
            Title = o.Text("titleText"),
            TitleId = o.Text("titleId") ?? "govuk-notification-banner-title",
        };
        return new Written("cs-notification-banner", helper) { Attributes = o.Attributes(), Html = o.Text("html") };
    }

    public static Written ErrorSummary(JsonElement o)
    {
        var state = new ModelStateDictionary();
        foreach (var error in o.Each("errorList"))
        {
            state.AddModelError(error.Text("href")?.TrimStart('#') ?? "", error.Text("text") ?? "");
        }

        var helper = new ErrorSummaryTagHelper { Heading = o.Text("titleText")!, ViewContext = Rendered.Context(state) };
        return new Written("cs-error-summary", helper) { Attributes = o.Attributes() };
    }

    public static Written BackLink(JsonElement o) =>
        new("cs-back", new BackTagHelper { Href = o.Text("href") ?? "#", Text = o.Text("text") ?? "Back" }) { Attributes = o.Attributes() };

    public static Written Breadcrumbs(JsonElement o) => new("cs-breadcrumbs", new BreadcrumbsTagHelper { CollapseOnMobile = o.Is("collapseOnMobile") })
    {
        Attributes = o.Attributes(),
        Children = [.. o.Each("items").Select(item => Inside(item, "cs-crumb", new CrumbTagHelper { Href = item.Text("href") }, []))],
    };

    public static Written SummaryList(JsonElement o) => new("cs-summary-list", new SummaryListTagHelper())
    {
        Attributes = o.Attributes(),
        Children = [.. o.Each("rows").Select(row => new Written("cs-row", new SummaryRowTagHelper { Key = row.Text("key", "text") ?? "" })
        {
            Html = row.Text("value", "html"),
            Text = row.Text("value", "html") is null ? row.Text("value", "text") : null,
            Children = row.At("actions") is { } actions ? [.. actions.Each("items").Select(Action)] : [],
        })],
    };

    public static Written Tabs(JsonElement o) => new("cs-tabs", new TabsTagHelper { Title = o.Text("title") ?? "Contents" })
    {
        Attributes = o.Attributes(),
        Children = [.. o.Each("items").Select(tab => new Written("cs-tab", new TabTagHelper { Id = tab.Text("id") ?? "", Label = tab.Text("label") ?? "" })
        {
            Html = tab.Text("panel", "html") ?? $"<p class=\"govuk-body\">{tab.Text("panel", "text")}</p>",
        })],
    };

    public static Written Pagination(JsonElement o)
    {
        var pages = o.Each("items").Where(i => i.Number("number") is not null).ToArray();
        return new Written("cs-pagination", new PaginationTagHelper
        {
            Current = pages.Single(i => i.Is("current")).Number("number")!.Value,
            Pages = pages.Max(i => i.Number("number")!.Value),
            Href = pages[0].Text("href")!.Replace(pages[0].Number("number")!.Value.ToString(CultureInfo.InvariantCulture), "{page}", StringComparison.Ordinal),
        })
        { Attributes = o.Attributes() };
    }

    private static Written Action(JsonElement action) =>
        Inside(action, "cs-action", new SummaryActionTagHelper { Href = action.Text("href") ?? "", HiddenText = action.Text("visuallyHiddenText") }, action.Attributes());

    private static Written Inside(JsonElement o, string element, Microsoft.AspNetCore.Razor.TagHelpers.TagHelper helper, Dictionary<string, string> attributes) =>
        new(element, helper) { Attributes = attributes, Html = o.Text("html"), Text = o.Text("html") is null ? o.Text("text") : null };
}
