using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io.Dom;

namespace Countersign.Tests;

/// <summary>A page as it came, found by the words on it.</summary>
public sealed record Page(HttpStatusCode Status, Uri Address, IHtmlDocument Document, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Path => Address.PathAndQuery;

    /// <summary>What can be read in the main part of the page, with single spaces; the whole page where it has no main part.</summary>
    public string Text() => Squeeze((Document.QuerySelector("main") ?? Document.Body)?.TextContent);

    /// <summary>Header and footer too.</summary>
    public string WholeText() => Squeeze(Document.Body?.TextContent);

    public string Heading() => Squeeze(Document.QuerySelector("h1")?.TextContent);

    /// <summary>The control with this label.</summary>
    public IElement Labelled(string words)
    {
        var labels = Document.QuerySelectorAll<IHtmlLabelElement>("label").ToList();
        var label = labels.FirstOrDefault(label => Squeeze(label.TextContent) == words)
            ?? throw new InvalidOperationException($"no label '{words}' on {Address.AbsolutePath}; there are: {string.Join(" | ", labels.Select(other => Squeeze(other.TextContent)))}");
        return label.Control ?? throw new InvalidOperationException($"the label '{words}' belongs to no control");
    }

    /// <summary>What stands in the box with this label.</summary>
    public string Value(string label) => Labelled(label) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        var other => throw new InvalidOperationException($"'{label}' is a {other.LocalName}"),
    };

    /// <summary>What is wrong at the box with this label, or with the set of boxes that it stands in; empty where nothing is.</summary>
    public string ErrorAt(string label)
    {
        var box = Labelled(label);
        return Squeeze((box.Closest("fieldset") ?? box.Closest(".govuk-form-group"))?.QuerySelector(".govuk-error-message")?.TextContent);
    }

    public bool IsTicked(string label) => ((IHtmlInputElement)Labelled(label)).IsChecked;

    public bool Has(string button) => Buttons().Any(other => Squeeze(other.TextContent) == button);

    public IHtmlElement Button(string words, string? within = null) =>
        Buttons().FirstOrDefault(button => Squeeze(button.TextContent) == words && (within is null || StandsIn(button, within)))
        ?? throw new InvalidOperationException($"no button '{words}' on {Address.AbsolutePath}; there are: {string.Join(" | ", Buttons().Select(other => Squeeze(other.TextContent)))}");

    public IHtmlAnchorElement Link(string words) =>
        Links().FirstOrDefault(link => Squeeze(link.TextContent) == words)
        ?? throw new InvalidOperationException($"no link '{words}' on {Address.AbsolutePath}; there are: {string.Join(" | ", Links().Select(other => Squeeze(other.TextContent)))}");

    public IEnumerable<IHtmlAnchorElement> Links() => Document.QuerySelectorAll<IHtmlAnchorElement>("a[href]");

    public static string Squeeze(string? text) => string.Join(' ', (text ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<IHtmlElement> Buttons() => Document.QuerySelectorAll<IHtmlElement>("button");

    // The nearest row, item or form that says so: two rows of a table each have their own button.
    private static bool StandsIn(IHtmlElement button, string words) =>
        button.Ancestors<IElement>().FirstOrDefault(element => element.LocalName is "tr" or "li" or "form" or "dl" or "section" or "fieldset" && Squeeze(element.TextContent) != Squeeze(button.TextContent))
            is { } place && Squeeze(place.TextContent).Contains(words, StringComparison.Ordinal);
}

/// <summary>A file picked in a form.</summary>
internal sealed class ChosenFile(string name, string type, byte[] bytes) : IFile
{
    public string Name => name;

    public DateTime LastModified => DateTime.UnixEpoch;

    public int Length => bytes.Length;

    public string Type => type;

    public Stream Body { get; } = new MemoryStream(bytes);

    public bool IsClosed { get; private set; }

    public IBlob Slice(int start = 0, int end = int.MaxValue, string? contentType = null) =>
        new ChosenFile(name, contentType ?? type, bytes[start..Math.Min(end, bytes.Length)]);

    public void Close() => IsClosed = true;

    public void Dispose() => Body.Dispose();
}
