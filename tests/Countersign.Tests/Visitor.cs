using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Countersign.Tests;

/// <summary>
/// Somebody with a browser: opens pages, fills in what the labels ask for and presses buttons by their words. Forms are sent
/// as a browser sends them, so the antiforgery token stays on. There is no JavaScript.
/// </summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient browser;
    private readonly IBrowsingContext parser = BrowsingContext.New(Configuration.Default);
    private readonly Func<string> lastFault;
    private Page? page;

    public Visitor(Uri site, Func<string> lastFault)
    {
        this.lastFault = lastFault;
#pragma warning disable CA2000 // The client disposes of its handler.
        browser = new HttpClient(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = site };
#pragma warning restore CA2000
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The page in front of them, after redirects.</summary>
    public Page Page => page ?? throw new InvalidOperationException("no page was opened yet");

    /// <summary>Goes back to a page as it was left, with what was typed there.</summary>
    public Visitor Back(Page to)
    {
        page = to;
        return this;
    }

    /// <summary>A second window of this browser, with the same page in it.</summary>
    public Visitor Beside()
    {
        var other = new Visitor(browser.BaseAddress!, lastFault).Back(Page);
        other.Cookies.Add(Cookies.GetAllCookies());
        return other;
    }

    public Task<Page> Open(string path) => Send(new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Types into the box with this label.</summary>
    public Visitor Fill(string label, string value)
    {
        switch (Page.Labelled(label))
        {
            case IHtmlInputElement input: input.Value = value; break;
            case IHtmlTextAreaElement area: area.Value = value; break;
            case var other: throw new InvalidOperationException($"'{label}' is a {other.LocalName}, which takes no text");
        }

        return this;
    }

    /// <summary>Ticks the box or picks the button with this label, or the entry of a list where <paramref name="list"/> names one.</summary>
    public Visitor Choose(string label, string? list = null)
    {
        if (list is not null)
        {
            if (Page.Labelled(list) is IHtmlInputElement searched)
            {
                var known = Page.Document.GetElementById(searched.GetAttribute("list") ?? "")?.QuerySelectorAll("option").Any(option => option.GetAttribute("value") == label);
                searched.Value = known == true ? label : throw new InvalidOperationException($"'{list}' does not offer '{label}'");
                return this;
            }

            var select = (IHtmlSelectElement)Page.Labelled(list);
            var option = select.Options.SingleOrDefault(option => Page.Squeeze(option.Text) == label) ?? throw new InvalidOperationException($"'{list}' does not offer '{label}'");
            select.Value = option.Value;
            return this;
        }

        var chosen = (IHtmlInputElement)Page.Labelled(label);
        foreach (var other in Page.Document.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Where(other => chosen.Type == "radio" && other.Name == chosen.Name && other.Form == chosen.Form))
        {
            other.IsChecked = false;
        }

        chosen.IsChecked = true;
        return this;
    }

    /// <summary>Takes the tick out of the box with this label.</summary>
    public Visitor Untick(string label)
    {
        ((IHtmlInputElement)Page.Labelled(label)).IsChecked = false;
        return this;
    }

    /// <summary>Chooses a file for the box with this label.</summary>
    public Visitor Attach(string label, string fileName, byte[] bytes, string type = "application/octet-stream")
    {
        var files = ((IHtmlInputElement)Page.Labelled(label)).Files ?? throw new InvalidOperationException($"'{label}' takes no files");
        files.Add(new ChosenFile(fileName, type, bytes));
        return this;
    }

    /// <summary>Presses the button with these words and sends its form. <paramref name="within"/> tells equal buttons apart by the words of what they stand in.</summary>
    public Task<Page> Press(string words, string? within = null)
    {
        var button = Page.Button(words, within);
        var form = button switch
        {
            IHtmlButtonElement own => own.Form,
            IHtmlInputElement own => own.Form,
            _ => null,
        };
        var submission = form?.GetSubmission(button) ?? throw new InvalidOperationException($"the button '{words}' sends no form");
        var request = new HttpRequestMessage(new HttpMethod(submission.Method.ToString().ToUpperInvariant()), new Uri(submission.Target.Href));
        if (submission.Method == AngleSharp.Io.HttpMethod.Post)
        {
            request.Content = new StreamContent(submission.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", submission.MimeType);
        }

        return Send(request);
    }

    /// <summary>Sends to the address of somebody else's form, with the token of the page in front of this visitor.</summary>
    public Task<Page> Borrow(Page other, string words, string? at = null)
    {
        var button = (IHtmlButtonElement)other.Button(words);
        var target = at ?? button.GetAttribute("formaction") ?? other.Path;
        var fields = Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=__RequestVerificationToken]").Take(1).ToDictionary(input => input.Name!, input => input.Value);
        return Send(new HttpRequestMessage(HttpMethod.Post, new Uri(target, UriKind.RelativeOrAbsolute)) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>Sends fields to an address by POST, with the token of the page in front of this visitor.</summary>
    public Task<Page> Post(string address, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var token = (IHtmlInputElement)(Page.Document.QuerySelector("input[name=__RequestVerificationToken]") ?? throw new InvalidOperationException("the page has no form"));
        return Send("POST", address, [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new(token.Name!, token.Value)]);
    }

    /// <summary>Sends fields that no page offers like this, as somebody does who writes requests by hand.</summary>
    public Task<Page> Send(string method, string address, IReadOnlyList<KeyValuePair<string, string>> fields) => method == "GET"
        ? Open(address.Split('?')[0] + QueryString.Create(fields!))
        : Send(new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.RelativeOrAbsolute)) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Follows the link with these words.</summary>
    public Task<Page> Follow(string words) => Open(Page.Link(words).Href);

    public void Dispose()
    {
        browser.Dispose();
        parser.Dispose();
    }

    private async Task<Page> Send(HttpRequestMessage request)
    {
        using var own = request;
        using var response = await browser.SendAsync(own, TestContext.Current.CancellationToken);
        var address = response.RequestMessage!.RequestUri!;
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var html = response.Content.Headers.ContentType?.MediaType == "text/html";
        var document = await parser.OpenAsync(answer => answer.Address(address).Content(html ? System.Text.Encoding.UTF8.GetString(bytes) : ""), TestContext.Current.CancellationToken);
        page = new Page(response.StatusCode, address, (IHtmlDocument)document, bytes, response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
        return page.Status != HttpStatusCode.InternalServerError ? page : throw new InvalidOperationException($"{request.Method} {address.AbsolutePath} failed: {lastFault()}");
    }
}
