using System.Xml.Linq;
using Countersign.Foundation.Keys;

namespace Countersign.Tests.Foundation.Keys;

public sealed class ClosedXmlTests
{
    private static readonly XElement Stored = XElement.Parse(
        """<key id="1"><descriptor><d:masterKey d:requiresEncryption="true" xmlns:d="http://schemas.asp.net/2015/03/dataProtection"><value>secret</value></d:masterKey></descriptor></key>""");

    private readonly WrappingKeys keys = WrappingKeys.Draw();

    [Fact]
    public void The_secret_part_is_closed_and_the_rest_stays()
    {
        var closed = ClosedXml.Rewrap(keys, Stored);

        Assert.Equal((true, false, true), (ClosedXml.IsOpen(Stored), ClosedXml.IsOpen(closed), ClosedXml.IsClosed(closed)));
        Assert.DoesNotContain("secret<", closed.ToString(), StringComparison.Ordinal);
        Assert.Equal("1", closed.Attribute("id")!.Value);
        Assert.True(ClosedXml.Opens(keys, closed));
        Assert.False(ClosedXml.Opens(WrappingKeys.Draw(), closed));
    }

    [Fact]
    public void What_a_rotation_closes_anew_the_old_key_no_longer_opens()
    {
        var rotated = keys.Rotated();

        var anew = ClosedXml.Rewrap(rotated, ClosedXml.Rewrap(keys, Stored));

        Assert.True(ClosedXml.Opens(rotated, anew));
        Assert.False(ClosedXml.Opens(keys, anew));
    }

    /// <summary>The database of every installation names this type; who renames or moves it locks them all out.</summary>
    [Fact]
    public void The_name_that_stands_in_every_database_leads_to_what_opens_it()
    {
        var named = ClosedXml.Rewrap(keys, Stored).Descendants().Attributes("decryptorType").Single().Value;

        Assert.StartsWith("Countersign.Foundation.Keys.XmlOpener, Countersign.Foundation, Version=", named, StringComparison.Ordinal);
        Assert.Equal(typeof(XmlOpener), Type.GetType(named));
    }
}
