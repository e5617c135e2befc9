using System.Security.Claims;
using Countersign.Foundation.Components;
using Countersign.Foundation.Database;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.SentForms;

/// <summary>
/// What a form makes it makes once: a second press, Back and send, or a lost answer leads to what the first made. Forms that change what is there go their way.
/// </summary>
internal sealed class MakesOnce(CountersignDb db, TimeProvider clock) : IAsyncPageFilter
{
    private const int LongestKey = 64;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Read(context.HttpContext) is not { } form)
        {
            await next();
        }
        else if (await Earlier(form, context.HttpContext.RequestAborted) is { } made)
        {
            context.Result = Again(context.HandlerInstance, made);
        }
        else
        {
            db.Form = form;
            var executed = await next();
            if (!form.IsKept && await Earlier(form, context.HttpContext.RequestAborted) is { } atOnce)
            {
                executed.ExceptionHandled = true;
                executed.Result = Again(context.HandlerInstance, atOnce);
            }
        }
    }

    private FormKey? Read(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType
        && context.Request.Form[KeyedForms.Field].ToString() is { Length: > 0 and <= LongestKey } key
            ? new FormKey(key, context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", clock.GetUtcNow())
            : null;

    private Task<string?> Earlier(FormKey form, CancellationToken ct) =>
        db.Set<SentForm>().AsNoTracking().Where(row => row.Key == form.Hash).Select(row => row.Made).FirstOrDefaultAsync(ct);

    private static RedirectResult Again(object page, string made) => ((PageModel)page).Done(
        made, "You had sent this form before", "Nothing was made a second time. If you wanted another one, open an empty form.");
}
