using Countersign.Platforms.Contract;

namespace Countersign.SchoolAccounts.Register;

/// <summary>What an administrator says of an account on which a person of the school puts posts up.</summary>
/// <param name="Name">As people see it there.</param>
internal sealed record Registration(IPlatform Platform, string Name, Uri Address, string Purpose, IReadOnlyList<PersonId> Leads)
{
    /// <summary>What it is called here, where one school has the same name in several places.</summary>
    public string DisplayName => $"{Name} {Platform.Assisted!.Where}";

    /// <summary>
    /// What tells it from others at the place. Where posts have links, the address does; elsewhere everybody signs in at the same address, and the name does.
    /// </summary>
    public string Key => Platform.Assisted!.HasLinks ? Short : $"{Short} {Name}";

    // The same page is the same whether its address was copied from a telephone or from a computer.
    private string Short
    {
        get
        {
            var host = Address.IdnHost.ToLowerInvariant();
            foreach (var start in (string[])["www.", "m."])
            {
                host = host.StartsWith(start, StringComparison.Ordinal) ? host[start.Length..] : host;
            }

            return host + Address.PathAndQuery.TrimEnd('/');
        }
    }
}
