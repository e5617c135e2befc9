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

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = State();
        var input = Markup.Void("input", Markup.Classes("govuk-file-upload", state.Error is null ? null : "govuk-file-upload--error"))
            .With("id", state.Id)
            .With("name", state.Name)
            .With("type", "file")
            .With("aria-describedby", Describers(state))
            .Taking(output);
        var place = DropZone
            ? Markup.Element("div", "govuk-file-upload-wrapper").With("data-module", "govuk-file-upload").Holding(input)
            : input;
        output.Become(Group(state).Holding(LabelPart(state), HintPart(state), ErrorPart(state), place));
    }
}
