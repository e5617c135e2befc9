using System.ComponentModel.DataAnnotations;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Platforms.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SchoolAccounts.Register;

internal sealed class RegisterModel(RegisterAccount accounts, IEnumerable<IPlatform> platforms, Staff staff, Me me) : PageModel
{
    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    [StringLength(100, ErrorMessage = "The name must be 100 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    [StringLength(500, ErrorMessage = "The web address must be 500 characters or fewer")]
    public string? Address { get; set; }

    [BindProperty]
    public string? Lead { get; set; }

    [BindProperty]
    public string? SecondLead { get; set; }

    [BindProperty]
    [StringLength(300, ErrorMessage = "What it is for must be 300 characters or fewer")]
    public string? Purpose { get; set; }

    public IReadOnlyList<(string Name, AssistedPlace Place)> Places { get; } =
        [.. platforms.Where(platform => platform.Assisted is not null).Select(platform => (platform.Name, platform.Assisted!))];

    public IReadOnlyList<StaffMember> People { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (Read() is not { } registration)
        {
            return Page();
        }

        return await accounts.Register(registration, me.Establishment, me.Id, ct) switch
        {
            Outcome<SchoolAccount>.Done(var account) => this.Done(
                SchoolAccountLinks.List,
                $"{account.DisplayName} is registered",
                "Posts can go to it from now on. After the last signature whoever leads it is told to put the post up."),
            Outcome<SchoolAccount>.Refused(var why) => this.Refuse(why, nameof(Lead)),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private Registration? Read()
    {
        var platform = platforms.FirstOrDefault(one => one.Assisted is not null && one.Name == Place);
        if (platform is null)
        {
            ModelState.AddModelError(nameof(Place), "Select where the account is");
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            ModelState.AddModelError(nameof(Name), "Enter the account's name, as people see it there");
        }

        var address = AddressIn(Address);
        if (address is null || (platform is not null && !platform.Assisted!.Has(address, null) && platform.Assisted.Hosts.Count > 0))
        {
            ModelState.AddModelError(
                nameof(Address),
                platform?.Assisted is { Hosts: [var host, ..] } ? $"Enter the account's web address, such as https://www.{host}/yourschool"
                    : "Enter the account's web address, beginning with https://");
        }

        if (string.IsNullOrWhiteSpace(Purpose))
        {
            ModelState.AddModelError(nameof(Purpose), "Say what the account is for");
        }

        PersonId[] leads = [.. ((string?[])[Lead, SecondLead]).Where(text => Ids.Read<PersonId>(text, out _)).Select(text => Id(text))];
        if (leads.Length == 0)
        {
            ModelState.AddModelError(nameof(Lead), "Select who leads it");
        }

        return ModelState.IsValid ? new Registration(platform!, Name!.Trim(), address!, Purpose!.Trim(), leads) : null;
    }

    private static PersonId Id(string? text) => Ids.Read<PersonId>(text, out var id) ? id : default;

    // On a telephone an address is typed or copied without its beginning.
    private static Uri? AddressIn(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return text.Contains('.', StringComparison.Ordinal) && Uri.TryCreate(whole, UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.HostNameType == UriHostNameType.Dns ? uri : null;
    }

    private async Task Load(CancellationToken ct) => People = await staff.Everyone(ct);
}
