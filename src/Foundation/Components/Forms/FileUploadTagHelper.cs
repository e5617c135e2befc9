using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>
/// A question answered with files: <c>&lt;cs-file-upload for="Pictures" label="Add pictures" multiple accept="image/*" /&gt;</c>. The form
/// must be multipart.
/// </summary>
[HtmlTargetElement("cs-file-upload", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileUploadTagHelper : LabelledField
{
    /// <summary>With JavaScript, a place to drop files on.</summary>
    public bool DropZone { get; set; }

    /// <summary>How large a file may be. The hint says so, and with JavaScript a larger one is not sent.</summary>
    public int? MostMegabytes { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (MostMegabytes is { } most)
        {
            Hint = Hint is null ? $"Up to {most} MB" : $"{Hint}. Up to {most} MB";
        }

        var state = State();
        var input = Markup.Void("input", Markup.Classes("govuk-file-upload", state.Error is null ? null : "govuk-file-upload--error"))
            .With("id", state.Id)
            .With("name", state.Name)
            .With("type", "file")
            .With("aria-describedby", Describers(state))
            .With("data-most-bytes", (MostMegabytes * 1024 * 1024)?.ToString(CultureInfo.InvariantCulture))
            .Taking(output);
        var place = DropZone
            ? Markup.Element("div", "govuk-file-upload-wrapper").With("data-module", "govuk-file-upload").Holding(input)
            : input;
        output.Become(Group(state).Holding(LabelPart(state), HintPart(state), ErrorPart(state), place));
    }
}
