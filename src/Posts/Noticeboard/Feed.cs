using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Countersign.People.Records;

namespace Countersign.Posts.Noticeboard;

/// <summary>A school's news as an Atom feed (RFC 4287). The content is XHTML made from plain text, element by element.</summary>
internal sealed class Feed(Uri root, SchoolName school)
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly XmlQualifiedName Language = new("lang", XNamespace.Xml.NamespaceName);

    /// <param name="items">Newest first.</param>
    /// <param name="updated">When the feed last changed; a feed must have such a moment even while it is empty.</param>
    public byte[] Write(IReadOnlyList<NewsItem> items, DateTimeOffset updated)
    {
        var feed = new SyndicationFeed
        {
            Id = $"urn:uuid:{school.Id}",
            Title = new TextSyndicationContent($"{school.Name}: news"),
            LastUpdatedTime = updated.ToUniversalTime(),
            Language = "en-GB",
            Authors = { new SyndicationPerson { Name = school.Name } },
            Links =
            {
                new SyndicationLink(NewsAddress.FeedOf(root, school.Slug), "self", null, "application/atom+xml", 0),
                new SyndicationLink(NewsAddress.Of(root, school.Slug), "alternate", null, "text/html", 0),
            },
            Items = [.. items.Select(Entry)],
        };
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            feed.SaveAsAtom10(xml);
        }

        return bytes.ToArray();
    }

    private SyndicationItem Entry(NewsItem item)
    {
        var entry = new SyndicationItem
        {
            Id = $"urn:uuid:{item.Id}",
            Title = new TextSyndicationContent(item.Story.Headline),
            PublishDate = item.At.ToUniversalTime(),
            LastUpdatedTime = item.PublishedAt.ToUniversalTime(),
            Links = { new SyndicationLink(NewsAddress.Of(root, school.Slug, item.Id), "alternate", null, "text/html", 0) },
            Content = SyndicationContent.CreateXhtmlContent(Content(item).ToString(SaveOptions.DisableFormatting)),
            AttributeExtensions = { [Language] = item.Language },
        };
        foreach (var picture in item.Pictures)
        {
            entry.Links.Add(new SyndicationLink(NewsAddress.OfPicture(root, picture.Hash), "enclosure", picture.Alt, picture.MediaType, picture.Bytes));
        }

        return entry;
    }

    private XElement Content(NewsItem item) => new(
        Xhtml + "div",
        Paragraphs.Of(item.Text).Select(Paragraph),
        item.Pictures.Select(picture => new XElement(
            Xhtml + "p",
            new XElement(
                Xhtml + "img",
                new XAttribute("src", NewsAddress.OfPicture(root, picture.Hash).AbsoluteUri),
                new XAttribute("alt", picture.Alt)))));

    private static XElement Paragraph(IReadOnlyList<IReadOnlyList<TextRun>> lines) => new(
        Xhtml + "p",
        new XAttribute("dir", "auto"),
        lines.Select((line, place) => new object?[] { place > 0 ? new XElement(Xhtml + "br") : null, line.Select(Stretch) }));

    private static XNode Stretch(TextRun stretch) => stretch.Link is null
        ? new XText(stretch.Text)
        : new XElement(Xhtml + "a", new XAttribute("href", stretch.Link.AbsoluteUri), new XAttribute("rel", "nofollow"), stretch.Text);
}
