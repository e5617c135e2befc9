using Microsoft.Playwright;

namespace Journeys.Tests;

/// <summary>A person in front of a browser, in the words a person would use. What the browser complains of is kept.</summary>
public sealed class Someone : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Someone(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Complain(message);
        page.PageError += (_, fault) => complaints.Add(fault);
        page.Response += (_, response) => Complain(response);
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>Errors of the console, the Content-Security-Policy's and scripts' own among them.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public string Path => new Uri(Page.Url).AbsolutePath;

    public ILocator Main => Page.Locator("main");

    public async Task<int> Open(string path) => (await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load }))!.Status;

    /// <summary>Becomes one of the demo's people.</summary>
    public async Task StepIn(string school, string person)
    {
        await Open("/step-in?school=" + school);
        await Press("Step in as " + person);
    }

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public Task Fill(string label, string text) => Labelled(label).FillAsync(text);

    public Task Choose(string label) => Labelled(label).CheckAsync();

    public Task Attach(string label, string name, byte[] png) => Labelled(label).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = png });

    /// <summary>Waits until the page says this.</summary>
    public Task Sees(string text) => Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text, new() { Timeout = (float)Patience.WithPage.TotalMilliseconds });

    public Task IsAt(string heading) => Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(heading, new() { Timeout = (float)Patience.WithPage.TotalMilliseconds });

    /// <summary>Opens the page anew until it says this; a worker in the background changes it.</summary>
    public async Task WaitsFor(string text)
    {
        using var patience = new CancellationTokenSource(Patience.WithProgram);
        while (!(await Main.InnerTextAsync()).Contains(text, StringComparison.Ordinal))
        {
            Assert.False(patience.IsCancellationRequested, $"'{text}' did not come on: {await Main.InnerTextAsync()}");
            await Page.ReloadAsync();
        }
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private ILocator Labelled(string label) => Page.GetByLabel(label, new() { Exact = true });

    private void Complain(IResponse response)
    {
        if (response.Status >= 500)
        {
            complaints.Add($"{response.Status} at {new Uri(response.Url).AbsolutePath}");
        }
    }

    private void Complain(IConsoleMessage message)
    {
        // A page that answers 404 or 410 on purpose is reported as an error too; the tests look at statuses themselves.
        if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            complaints.Add(message.Text);
        }
    }
}
