using Countersign.Foundation.SentForms;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Countersign.Web;

/// <summary>
/// Nobody sends in their own name what somebody else typed in this browser: a form that was shown to another person is kept for them, and not acted on.
/// </summary>
internal sealed class OthersForms(UnsentForms unsent, PageFrame frame) : IAsyncAuthorizationFilter
{
    /// <summary>Once the form is read (950), before its token is checked (1000), which belongs to the other person as well.</summary>
    public const int BeforeTheToken = 960;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, ct) = (context.HttpContext, context.HttpContext.RequestAborted);
        if (context.Result is null && http.Request.HasFormContentType && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
            && frame.FormsAreFor is { } me && unsent.OwnerOf(http.Request.Form) is { } owner && owner.Person != me.Person)
        {
            var kept = await unsent.Keep(owner, http.Request, http.Request.Form, ct) is Outcome<string>.Done;
            context.Result = new RedirectResult(kept ? SignInLinks.SomebodyElse(owner.Person) : SignInLinks.SomebodyElseLost(owner.Person));
        }
    }
}
