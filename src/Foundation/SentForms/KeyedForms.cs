using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;
using System.Text.Encodings.Web;

namespace Countersign.Foundation.SentForms;

/// <summary>Gives every form that is sent by POST a key of its own, beside the token that it carries anyway.</summary>
internal sealed class KeyedForms(
    IAntiforgery antiforgery,
    IOptions<MvcViewOptions> options,
    IModelMetadataProvider metadata,
    IUrlHelperFactory addresses,
    HtmlEncoder encoder,
    ValidationHtmlAttributeProvider validation) : DefaultHtmlGenerator(antiforgery, options, metadata, addresses, encoder, validation)
{
    /// <summary>The name of the field.</summary>
    public const string Field = "__FormKey";

    // 128 random bits, in letters that need no escaping.
    private const int Bytes = 16;

    public override IHtmlContent? GenerateAntiforgery(ViewContext viewContext)
    {
        if (base.GenerateAntiforgery(viewContext) is not { } token)
        {
            return null;
        }

        var key = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        key.Attributes["type"] = "hidden";
        key.Attributes["name"] = Field;
        key.Attributes["value"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        return new HtmlContentBuilder().AppendHtml(token).AppendHtml(key);
    }
}
