using Countersign.People.Records;
using Countersign.Platforms.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SchoolAccounts.Leads;

/// <summary>Who leads one account, and who is to.</summary>
internal sealed class LeadsModel(ChangeLeads change, IEnumerable<IPlatform> platforms, Staff staff) : PageModel
{
    [BindProperty]
    public List<string> Leads { get; set; } = [];

    public string Name { get; private set; } = "";

    /// <summary>Its leads put posts up there themselves.</summary>
    public bool IsAssisted { get; private set; }

    public IReadOnlyList<StaffMember> People { get; private set; } = [];

    public async Task OnGet(SchoolAccountId id, CancellationToken ct)
    {
        var account = await Load(id, ct);
        Leads = [.. account.Leads.Select(lead => lead.Person.ToString()).Where(lead => People.Any(person => person.Id.ToString() == lead))];
    }

    public async Task<IActionResult> OnPost(SchoolAccountId id, CancellationToken ct)
    {
        await Load(id, ct);
        PersonId[] leads = [.. Leads.Where(text => Ids.Read<PersonId>(text, out _)).Select(text => Ids.Read<PersonId>(text, out var lead) ? lead : default)];
        return await change.Change(id, leads, ct) switch
        {
            Outcome<SchoolAccount>.Done => this.Done(
                SchoolAccountLinks.List,
                $"The leads of {Name} are changed",
                IsAssisted ? "Whatever waits to be put up waits for them within a few minutes." : null),
            Outcome<SchoolAccount>.Refused(var why) => this.Refuse(why, $"{nameof(Leads)}[0]"),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    public string Chosen(int place) => Leads.ElementAtOrDefault(place) ?? "";

    private async Task<SchoolAccount> Load(SchoolAccountId id, CancellationToken ct)
    {
        var account = await change.Open(id, ct);
        People = await staff.Everyone(ct);
        (Name, IsAssisted) = (account.DisplayName, platforms.Any(one => one.Name == account.Platform && one.Assisted is not null));
        return account;
    }
}
