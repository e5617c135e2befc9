using System.ComponentModel.DataAnnotations;
using Countersign.People.Model;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.Providers.SetUp;

[ChangesSecret]
internal sealed class EnterModel(Me me, EnterProvider entering, ProviderConnections connections, CountersignSettings settings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    [BindProperty]
    public string? Tenant { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the application (client) ID")]
    [StringLength(200, ErrorMessage = "The application (client) ID must be 200 characters or fewer")]
    public string ClientId { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter the secret")]
    [DataType(DataType.Password)]
    [StringLength(500, ErrorMessage = "The secret must be 500 characters or fewer")]
    public string Secret { get; set; } = "";

    [BindProperty]
    [StringLength(500, ErrorMessage = "The endings must be 500 characters or fewer")]
    public string? Domains { get; set; }

    public string Name { get; private set; } = "";

    /// <summary>The redirect address, to copy.</summary>
    public Uri Back => connections.Back(me.Establishment);

    public bool IsMicrosoft => Service == Issuer.Microsoft;

    public bool IsGoogle => Service == Issuer.Google;

    public void OnGet() => Name = IsMicrosoft ? "Microsoft" : Chosen("-") is Outcome<Issuer>.Done(var issuer) ? issuer.Name : throw new NotFoundException(this);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        OnGet();
        var domains = EnterProvider.Domains(Domains);
        if (domains.Count == 0)
        {
            ModelState.AddModelError(nameof(Domains), "Enter what your school’s addresses end with, like wrenfield.example");
        }

        var chosen = Chosen(Tenant);
        if (chosen is Outcome<Issuer>.Refused(var why))
        {
            ModelState.AddModelError(nameof(Tenant), why.Sentence);
        }

        if (!ModelState.IsValid || chosen is not Outcome<Issuer>.Done(var issuer))
        {
            return Page();
        }

        var provider = await entering.Save(new EnteredProvider(issuer, ClientId, Secret, domains), ct);
        return this.Done(SignInLinks.Provider(provider.Id), "It is set up", "Try it next. Nobody signs in with it yet.");
    }

    private Outcome<Issuer> Chosen(string? tenant) => Issuer.Choose(Service, tenant, settings.SignInIssuers);
}
