using Microsoft.Playwright;

namespace Journeys.Tests;

/// <summary>Takes the pictures of the documentation where COUNTERSIGN_PICTURES names a folder; otherwise nothing is asked for.</summary>
public sealed class Pictures_for_the_reader(Browser browser)
{
    private const long Largest = 150 * 1024;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("COUNTERSIGN_PICTURES");

    [Fact]
    public async Task Are_taken_on_a_desk_and_on_a_phone()
    {
        Assert.SkipWhen(Folder is null, "COUNTERSIGN_PICTURES names no folder");
        Directory.CreateDirectory(Folder!);
        await using var program = await RunningProgram.Demo();
        await using var author = await browser.AtADesk(program);
        await author.StepIn("quillbrook", "Imogen Starkweather");
        await author.Compose("Year six measured the shadow of the old oak all day. By teatime they could tell the hour from it.");
        var post = await author.HandIn();
        await using var colleague = await browser.AtADesk(program);
        await colleague.StepIn("quillbrook", "Kamil Brzezik");

        await Take(colleague, "sign", post + "/sign");
        await Take(author, "home", "/");
        await Take(author, "ask", "/ask");
        await Take(author, "compose", "/posts/new");
        await Take(author, "public-news", "/news/quillbrook");

        Assert.All(Directory.EnumerateFiles(Folder!, "*.png"), file => Assert.True(new FileInfo(file).Length <= Largest, $"{file} is larger than {Largest} bytes"));
    }

    private static async Task Take(Someone someone, string name, string page)
    {
        foreach (var (width, height) in new[] { (1280, 800), (375, 800) })
        {
            await someone.Page.SetViewportSizeAsync(width, height);
            Assert.Equal(200, await someone.Open(page));
            await someone.Page.EvaluateAsync("document.fonts.ready");
            await someone.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, $"{name}-{width}.png"), Animations = ScreenshotAnimations.Disabled });
        }
    }
}
