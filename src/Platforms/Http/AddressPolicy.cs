using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Countersign.Platforms.Http;

/// <summary>
/// Which addresses this program may open a connection to: those of the public internet, and those that the operator listed. Everything else is a way
/// into the network around the program for whoever names a server, or answers for its name.
/// </summary>
/// <param name="listed">Networks (<c>10.0.0.0/8</c>), addresses, or addresses with a port (<c>10.0.0.5:443</c>, <c>[::1]:8443</c>).</param>
internal sealed class AddressPolicy(IEnumerable<string> listed)
{
    // IANA IPv4 Special-Purpose Address Registry, and multicast (RFC 5771).
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    // All that is given out as public (RFC 4291), less what IANA keeps in it: protocol assignments with Teredo, documentation, 6to4.
    private static readonly IPNetwork PublicSix = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] NotPublicSix =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(text => IPNetwork.Parse(text))];

    // A network without IPv4 reaches it through these (RFC 6052): the last four bytes are the address that is meant.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    private readonly List<Listed> listed = [.. listed.Select(text => Read(text) ?? throw new FormatException("not an address or network"))];

    /// <summary>Whether the text is one that can be listed.</summary>
    public static bool CanList(string text) => Read(text) is not null;

    public bool Allows(IPAddress address, int port)
    {
        var meant = Meant(address);
        return IsPublic(meant) || listed.Exists(entry => entry.Network.Contains(meant) && (entry.Port is null || entry.Port == port));
    }

    private static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !NotPublic.Any(network => network.Contains(address)),
        AddressFamily.InterNetworkV6 => PublicSix.Contains(address) && !NotPublicSix.Any(network => network.Contains(address)),
        _ => false,
    };

    private static IPAddress Meant(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address) ? new IPAddress(address.GetAddressBytes()[12..])
        : address;

    private static Listed? Read(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return new Listed(network, null);
        }

        return IPEndPoint.TryParse(text, out var place) && IsWhole(text, place)
            ? new Listed(new IPNetwork(place.Address, place.AddressFamily == AddressFamily.InterNetwork ? 32 : 128), place.Port == 0 ? null : place.Port)
            : null;
    }

    // The framework also reads 127.1 and 0x7f.1; what is listed is written out, so that everybody reads the same.
    private static bool IsWhole(string text, IPEndPoint place) =>
        text == place.Address.ToString() || text == place.ToString() || text == $"[{place.Address}]:{place.Port.ToString(CultureInfo.InvariantCulture)}";

    private sealed record Listed(IPNetwork Network, int? Port);
}
