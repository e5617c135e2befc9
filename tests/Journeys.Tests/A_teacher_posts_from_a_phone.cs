using System.Net;

namespace Journeys.Tests;

public sealed class A_teacher_posts_from_a_phone(Browser browser, DemoProgram demo)
{
    private const string School = "tansyfield";

    [Fact]
    public async Task And_after_everybody_has_signed_it_stands_on_the_news_page_and_in_the_feed()
    {
        var program = await demo.Program;
        await using var teacher = await browser.OnAPhone(program);
        await teacher.StepIn(School, "Efrem Tesfazghi");
        await teacher.Compose("Our pond has frogs\nThe water garden woke up this week.");
        await teacher.AddPicture();
        await teacher.Press("Save draft");
        await teacher.Press("Change it");
        await teacher.Fill("Describe picture 1", "A frog on a wet stone beside the pond");
        var post = await teacher.HandIn();

        var signers = await browser.EverybodySigns(program, School, post, teacher);
        await teacher.WaitsFor("See it there");
        await teacher.Follow("See it there");

        Assert.NotEmpty(signers);
        Assert.DoesNotContain("Efrem Tesfazghi", signers);
        await teacher.IsAt("Our pond has frogs");
        Assert.Equal(1, await teacher.Page.GetByAltText("A frog on a wet stone beside the pond").CountAsync());
        await teacher.Open("/news/" + School);
        await teacher.Sees("Our pond has frogs");
        using var http = new HttpClient();
        Assert.Contains("Our pond has frogs", await http.GetStringAsync(new Uri(program.Address, $"/news/{School}/feed.atom"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await teacher.Open(post);
        var evidence = await teacher.Context.APIRequest.GetAsync((await teacher.Page.GetByText("Download the evidence").GetAttributeAsync("href"))!);
        Assert.Equal(200, evidence.Status);
        Assert.True((await evidence.BodyAsync()).Length > 200);
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task Without_a_description_of_the_picture_it_is_not_handed_in()
    {
        var program = await demo.Program;
        await using var teacher = await browser.OnAPhone(program);
        await teacher.StepIn(School, "Efrem Tesfazghi");
        await teacher.Compose("The recorder club has new recorders");
        await teacher.AddPicture();

        await teacher.Page.Locator("button:text-matches('^Ask ')").ClickAsync();

        await teacher.Sees("There is a problem");
        await teacher.Sees("Describe picture 1");
        Assert.Equal("The recorder club has new recorders", await teacher.Page.GetByLabel("What do you want to say?").InputValueAsync());
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task What_was_sent_back_is_mended_and_asked_for_again()
    {
        var program = await demo.Program;
        await using var teacher = await browser.OnAPhone(program);
        await teacher.StepIn("oxlip-lane", "Hamish Torquille");
        await teacher.Compose("Year four visited the museam");
        var post = await teacher.HandIn();
        await using var head = await browser.AtADesk(program);
        await head.StepIn("oxlip-lane", "Desmond Okonjobi");

        await head.Open(post + "/sign");
        await head.Page.GetByText("Send it back instead").ClickAsync();
        await head.Fill("What should the author change?", "Museum is misspelt");
        await head.Press("Send it back");
        await teacher.Open(post);
        await teacher.Sees("Museum is misspelt");
        await teacher.Press("Change it");
        await teacher.Fill("What do you want to say?", "Year four visited the museum");
        await teacher.HandIn();
        await browser.EverybodySigns(program, "oxlip-lane", post, teacher);

        await teacher.WaitsFor("See it there");
        Assert.Empty(teacher.Complaints);
        Assert.Empty(head.Complaints);
    }

    [Fact]
    public async Task Changing_it_after_it_was_scheduled_asks_everybody_again()
    {
        var program = await demo.Program;
        await using var teacher = await browser.AtADesk(program);
        await teacher.StepIn("oxlip-lane", "Parveen Sadiqi");
        await teacher.Compose("The summer fair needs jam");
        var day = TimeProvider.System.GetUtcNow().AddDays(9);
        await teacher.Page.GetByText("Send it at a certain time").ClickAsync();
        await teacher.Fill("Day", $"{day.Day}");
        await teacher.Fill("Month", $"{day.Month}");
        await teacher.Fill("Year", $"{day.Year}");
        await teacher.Fill("Time", "9:30");
        var post = await teacher.HandIn();
        await browser.EverybodySigns(program, "oxlip-lane", post, teacher);
        await teacher.Sees("Approved and scheduled");

        await teacher.Open($"/posts/calendar?month={day:yyyy-MM}");
        await teacher.Sees("The summer fair needs jam");
        await teacher.Open(post);
        await teacher.Press("Change it");
        await teacher.Sees("Everybody must sign it again");
        await teacher.Fill("What do you want to say?", "The summer fair needs jam and cake");
        await teacher.HandIn();

        await teacher.Sees("Waiting for signatures");
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task Taken_back_it_answers_gone()
    {
        var program = await demo.Program;
        await using var teacher = await browser.AtADesk(program);
        await teacher.StepIn("oxlip-lane", "Hamish Torquille");
        await teacher.Compose("The hall is open on Saturday");
        var post = await teacher.HandIn();
        await browser.EverybodySigns(program, "oxlip-lane", post, teacher);
        await teacher.WaitsFor("See it there");
        var address = await teacher.Page.GetByText("See it there").GetAttributeAsync("href");

        await teacher.Press("Take down");
        await teacher.Fill("Why?", "The date is wrong");
        await teacher.Press("Take down");
        await teacher.WaitsFor("Taken down, and proved to be gone");

        Assert.Equal((int)HttpStatusCode.Gone, await teacher.Open(address!));
        await teacher.IsAt("This post is no longer here");
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task With_JavaScript_off_everything_works_the_same()
    {
        var program = await demo.Program;
        await using var teacher = await browser.WithoutJavaScript(program);
        await teacher.StepIn(School, "Petra Lindqvale");
        await teacher.Compose("Wellington boots are in the lost property box");
        await teacher.AddPicture();
        await teacher.Press("Save draft");
        await teacher.Press("Change it");
        await teacher.Fill("Describe picture 1", "A row of boots");
        var post = await teacher.HandIn();
        await browser.EverybodySigns(program, School, post, teacher);
        await teacher.WaitsFor("See it there");
        await teacher.Follow("See it there");

        await teacher.IsAt("Wellington boots are in the lost property box");
    }
}
