using Countersign.Foundation.SentForms;
using Microsoft.AspNetCore.WebUtilities;

namespace Countersign.SignIn.Sessions;

/// <summary>Keeps what somebody typed who first has to show who they are: their session has ended, or what they change takes a fresh proof.</summary>
internal static class KeptForLater
{
    /// <summary>
    /// The address at which whoever typed it finds it again, or why it is not kept; null where the form was shown to nobody or holds nothing.
    /// </summary>
    public static async Task<Outcome<string>?> Keep(HttpContext context)
    {
        var (request, unsent, ct) = (context.Request, context.RequestServices.GetRequiredService<UnsentForms>(), context.RequestAborted);
        if (await Form(request, ct) is not { } form || unsent.OwnerOf(form) is not { } owner)
        {
            return null;
        }

        return await unsent.Keep(owner, request, form, ct) switch
        {
            Outcome<string>.Done({ Length: > 0 } key) => QueryHelpers.AddQueryString(PageOf(request), UnsentForms.Query, key),
            Outcome<string>.Refused refused => refused,
            _ => null,
        };
    }

    /// <summary>The address of the page that a form was sent from. Which button was pressed is no part of it.</summary>
    public static string PageOf(HttpRequest request) => QueryHelpers.AddQueryString(
        request.Path,
        request.Query.Where(given => given.Key is not "handler" and not UnsentForms.Query).ToDictionary(given => given.Key, given => (string?)given.Value.ToString()));

    // Nobody is known yet, so a form that is broken or too large is one that there is not.
    private static async Task<IFormCollection?> Form(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(ct) : null;
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException or IOException)
        {
            return null;
        }
    }
}
