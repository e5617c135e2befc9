using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers.SetUp;

internal sealed class ShowModel(CountersignDb db, ChangeUse use, Schools schools, Staff staff, ProviderConnections connections) : PageModel
{
    public SignInProvider Provider { get; private set; } = null!;

    public SchoolTime Time { get; private set; } = null!;

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = null!;

    public Uri Back => connections.Back(Provider.Establishment);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        var id = Ids.Require<SignInProviderId>(RouteData.Values["id"]?.ToString());
        Provider = await db.Set<SignInProvider>().FirstOrDefaultAsync(row => row.Id == id, ct).OrNotFound(id);
        Time = (await schools.Here(ct)).Time;
        Names = await staff.NamesOf([Provider.SetUpBy, Provider.PutInUseBy ?? Provider.SetUpBy], ct);
        await next();
    }

    [ChangesSecret]
    public async Task<IActionResult> OnPostUse(CancellationToken ct) => await use.PutInUse(Provider, ct) is Outcome<MayBeUsed>.Refused(var why)
        ? this.Refuse(why)
        : this.Done(SignInLinks.Providers, "It is in use", "From now on people can sign in with it. Passwords and passkeys go on working.");

    [ChangesSecret]
    public async Task<IActionResult> OnPostTakeOut(CancellationToken ct) => await use.TakeOut(Provider, ct) is { } why
        ? this.Refuse(why)
        : this.Done(SignInLinks.Providers, "It is taken out of use", "Nobody signs in with it. Who came in by it is signed out within the hour.");
}
