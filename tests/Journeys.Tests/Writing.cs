using Countersign.Tests.Samples;
using Microsoft.Playwright;

namespace Journeys.Tests;

/// <summary>What people do with posts, whatever their school's policy asks of them.</summary>
internal static class Writing
{
    /// <summary>Fills in a new post and answers every question of the policy with No.</summary>
    public static async Task Compose(this Someone author, string text)
    {
        await author.Open("/posts/new");
        await author.Fill("What do you want to say?", text);
        await author.AnswersNo();
    }

    public static async Task AnswersNo(this Someone author)
    {
        foreach (var question in await author.Main.Locator("fieldset:has(input[type=radio])").AllAsync())
        {
            await question.GetByLabel("No", new() { Exact = true }).CheckAsync();
        }

        if (await author.Page.GetByLabel("None of these is true").CountAsync() > 0)
        {
            await author.Choose("None of these is true");
        }

        foreach (var box in new[] { "What is this post for?", "What does the school gain from it?", "What is it for, and what does the school gain from it?" })
        {
            if (await author.Page.GetByLabel(box, new() { Exact = true }).CountAsync() > 0)
            {
                await author.Fill(box, "To tell families about the school's day");
            }
        }
    }

    public static Task AddPicture(this Someone author) => author.Attach("Add pictures", "pond.png", SamplePicture.Of("", 640, 480).Bytes.ToArray());

    /// <summary>Hands the post in for whatever comes first, and answers its address.</summary>
    public static async Task<string> HandIn(this Someone author)
    {
        await author.Main.Locator("button[formaction*='Submit'], button:text-matches('^Ask ')").First.ClickAsync();
        await author.Page.WaitForURLAsync(url => System.Text.RegularExpressions.Regex.IsMatch(new Uri(url).AbsolutePath, "^/posts/[0-9a-f-]{36}$"));
        return author.Path;
    }

    /// <summary>Opens the post, confirms every line that is to be checked, and signs.</summary>
    public static async Task Sign(this Someone signer, string post)
    {
        await signer.Open(post + "/sign");
        foreach (var line in await signer.Main.Locator("input[name=Confirmed]").AllAsync())
        {
            await line.CheckAsync();
        }

        await signer.Main.Locator("button.govuk-button:not(.govuk-button--secondary)").First.ClickAsync();

        // The address is all that is waited for: a picture of the post may come late, or not at all where a test holds it back.
        await Assertions.Expect(signer.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(post + "$"), new() { Timeout = 60_000 });
    }

    /// <summary>Whoever is asked next signs, until nobody is asked any more; answers who did.</summary>
    public static async Task<IReadOnlyList<string>> EverybodySigns(this Browser browser, RunningProgram program, string school, string post, Someone reader)
    {
        var signers = new List<string>();
        await reader.Open(post);
        while (await reader.Page.GetByText("Waiting for signatures").CountAsync() > 0)
        {
            Assert.True(signers.Count < 6, "Somebody signs again and again");
            var next = await reader.Main.GetByText("Waiting for ").Last.InnerTextAsync();
            signers.Add(next.Replace("Waiting for ", "", StringComparison.Ordinal).Split([", ", " or "], StringSplitOptions.None)[0].Trim());
            await using var signer = await browser.WithTextOnly(program);
            await signer.StepIn(school, signers[^1]);
            await signer.Sign(post);
            await reader.Open(post);
        }

        return signers;
    }
}
