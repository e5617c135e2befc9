namespace Countersign.People.StaffList;

/// <summary>Somebody whom the school knows, whether or not they still work there.</summary>
internal sealed record Known(PersonId Person, string Name, string? Address, DateOnly? LeavesOn, IReadOnlyList<string> Roles)
{
    /// <summary>Of an administrator: whether they have joined, and nothing keeps them out.</summary>
    public bool CanComeIn { get; init; }

    public bool IsHere(DateOnly today) => LeavesOn is null || today <= LeavesOn;
}

/// <summary>Finds people by what a list says of them. One address is one person, in capitals or not.</summary>
internal sealed class StaffIndex
{
    private readonly DateOnly today;
    private readonly ILookup<string, Known> byAddress;
    private readonly ILookup<string, Known> unlistedByName;
    private readonly HashSet<string> addresses;
    private readonly HashSet<string> namesWithoutAddress;

    public StaffIndex(StaffLines list, IReadOnlyList<Known> people, DateOnly today)
    {
        this.today = today;
        byAddress = people.Where(known => known.Address is not null).ToLookup(known => known.Address!.Trim(), StringComparer.OrdinalIgnoreCase);
        addresses = list.Read.Where(line => line.InUse).Select(line => line.Address).Concat(list.Unread.Select(line => line.Address))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        namesWithoutAddress = list.Unread.Where(line => line.Address.Length == 0).Select(line => line.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        unlistedByName = people.Where(known => known.IsHere(today) && !HasListedAddress(known)).ToLookup(known => known.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Those with this address who work here; otherwise whoever left last of those who had it.</summary>
    public IReadOnlyList<Known> At(string address)
    {
        var all = byAddress[address].ToList();
        return all.Exists(known => known.IsHere(today))
            ? [.. all.Where(known => known.IsHere(today))]
            : [.. all.OrderByDescending(known => known.LeavesOn).Take(1)];
    }

    /// <summary>Somebody here with this name, of whom the list says nothing.</summary>
    public Known? Namesake(string name) => unlistedByName[name].FirstOrDefault();

    /// <summary>Whether the list speaks of them, be it in a line that could not be read.</summary>
    public bool IsListed(Known known) => HasListedAddress(known) || namesWithoutAddress.Contains(known.Name);

    private bool HasListedAddress(Known known) => known.Address is not null && addresses.Contains(known.Address.Trim());
}
