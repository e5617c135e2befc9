using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.People.Access;

/// <summary>Opens a page to administrators alone; everybody else is told that their role does not open it.</summary>
internal sealed class AdministratorsOnly : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        // Whoever is not signed in was sent to the door before.
        if (context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>().Me is { } me && !me.Holds(Me.Administrator))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
    }
}
