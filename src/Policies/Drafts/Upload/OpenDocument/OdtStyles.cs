using System.Xml.Linq;
using static Countersign.Policies.Drafts.Upload.OpenDocument.Odt;

namespace Countersign.Policies.Drafts.Upload.OpenDocument;

/// <summary>What the styles of an OpenDocument text say about headings, lists and hidden text.</summary>
internal sealed class OdtStyles
{
    private const int MostBased = 20;

    private readonly Dictionary<string, XElement> styles;
    private readonly Dictionary<string, XElement> lists;
    private readonly XElement? outline;

    public OdtStyles(OdtFile file)
    {
        var all = ((XElement?[])[file.Content, file.Styles]).OfType<XElement>().Elements()
            .Where(child => child.Name == Office + "automatic-styles" || child.Name == Office + "styles").Elements().ToList();
        styles = Keyed(
            all.Where(one => one.Name == Style + "style"),
            one => (string?)one.Attribute(Style + "family") + " " + (string?)one.Attribute(Style + "name"));
        lists = Keyed(all.Where(one => one.Name == Text + "list-style"), one => (string?)one.Attribute(Style + "name") ?? "");
        outline = all.FirstOrDefault(one => one.Name == Text + "outline-style");
    }

    public bool IsTitle(string? paragraph) => Chain("paragraph", paragraph).Any(style => Name(style) == "Title");

    /// <summary>The outline level that the style of a paragraph has, as Google Docs and others leave it to the style.</summary>
    public int? Heading(string? paragraph) =>
        Chain("paragraph", paragraph).Select(Name).FirstOrDefault(name => name.StartsWith("Heading_20_", StringComparison.Ordinal)
            || name.StartsWith("Heading ", StringComparison.Ordinal)) is { } named && char.IsAsciiDigit(named[^1]) ? Math.Clamp(named[^1] - '0', 1, 6) : null;

    public bool IsHidden(string family, string? style) => Chain(family, style)
        .Select(one => (string?)one.Element(Style + "text-properties")?.Attribute(Text + "display")).FirstOrDefault(display => display is not null) == "none";

    /// <summary>The list that the style of a paragraph puts it on.</summary>
    public string? ListOf(string? paragraph) =>
        Chain("paragraph", paragraph).Select(style => (string?)style.Attribute(Style + "list-style-name")).FirstOrDefault(name => name is not null);

    /// <summary>A level of a list, counted from 1; of the chapters where no list is named.</summary>
    public XElement? Level(string? list, int level) => (list is null ? outline : lists.GetValueOrDefault(list))?.Elements()
        .FirstOrDefault(one => (int?)one.Attribute(Text + "level") == level);

    private List<XElement> Chain(string family, string? name)
    {
        var chain = new List<XElement>();
        while (chain.Count < MostBased && name is not null && styles.TryGetValue($"{family} {name}", out var style))
        {
            chain.Add(style);
            name = (string?)style.Attribute(Style + "parent-style-name");
        }

        return chain;
    }

    private static string Name(XElement style) => (string?)style.Attribute(Style + "name") ?? "";

    private static Dictionary<string, XElement> Keyed(IEnumerable<XElement> all, Func<XElement, string> key) =>
        all.GroupBy(key).ToDictionary(group => group.Key, group => group.First());
}
