using System.Globalization;
using System.Xml;
using Countersign.People.Records;

namespace Countersign.Posts.Noticeboard;

/// <summary>A school's news as an Atom feed (RFC 4287). The content is XHTML made from plain text, element by element.</summary>
internal sealed class Feed(Uri root, SchoolName school)
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <param name="items">Newest first.</param>
    /// <param name="updated">When the feed last changed; a feed must have such a moment even while it is empty.</param>
    public byte[] Write(IReadOnlyList<NewsItem> items, DateTimeOffset updated)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "en-GB");
            xml.WriteElementString("id", Atom, $"urn:uuid:{school.Id}");
            xml.WriteElementString("title", Atom, $"{school.Name}: news");
            xml.WriteElementString("updated", Atom, Instant(updated));
            Link(xml, "self", NewsAddress.FeedOf(root, school.Slug), "application/atom+xml");
            Link(xml, "alternate", NewsAddress.Of(root, school.Slug), "text/html");
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, school.Name);
            xml.WriteEndElement();
            foreach (var item in items)
            {
                Entry(xml, item);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Link(XmlWriter xml, string relation, Uri address, string mediaType)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", mediaType);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private void Entry(XmlWriter xml, NewsItem item)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteAttributeString("xml", "lang", null, item.Language);
        xml.WriteElementString("id", Atom, $"urn:uuid:{item.Id}");
        xml.WriteElementString("title", Atom, item.Story.Headline);
        xml.WriteElementString("published", Atom, Instant(item.At));
        xml.WriteElementString("updated", Atom, Instant(item.PublishedAt));
        Link(xml, "alternate", NewsAddress.Of(root, school.Slug, item.Id), "text/html");
        foreach (var picture in item.Pictures)
        {
            Enclosure(xml, picture);
        }

        Content(xml, item);
        xml.WriteEndElement();
    }

    private void Enclosure(XmlWriter xml, NewsPicture picture)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", "enclosure");
        xml.WriteAttributeString("type", picture.MediaType);
        xml.WriteAttributeString("length", picture.Bytes.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("title", picture.Alt);
        xml.WriteAttributeString("href", NewsAddress.OfPicture(root, picture.Hash).AbsoluteUri);
        xml.WriteEndElement();
    }

    private void Content(XmlWriter xml, NewsItem item)
    {
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "xhtml");
        xml.WriteStartElement("div", Xhtml);
        foreach (var paragraph in Paragraphs.Of(item.Text))
        {
            Paragraph(xml, paragraph);
        }

        foreach (var picture in item.Pictures)
        {
            xml.WriteStartElement("p", Xhtml);
            xml.WriteStartElement("img", Xhtml);
            xml.WriteAttributeString("src", NewsAddress.OfPicture(root, picture.Hash).AbsoluteUri);
            xml.WriteAttributeString("alt", picture.Alt);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Paragraph(XmlWriter xml, IReadOnlyList<IReadOnlyList<TextRun>> lines)
    {
        xml.WriteStartElement("p", Xhtml);
        xml.WriteAttributeString("dir", "auto");
        foreach (var (place, line) in lines.Index())
        {
            if (place > 0)
            {
                xml.WriteElementString("br", Xhtml, null);
            }

            foreach (var stretch in line)
            {
                Stretch(xml, stretch);
            }
        }

        xml.WriteEndElement();
    }

    private static void Stretch(XmlWriter xml, TextRun stretch)
    {
        if (stretch.Link is null)
        {
            xml.WriteString(stretch.Text);
            return;
        }

        xml.WriteStartElement("a", Xhtml);
        xml.WriteAttributeString("href", stretch.Link.AbsoluteUri);
        xml.WriteAttributeString("rel", "nofollow");
        xml.WriteString(stretch.Text);
        xml.WriteEndElement();
    }
}
