using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Countersign.SignIn.Proof;

/// <summary>
/// What was typed into a form while its sender shows that it is them. It travels encrypted in the cookie that carries one sentence to the next page, for this
/// session and this page alone. Passwords and other secrets are not in it.
/// </summary>
internal sealed record KeptForm(Guid Session, string Page, IReadOnlyDictionary<string, string> Typed)
{
    private const string Kept = "kept-form";

    // A cookie holds no more.
    private const int AtMost = 2_000;

    public static void Keep(PageHandlerExecutingContext context, SessionClaims claims)
    {
        if (!context.HttpContext.Request.HasFormContentType)
        {
            return;
        }

        var form = context.HttpContext.Request.Form;
        var typed = context.ActionDescriptor.BoundProperties.OfType<PageBoundPropertyDescriptor>().Where(bound => !IsSecret(bound.Property))
            .Select(bound => bound.Name).Where(name => form[name].Count == 1).ToDictionary(name => name, name => form[name].ToString());
        if (typed.Count > 0 && typed.Values.Sum(text => text.Length) <= AtMost)
        {
            Carried(context)[Kept] = JsonSerializer.Serialize(new KeptForm(claims.Session, context.HttpContext.Request.Path, typed));
        }
    }

    /// <summary>Puts it back into the boxes of its page, once.</summary>
    public static void GiveBack(PageHandlerExecutingContext context, SessionClaims claims)
    {
        if (Carried(context).Peek(Kept) is not string text || JsonSerializer.Deserialize<KeptForm>(text) is not { } kept
            || kept.Session != claims.Session || kept.Page != context.HttpContext.Request.Path)
        {
            return;
        }

        Carried(context).Remove(Kept);
        foreach (var (name, value) in kept.Typed)
        {
            context.ModelState.SetModelValue(name, value, value);
        }
    }

    private static bool IsSecret(PropertyInfo property) => property.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.Password;

    private static Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionary Carried(PageHandlerExecutingContext context) =>
        ((PageModel)context.HandlerInstance).TempData;
}
