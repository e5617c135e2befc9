using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Countersign.Web;

/// <summary>
/// No page acts on a form in which something could not be read or is too long: the page is shown again as it opens, with what was typed and
/// a sentence beside it. An answer that is missing is the page's own matter, since it depends on the button that was pressed.
/// </summary>
internal sealed class UnreadableForms : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var wrong = context.ModelState.Where(IsUnreadable).Select(entry => entry.Key).ToList();
        if (wrong.Count == 0)
        {
            await next();
        }
        else if (HttpMethods.IsGet(context.HttpContext.Request.Method) || wrong.Exists(context.RouteData.Values.ContainsKey))
        {
            context.Result = new NotFoundResult();
        }
        else if (wrong.Exists(key => WasNotTyped(context, key)))
        {
            context.Result = new BadRequestResult();
        }
        else if (context.HandlerMethod?.MethodInfo.IsDefined(typeof(RefusesUnreadableAttribute)) == true)
        {
            await next();
        }
        else
        {
            context.Result = await ShowAgain(context);
        }
    }

    // What belongs to no field is the form as a whole.
    private static bool IsUnreadable(KeyValuePair<string, ModelStateEntry?> entry) =>
        entry.Value is { Errors.Count: > 0 } state && (entry.Key.Length == 0 || !string.IsNullOrEmpty(state.AttemptedValue));

    // The arguments of a handler stand in hidden fields and buttons, which nobody types.
    private static bool WasNotTyped(PageHandlerExecutingContext context, string key) =>
        key.Length == 0 || context.HandlerMethod?.Parameters.Any(parameter => parameter.Name == key) == true;

    /// <summary>The page as its handler for GET opens it, with what was sent in its boxes.</summary>
    public static async Task<IActionResult> ShowAgain(PageHandlerExecutingContext context)
    {
        // The page's forms are sent where they say, and not to the button that was pressed.
        var request = context.HttpContext.Request;
        request.QueryString = QueryString.Create(request.Query.Where(given => given.Key != "handler"));
        var opens = context.ActionDescriptor.HandlerMethods.FirstOrDefault(handler => handler.Name is null && HttpMethods.IsGet(handler.HttpMethod));
        return opens is null ? new PageResult() : await Open(context, opens) ?? new PageResult();
    }

    private static async Task<IActionResult?> Open(PageHandlerExecutingContext context, HandlerMethodDescriptor opens)
    {
        var arguments = opens.MethodInfo.GetParameters().Select(parameter => Argument(context, parameter)).ToArray();
        switch (opens.MethodInfo.Invoke(context.HandlerInstance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null))
        {
            case Task<IActionResult> answering: return await answering;
            case Task<PageResult> showing: return await showing;
            case Task loading: await loading; return null;
            case var answer: return answer as IActionResult;
        }
    }

    private static object? Argument(PageHandlerExecutingContext context, ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? context.HttpContext.RequestAborted
        : context.HandlerArguments.TryGetValue(parameter.Name!, out var bound) ? bound
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : Nullable.GetUnderlyingType(parameter.ParameterType) is not null ? null
        : throw new InvalidOperationException($"{context.ActionDescriptor.ViewEnginePath} cannot be opened again: {parameter.Name} is not known to its form");
}
