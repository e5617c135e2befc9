using System.Reflection;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace Countersign.SignIn.Proof;

/// <summary>
/// Whoever changes a secret has shown within the last ten minutes that it is them: an open browser, or a copied cookie, is not enough. Otherwise they show it
/// first and come back to the page with what they typed.
/// </summary>
internal sealed class FreshProofGate(OpenSessions sessions, CountersignSettings settings, TimeProvider clock) : IAsyncPageFilter
{
    /// <summary>Before a form is shown again that could not be read.</summary>
    public const int BeforeOthers = -10;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // In a demo anybody is anybody, and nobody has a secret.
        if (settings.Demo || !IsMarked(context) || SessionClaims.Read(context.HttpContext.User) is not { } claims)
        {
            await next();
            return;
        }

        var request = context.HttpContext.Request;
        if (!ProofRules.IsFresh(await sessions.ProvedAt(claims, context.HttpContext.RequestAborted), clock.GetUtcNow()))
        {
            KeptForm.Keep(context, claims);
            context.Result = new RedirectResult(SignInLinks.Prove(QueryHelpers.AddQueryString(
                request.Path, request.Query.Where(given => given.Key != "handler").ToDictionary(given => given.Key, given => given.Value.ToString())!)));
            return;
        }

        if (HttpMethods.IsGet(request.Method))
        {
            KeptForm.GiveBack(context, claims);
        }

        await next();
    }

    private static bool IsMarked(PageHandlerExecutingContext context) =>
        context.ActionDescriptor.HandlerTypeInfo.IsDefined(typeof(ChangesSecretAttribute))
        || context.HandlerMethod?.MethodInfo.IsDefined(typeof(ChangesSecretAttribute)) == true;
}
