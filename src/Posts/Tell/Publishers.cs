using Countersign.People.Records;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Tell;

/// <summary>Who puts posts up where the program does not.</summary>
internal sealed class Publishers(Accounts accounts, Staff staff)
{
    private const string Head = "headteacher";

    public async Task<IReadOnlyList<StaffMember>> Of(SchoolAccountId account, PersonId author, CancellationToken ct) =>
        Among(await staff.Everyone(ct), [.. (await accounts.Leads(ct))[account]], author);

    /// <summary>
    /// Whoever leads the account and works here; where nobody does, the author, and where they have left too, the headteacher: it always waits for somebody.
    /// </summary>
    public static IReadOnlyList<StaffMember> Among(IReadOnlyList<StaffMember> here, IReadOnlyCollection<PersonId> leads, PersonId author)
    {
        List<StaffMember> found = [.. here.Where(person => leads.Contains(person.Id))];
        found = found.Count > 0 ? found : [.. here.Where(person => person.Id == author)];
        return found.Count > 0 ? found : [.. here.Where(person => person.Roles.Contains(Head, StringComparer.OrdinalIgnoreCase))];
    }
}
