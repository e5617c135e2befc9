using Countersign.Foundation.SentForms;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Countersign.SignIn.Sessions;

/// <summary>Keeps what somebody typed who first has to show who they are: their session has ended, or what they change takes a fresh proof.</summary>
internal static class KeptForLater
{
    // Whoever is not known to have had a session brings no more than the longest text and a picture.
    private const long MostOfStrangers = 10_000_000;

    // As anybody may send where no page says otherwise. A page of theirs may take more, once they are signed in.
    private const long Most = 30_000_000;

    private const int LongestAddress = 900;

    /// <summary>
    /// The address at which whoever typed it finds it again, or why it is not kept; null where the form was shown to nobody or holds nothing.
    /// </summary>
    /// <param name="known">The request came with the cookie of a session, if one that has ended.</param>
    public static async Task<Outcome<string>?> Keep(HttpContext context, bool known)
    {
        var (request, unsent, ct) = (context.Request, context.RequestServices.GetRequiredService<UnsentForms>(), context.RequestAborted);
        if (await Form(context, known ? Most : MostOfStrangers) is not { } form || unsent.OwnerOf(form) is not { } owner)
        {
            return null;
        }

        return await unsent.Keep(owner, request, form, ct) switch
        {
            Outcome<string>.Done({ Length: > 0 } key) => AddressOf(request, key),
            Outcome<string>.Refused refused => refused,
            _ => null,
        };
    }

    /// <summary>The address of the page that a form was sent from. Which button was pressed is no part of it.</summary>
    public static string PageOf(HttpRequest request) => QueryHelpers.AddQueryString(
        request.Path,
        request.Query.Where(given => given.Key is not "handler" and not UnsentForms.Query)
            .ToDictionary(given => given.Key, given => (string?)given.Value.ToString()));

    // What was kept knows the query as well.
    private static string AddressOf(HttpRequest request, string key) =>
        QueryHelpers.AddQueryString(PageOf(request), UnsentForms.Query, key) is { Length: <= LongestAddress } whole
            ? whole
            : UnsentForms.AddressOf(request.Path, key);

    // Nobody is known yet, so a form that is broken or too large is one that there is not.
    private static async Task<IFormCollection?> Form(HttpContext context, long most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Math.Min(size.MaxRequestBodySize ?? most, most);
        }

        try
        {
            return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException or IOException)
        {
            return null;
        }
    }
}
