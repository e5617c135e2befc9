using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.People;

/// <summary>The page opens to administrators alone; everybody else is told that their role does not open it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdministratorsAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>().Me is { } me && !me.Holds(Me.Administrator))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
    }
}
