using System.Reflection;
using Countersign.Foundation.SentForms;
using Countersign.People.Records;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Web;

/// <summary>
/// Opens a page with what its reader typed there before: the form is read as if it came again and the page shown with it, as one is that could not be read. No
/// handler acts. What was typed is forgotten once its form is sent and taken.
/// </summary>
internal sealed class FilledIn(UnsentForms unsent, PageFrame frame, IServiceProvider services) : IAsyncResourceFilter, IAsyncPageFilter
{
    /// <summary>After it was seen whether this very form made something already.</summary>
    public const int AfterOthers = 20;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var (http, ct) = (context.HttpContext, context.HttpContext.RequestAborted);
        if (!http.Request.HasFormContentType)
        {
            await FillIn(http, ct);
            await next();
            return;
        }

        var sent = http.Request.Form;
        if (sent.ContainsKey(UnsentForms.ShowField))
        {
            Show(http, key: null, ["This is what you typed. It was not sent: look through it and send it."]);
        }

        var executed = await next();
        if (executed.Result is RedirectResult or LocalRedirectResult or RedirectToPageResult && !UnsentForms.IsOnlyShown(http)
            && frame.FormsAreFor is { } me && sent[UnsentForms.Field].ToString() is { Length: > 0 } typed)
        {
            await unsent.Forget(me, typed, ct);
        }
    }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!UnsentForms.IsOnlyShown(context.HttpContext))
        {
            await next();
        }
        else if (context.HandlerMethod?.MethodInfo.IsDefined(typeof(RefusesUnreadableAttribute)) == true)
        {
            context.ModelState.AddModelError("", frame.FilledIn[0]);
            await next();
        }
        else
        {
            // What is missing was not sent yet, so it is no mistake.
            foreach (var entry in context.ModelState.Values)
            {
                entry.Errors.Clear();
                entry.ValidationState = ModelValidationState.Valid;
            }

            context.Result = await UnreadableForms.ShowAgain(context);
        }
    }

    private async Task FillIn(HttpContext http, CancellationToken ct)
    {
        if (HttpMethods.IsGet(http.Request.Method) && frame.FormsAreFor is { } me && http.Request.Query[UnsentForms.Query].ToString() is { Length: > 0 } key
            && await unsent.Find(me, http.Request.Path, key, ct) is var (form, query, files, at))
        {
            var clock = (await services.GetRequiredService<Schools>().Here(ct)).Time;
            Show(http, key, [$"You typed this on {clock.Read(at)}, and it was not sent. Look through it and send it.", .. Lost(files)]);
            Become(http, form, query);
        }
    }

    private void Show(HttpContext http, string? key, IReadOnlyList<string> sentences)
    {
        UnsentForms.OnlyShow(http, key);
        frame.FilledIn = sentences;
    }

    private static IEnumerable<string> Lost(IReadOnlyList<string> files) => files.Count == 0
        ? []
        : [$"No page can choose files for you, so choose {(files.Count == 1 ? "this one" : "these")} again: {string.Join(", ", files)}."];

    // Its token was looked at before this, as that of a page which is opened: nothing comes of a form that is only shown.
    private static void Become(HttpContext http, IFormCollection form, string query)
    {
        http.Request.Method = HttpMethods.Post;
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.QueryString = new QueryString(query);
        http.Features.Set<IFormFeature>(new FormFeature(form));
    }
}
