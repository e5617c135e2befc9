namespace Countersign.Foundation.Model;

/// <summary>
/// A place that a page leads to and that lies in a module which uses the page's own: the page's module names it, the other
/// contributes its address.
/// </summary>
public sealed record NamedDestination(string Name);

/// <summary>Where the modules of this program have the places that others lead to.</summary>
public sealed class NamedDestinations
{
    private readonly Dictionary<NamedDestination, Func<string, string>> addresses;

    internal NamedDestinations(IEnumerable<DestinationAddress> contributed) =>
        addresses = contributed.ToDictionary(place => place.NamedDestination, place => place.Address);

    internal IReadOnlyCollection<NamedDestination> All => addresses.Keys;

    /// <summary>The address of the place for this id or key; null where no module of the program has it, and the page leaves the link out.</summary>
    public string? Find(NamedDestination place, string key) => addresses.TryGetValue(place, out var address) ? address(key) : null;
}

internal sealed record DestinationAddress(NamedDestination NamedDestination, Func<string, string> Address);
