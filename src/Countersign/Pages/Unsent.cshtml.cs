using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.SentForms;
using Countersign.Links;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace Countersign.Pages;

/// <summary>What somebody typed and did not send, to go on with or to throw away.</summary>
internal sealed class UnsentModel(UnsentForms unsent, Me me, Schools schools, IEnumerable<MenuEntry> sections) : PageModel
{
    public IReadOnlyList<(string Key, string Page, DateTimeOffset At, string Words)> Forms { get; private set; } = [];

    public SchoolTime Clock { get; private set; } = SchoolTime.Usual;

    private (EstablishmentId, PersonId) Owner => (me.VisitsFrom ?? me.Establishment, me.Id);

    public async Task OnGet(CancellationToken ct)
    {
        Forms = await unsent.Read(Owner, ct);
        Clock = (await schools.Here(ct)).Time;
    }

    public async Task<IActionResult> OnPostThrowAway([StringLength(64)] string key, CancellationToken ct)
    {
        await unsent.Forget(Owner, key, ct);
        return this.Done(HostLinks.Unsent, "It is thrown away");
    }

    /// <summary>The part of the program that the page belongs to, as the menu names it.</summary>
    public string Section(string page) => sections.Where(entry => entry.Address != HostLinks.Home && new NavItem(entry.Text, entry.Address).Holds(page))
        .Select(entry => entry.Text).FirstOrDefault() ?? "Another page";
}
