using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

/// <summary>
/// From page to page of a list: <c>&lt;cs-pagination current="3" pages="12" href="/posts?page={page}" /&gt;</c>. Nothing when there is one
/// page.
/// </summary>
[HtmlTargetElement("cs-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper : TagHelper
{
    private const string Left = "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z";
    private const string Right = "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";

    /// <summary>The page shown, from 1.</summary>
    public int Current { get; set; }

    /// <summary>How many pages there are.</summary>
    public int Pages { get; set; }

    /// <summary>The address of a page, with {page} where its number goes.</summary>
    public required string Href { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages < 2)
        {
            output.SuppressOutput();
            return;
        }

        output.Become(Markup.Element("nav", "govuk-pagination").With("aria-label", "Pagination").Taking(output).Holding(
            Current > 1 ? Step("prev", "Previous", Current - 1) : null,
            Markup.Element("ul", "govuk-pagination__list").Holding([.. Items()]),
            Current < Pages ? Step("next", "Next", Current + 1) : null));
    }

    // First, last, this one and its neighbours; a gap of one page is shown as that page.
    private IEnumerable<TagBuilder> Items()
    {
        var last = 0;
        foreach (var page in Enumerable.Range(1, Pages).Where(p => p == 1 || p == Pages || Math.Abs(p - Current) <= 1))
        {
            if (page - last == 2)
            {
                yield return Item(page - 1);
            }
            else if (page - last > 2)
            {
                yield return Markup.Element("li", "govuk-pagination__item govuk-pagination__item--ellipsis", "⋯");
            }

            yield return Item(page);
            last = page;
        }
    }

    private TagBuilder Item(int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var link = Link(page).With("aria-label", "Page " + number).With("aria-current", page == Current ? "page" : null);
        link.InnerHtml.Append(number);
        return Markup.Element("li", Markup.Classes("govuk-pagination__item", page == Current ? "govuk-pagination__item--current" : null)).Holding(link);
    }

    private TagBuilder Step(string direction, string words, int page)
    {
        var icon = Markup.Element("svg", $"govuk-pagination__icon govuk-pagination__icon--{direction}")
            .With("xmlns", "http://www.w3.org/2000/svg").With("height", "13").With("width", "15")
            .With("aria-hidden", "true").With("focusable", "false").With("viewBox", "0 0 15 13")
            .Holding(Markup.Element("path").With("d", direction == "prev" ? Left : Right));
        var title = Markup.Element("span", "govuk-pagination__link-title", words).Holding(Markup.Element("span", "govuk-visually-hidden", " page"));
        var link = Link(page).With("rel", direction);
        return Markup.Element("div", "govuk-pagination__" + direction)
            .Holding(direction == "prev" ? link.Holding(icon, title) : link.Holding(title, icon));
    }

    private TagBuilder Link(int page) => Markup.Element("a", "govuk-link govuk-pagination__link")
        .With("href", Href.Replace("{page}", page.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
