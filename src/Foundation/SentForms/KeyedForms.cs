using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;
using System.Text.Encodings.Web;

namespace Countersign.Foundation.SentForms;

/// <summary>Gives every form that is sent by POST a key of its own and says for whom it is shown, beside the token that it carries anyway.</summary>
internal sealed class KeyedForms(
    IAntiforgery antiforgery,
    IOptions<MvcViewOptions> options,
    IModelMetadataProvider metadata,
    IUrlHelperFactory addresses,
    HtmlEncoder encoder,
    ValidationHtmlAttributeProvider validation,
    FormOwner owner) : DefaultHtmlGenerator(antiforgery, options, metadata, addresses, encoder, validation)
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

        var context = viewContext.HttpContext;
        return new HtmlContentBuilder().AppendHtml(token)
            .AppendHtml(Hidden(Field, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes))))
            .AppendHtml(Hidden(FormOwner.Field, owner.For(context)))
            .AppendHtml(Hidden(UnsentForms.Field, Typed(context)));
    }

    // What was filled in again stays that while its page is shown with errors.
    private static string? Typed(HttpContext context) =>
        context.Items[UnsentForms.Field] as string ?? (context.Request.HasFormContentType ? context.Request.Form[UnsentForms.Field].ToString() : null);

    private static IHtmlContent Hidden(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return new HtmlContentBuilder();
        }

        var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        field.Attributes["type"] = "hidden";
        field.Attributes["name"] = name;
        field.Attributes["value"] = value;
        return field;
    }
}
