using System.Reflection;
using Countersign.Foundation.SentForms;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

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
            var kept = UnsentForms.IsOnlyShown(context.HttpContext) ? null : await KeptForLater.Keep(context.HttpContext, known: true);
            context.Result = new RedirectResult(SignInLinks.Prove(kept is Outcome<string>.Done(var address) ? address : KeptForLater.PageOf(request)));
            return;
        }

        await next();
    }

    private static bool IsMarked(PageHandlerExecutingContext context) =>
        context.ActionDescriptor.HandlerTypeInfo.IsDefined(typeof(ChangesSecretAttribute))
        || (!UnsentForms.IsOnlyShown(context.HttpContext) && context.HandlerMethod?.MethodInfo.IsDefined(typeof(ChangesSecretAttribute)) == true);
}
