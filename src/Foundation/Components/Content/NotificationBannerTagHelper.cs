using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

/// <summary>
/// Something the person must know before the rest of the page: <c>&lt;cs-notification-banner success="true" heading="Post sent for checking" /&gt;</c>.
/// Anything more stands inside.
/// </summary>
[HtmlTargetElement("cs-notification-banner", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NotificationBannerTagHelper : TagHelper
{
    /// <summary>The news in one sentence.</summary>
    public string? Heading { get; set; }

    /// <summary>What they just did worked; it is read out at once.</summary>
    public bool Success { get; set; }

    /// <summary>The word above; Important or Success when not given.</summary>
    public string? Title { get; set; }

    /// <summary>The title's id, where a page has two banners.</summary>
    public string TitleId { get; set; } = "govuk-notification-banner-title";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        IHtmlContent? inside = output.TagMode == TagMode.SelfClosing ? null : await output.GetChildContentAsync();
        var title = Markup.Element("h2", "govuk-notification-banner__title", Title ?? (Success ? "Success" : "Important")).With("id", TitleId);
        var heading = Heading is null ? null : Markup.Element("p", "govuk-notification-banner__heading", Heading);

        output.Become(Markup.Element("div", Markup.Classes("govuk-notification-banner", Success ? "govuk-notification-banner--success" : null))
            .With("role", Success ? "alert" : "region")
            .With("aria-labelledby", TitleId)
            .With("data-module", "govuk-notification-banner")
            .Taking(output)
            .Holding(
                Markup.Element("div", "govuk-notification-banner__header").Holding(title),
                Markup.Element("div", "govuk-notification-banner__content").Holding(heading, inside)));
    }
}
