using System.Security.Cryptography;
using Countersign.Foundation.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.SentForms;

/// <summary>
/// For whom a form was shown. It travels closed in the form itself, so that it is known also when their session has ended or somebody else has signed in since,
/// and nobody can write another's.
/// </summary>
internal sealed class FormOwner(IDataProtectionProvider protection)
{
    /// <summary>The name of the field.</summary>
    public const string Field = "__FormOwner";

    // Two ids.
    private const int Bytes = 32;

    private static readonly object Closed = new();

    private readonly IDataProtector protector = protection.CreateProtector("Countersign.FormOwner");

    /// <summary>What the forms of this page carry; null where nobody is signed in.</summary>
    public string? For(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<PageFrame>().FormsAreFor is not var (home, person))
        {
            return null;
        }

        // A page has many forms and one owner.
        if (context.Items[Closed] is not string closed)
        {
            closed = WebEncoders.Base64UrlEncode(protector.Protect([.. home.Value.ToByteArray(), .. person.Value.ToByteArray()]));
            context.Items[Closed] = closed;
        }

        return closed;
    }

    /// <summary>Null where nobody was signed in, or where we did not write it.</summary>
    public (EstablishmentId Home, PersonId Person)? Of(IFormCollection form)
    {
        try
        {
            return form[Field] is [{ Length: > 0 and < 1000 } closed]
                && protector.Unprotect(WebEncoders.Base64UrlDecode(closed)) is { Length: Bytes } ids
                ? (new EstablishmentId(new Guid(ids.AsSpan(0, 16))), new PersonId(new Guid(ids.AsSpan(16))))
                : null;
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
