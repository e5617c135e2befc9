using System.ComponentModel.DataAnnotations;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.Providers.Enter;

/// <summary>Finds the service by what the address ends with, and so says nothing about who works anywhere.</summary>
[AllowAnonymous]
internal sealed class FindModel(ProvidersInUse providers) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your e-mail address at school")]
    [StringLength(254, ErrorMessage = "Your e-mail address must be 254 characters or fewer")]
    public string Email { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    public IReadOnlyList<WayIn> Ways { get; private set; } = [];

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var domain = Email.Trim()[(Email.Trim().LastIndexOf('@') + 1)..];
        Ways = [.. (await providers.All(ct)).Where(way => way.Domains.Split(' ').Contains(domain, StringComparer.OrdinalIgnoreCase))];
        return Ways.Count > 0
            ? Page()
            : this.Refuse("No school here lets people in with an address like this. Check it, or sign in another way", nameof(Email));
    }
}
