using System.Net;
using System.Net.Sockets;

namespace Countersign.Foundation.Hosting;

/// <summary>What counts as one sender where requests are counted.</summary>
public static class ClientAddress
{
    /// <summary>One household has a whole block of version 6 addresses, so the block counts as one. Empty where the address is not known.</summary>
    public static string Of(IPAddress? remote) => remote switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexStringLower(remote.GetAddressBytes().AsSpan(0, 8)),
        _ => remote.MapToIPv4().ToString(),
    };
}
