using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.Invite;

/// <summary>Where an administrator invites one person, by a link or on paper. What is made is shown once.</summary>
[ChangesSecret]
internal sealed class InviteModel(InvitePerson inviting, Schools schools, CountersignSettings settings) : PageModel
{
    [BindProperty]
    public PersonId? Holder { get; set; }

    public Candidate Candidate { get; private set; } = null!;

    public string Name => Candidate.Person.Name;

    public Uri? Link { get; private set; }

    /// <summary>Why the link does not open yet; null where it does.</summary>
    public string? Waits { get; private set; }

    public Sheet? Sheet { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var id = Ids.Require<PersonId>(RouteData.Values["id"]?.ToString());
        Candidate = await inviting.Look(id, HttpContext.RequestAborted).OrNotFound(id);
        await next();
    }

    public async Task<IActionResult> OnPostLink(CancellationToken ct)
    {
        var answer = await inviting.ByLink(Candidate, ct);
        if (answer is not Outcome<LinkMade>.Done(var made))
        {
            return this.Refuse(((Outcome<LinkMade>.Refused)answer).Why);
        }

        Link = new Uri(settings.PublicAddress, SignInLinks.Join(made.Key));
        Waits = made.Waits?.Next((await schools.Here(ct)).Time);
        return Page();
    }

    public async Task<IActionResult> OnPostPaper(CancellationToken ct)
    {
        var answer = await inviting.OnPaper(Candidate, Holder, ct);
        if (answer is not Outcome<PrintedHalf>.Done(var half))
        {
            return this.Refuse(((Outcome<PrintedHalf>.Refused)answer).Why, nameof(Holder));
        }

        var school = await schools.Here(ct);
        Sheet = new Sheet(
            school.Name,
            Name,
            Candidate.SignsInWith!,
            new Uri(settings.PublicAddress, SignInLinks.JoinPage),
            new Uri(settings.PublicAddress, SignInLinks.Join(half.FirstHalf)),
            half,
            school.Time.Read(half.Until));
        return Page();
    }
}

/// <summary>What is printed for the person who was invited.</summary>
internal sealed record Sheet(string School, string Name, string SignsInWith, Uri Address, Uri WithFirstHalf, PrintedHalf Half, string Until);
