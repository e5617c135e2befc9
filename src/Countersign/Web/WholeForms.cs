using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Countersign.Web;

/// <summary>
/// Reads the form before its token is looked for, so that one that is too large or broken is answered as that, and not as one without a token.
/// </summary>
internal sealed class WholeForms : IAsyncAuthorizationFilter
{
    /// <summary>After the limits of the page are set (900), before the token is checked (1000).</summary>
    public const int BeforeTheToken = 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType)
        {
            return;
        }

        try
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            context.Result = new StatusCodeResult(fault.StatusCode);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            context.Result = new BadRequestResult();
        }
    }
}
