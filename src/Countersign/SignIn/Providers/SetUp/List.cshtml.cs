using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers.SetUp;

internal sealed class ListModel(CountersignDb db, Schools schools, CountersignSettings settings) : PageModel
{
    public SchoolTime Time { get; private set; } = null!;

    /// <summary>What is in use, then what is being set up; what was taken out stands in the record alone.</summary>
    public IReadOnlyList<SignInProvider> Providers { get; private set; } = [];

    public IReadOnlyList<Issuer> Listed { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        Time = (await schools.Here(ct)).Time;
        Listed = [.. Issuer.All(settings.SignInIssuers)];
        Providers = await db.Set<SignInProvider>().AsNoTracking().Where(provider => provider.TakenOutAt == null)
            .OrderByDescending(provider => provider.InUseAt != null).ThenBy(provider => provider.SetUpAt).ToListAsync(ct);
    }
}
