using Journeys.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]
[assembly: AssemblyFixture(typeof(DemoProgram))]

namespace Journeys.Tests;

/// <summary>One Chromium for the whole run; everybody in a test has a context of their own in it.</summary>
public sealed class Browser : IAsyncLifetime
{
    // Pages alone where it is there: the windows that a whole browser draws around them cost more than the pages.
    private static readonly string[] Executables = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executables.First(File.Exists),
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }

    public Task<Someone> AtADesk(RunningProgram program) => Sit(program, new() { ViewportSize = new() { Width = 1280, Height = 900 } });

    public Task<Someone> OnAPhone(RunningProgram program) =>
        Sit(program, new() { ViewportSize = new() { Width = 375, Height = 800 }, HasTouch = true, IsMobile = true, DeviceScaleFactor = 2 });

    public Task<Someone> WithoutJavaScript(RunningProgram program) => Sit(program, new() { ViewportSize = new() { Width = 1280, Height = 900 }, JavaScriptEnabled = false });

    /// <summary>Neither JavaScript nor pictures: for those who only press buttons in somebody else's test.</summary>
    public async Task<Someone> WithTextOnly(RunningProgram program)
    {
        var someone = await WithoutJavaScript(program);
        await someone.Context.RouteAsync("**/pictures/**", route => route.AbortAsync());
        return someone;
    }

    private async Task<Someone> Sit(RunningProgram program, BrowserNewContextOptions options)
    {
        options.BaseURL = program.Address.ToString();
        options.Locale = "en-GB";
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await chromium.NewContextAsync(options);
        context.SetDefaultTimeout((float)Patience.WithPage.TotalMilliseconds);
        return new Someone(context, await context.NewPageAsync());
    }
}

/// <summary>One demo that the journeys share: each writes posts of its own. What changes more than that has a demo for its class.</summary>
public sealed class DemoProgram : IAsyncDisposable
{
    private readonly Lazy<Task<RunningProgram>> running = new(RunningProgram.Demo);

    public Task<RunningProgram> Program => running.Value;

    public async ValueTask DisposeAsync()
    {
        if (running.IsValueCreated)
        {
            await (await running.Value).DisposeAsync();
        }
    }
}
