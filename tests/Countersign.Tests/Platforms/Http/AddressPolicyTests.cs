using System.Net;
using Countersign.Platforms.Http;

namespace Countersign.Tests.Platforms.Http;

public sealed class AddressPolicyTests
{
    private static readonly AddressPolicy Usual = new([]);

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.1")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("2001:200::1")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::101:101")]
    public void Public_addresses_are_open(string address) => Assert.True(Usual.Allows(IPAddress.Parse(address), 443));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.0")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.0")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.0")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2002:101:101::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void All_others_are_shut(string address) => Assert.False(Usual.Allows(IPAddress.Parse(address), 443));

    [Theory]
    [InlineData("10.20.0.0/16", "10.20.255.255", 1, true)]
    [InlineData("10.20.0.0/16", "10.21.0.0", 1, false)]
    [InlineData("10.20.0.5", "10.20.0.5", 8443, true)]
    [InlineData("10.20.0.5", "10.20.0.6", 8443, false)]
    [InlineData("10.20.0.5:443", "10.20.0.5", 443, true)]
    [InlineData("10.20.0.5:443", "::ffff:10.20.0.5", 443, true)]
    [InlineData("10.20.0.5:443", "10.20.0.5", 80, false)]
    [InlineData("[fd00::5]:443", "fd00::5", 443, true)]
    [InlineData("[fd00::5]:443", "fd00::5", 444, false)]
    [InlineData("fd00::/8", "fd12::1", 1, true)]
    [InlineData("::1", "::1", 1, true)]
    public void What_the_operator_lists_is_open_and_nothing_beside_it(string listed, string address, int port, bool open)
    {
        Assert.True(AddressPolicy.CanList(listed));
        Assert.Equal(open, new AddressPolicy([listed]).Allows(IPAddress.Parse(address), port));
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("127.1")]
    [InlineData("0x7f.1")]
    [InlineData("2130706433")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0:99999")]
    [InlineData("https://10.0.0.1")]
    public void What_is_no_address_cannot_be_listed(string text) => Assert.False(AddressPolicy.CanList(text));
}
