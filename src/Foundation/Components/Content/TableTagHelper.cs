using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

/// <summary>
/// A table written as ordinary <c>thead</c>, <c>tbody</c>, <c>tr</c>, <c>th</c> and <c>td</c> inside <c>&lt;cs-table caption="…"&gt;</c>; these get
/// their classes and scopes from it, and a cell with <c>numeric="true"</c> lines up on the right. It scrolls inside its own box when too
/// wide; with <c>stack="true"</c> its rows become cards on a phone.
/// </summary>
[HtmlTargetElement("cs-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table shows; also names the box it scrolls in.</summary>
    public required string Caption { get; set; }

    /// <summary>How large the caption is.</summary>
    public Forms.TextSize CaptionSize { get; set; } = Forms.TextSize.M;

    /// <summary>Keep the caption for those who hear the page.</summary>
    public bool CaptionHidden { get; set; }

    /// <summary>Rows become cards on a phone.</summary>
    public bool Stack { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TableScope)] = new TableScope(Stack);
        var inside = await output.GetChildContentAsync();
        var captionCss = CaptionHidden ? "govuk-visually-hidden" : Forms.LabelledField.Sized("govuk-table__caption", CaptionSize);
        var table = Markup.Element("table", Markup.Classes("govuk-table", Stack ? "cs-table--stack" : null))
            .With("role", Stack ? "table" : null)
            .Taking(output)
            .Holding(Markup.Element("caption", captionCss, Caption), inside);
        output.Become(Stack
            ? table
            : Markup.Element("div", "cs-table-box").With("role", "region").With("aria-label", Caption).With("tabindex", "0").Holding(table));
    }
}

/// <summary>The parts of a table inside <c>cs-table</c>; elsewhere they stay as they are.</summary>
[HtmlTargetElement("thead")]
[HtmlTargetElement("tbody")]
[HtmlTargetElement("tr")]
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed class TablePartTagHelper : TagHelper
{
    /// <summary>A number, lined up on the right.</summary>
    public bool Numeric { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TableScope), out var item) || item is not TableScope table)
        {
            return;
        }

        switch (context.TagName)
        {
            case "thead":
                table.InHead = true;
                Mark(output, table, "head", "rowgroup");
                await output.GetChildContentAsync();
                table.InHead = false;
                break;
            case "tbody":
                Mark(output, table, "body", "rowgroup");
                break;
            case "tr":
                table.Column = 0;
                Mark(output, table, "row", "row");
                break;
            case "th":
                await Header(output, table);
                break;
            default:
                Mark(output, table, "cell", "cell");
                if (table.NextHeading() is { Length: > 0 } heading)
                {
                    output.Attributes.SetAttribute("data-column", heading);
                }

                break;
        }
    }

    private async Task Header(TagHelperOutput output, TableScope table)
    {
        Mark(output, table, "header", table.InHead ? "columnheader" : "rowheader");
        if (!output.Attributes.ContainsName("scope"))
        {
            output.Attributes.SetAttribute("scope", table.InHead ? "col" : "row");
        }

        if (table.InHead)
        {
            table.Headings.Add(Markup.Words(await output.GetChildContentAsync())?.Trim() ?? "");
        }
        else
        {
            table.NextHeading();
        }
    }

    private void Mark(TagHelperOutput output, TableScope table, string part, string role)
    {
        var css = Markup.Classes("govuk-table__" + part, Numeric ? $"govuk-table__{part}--numeric" : null);
        output.Attributes.SetAttribute("class", Markup.Classes(css, output.Attributes["class"]?.Value?.ToString()));
        if (table.Stack)
        {
            // A row shown as a card is no longer a table row to every screen reader; the roles keep it one.
            output.Attributes.SetAttribute("role", role);
        }
    }
}

internal sealed class TableScope(bool stack)
{
    public bool Stack => stack;

    public List<string> Headings { get; } = [];

    public bool InHead { get; set; }

    public int Column { get; set; }

    public string? NextHeading() => stack && Column < Headings.Count ? Headings[Column++] : null;
}
