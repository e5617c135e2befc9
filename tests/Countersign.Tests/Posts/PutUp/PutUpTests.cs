using System.Net;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.People.Model;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.PutUp;

/// <summary>A school without any connection posts on Facebook: written, signed and kept as everywhere, and put up by a colleague on their telephone.</summary>
public sealed class PutUpTests : IAsyncLifetime
{
    private const string Link = "https://www.facebook.com/wrenfield/posts/7";

    private const string Account = "Wrenfield School on Facebook";

    private Newsroom room = null!;
    private Visitor lead = null!;
    private Visitor administrator = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open(daysLater: 4);
        await room.Site.Join("Folasade Ogunmola", "office");
        await room.Site.Join("Kamil Brzezik", "office");
        lead = await room.Site.As("Folasade Ogunmola");
        administrator = await room.Site.As(Me.Administrator);
        await administrator.Open("/accounts/register");
        await administrator.Choose("Facebook", "Where is it?").Fill("Its name, as people see it there", "Wrenfield School").Fill("Its web address", "https://www.facebook.com/wrenfield")
            .Fill("What is it for?", "News for families").Choose("Folasade Ogunmola", "Who leads it?").Choose("Kamil Brzezik", "And who else?").Press("Register the account");
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task It_is_signed_as_always_and_then_waits_for_whoever_leads_the_account()
    {
        var post = await Signed();
        var before = await lead.Open("/");

        await room.RunOutbox();

        var home = await lead.Open("/");
        var told = await lead.Open("/notifications");
        Assert.DoesNotContain("Put it up", before.Text(), StringComparison.Ordinal);
        Assert.Contains($"Put it up: {Account}", home.Text(), StringComparison.Ordinal);
        Assert.Contains("A post waits for you to put it up", told.Text(), StringComparison.Ordinal);
        Assert.Contains("A post waits for you to put it up", (await (await room.Site.As("Kamil Brzezik")).Open("/notifications")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("put it up", (await room.Colleague.Open("/notifications")).Text(), StringComparison.Ordinal);
        Assert.Equal((DeliveryState.ToPutUp, PostStage.Scheduled), ((await room.Delivery(post)).State, (await room.Row(post)).Stage));
        Assert.Contains("Waiting for somebody to put it up", (await room.Teacher.Open(post)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_up_and_confirmed_with_its_link_it_is_out()
    {
        var post = await Waiting();
        var begin = await lead.Open(await Address(post));
        var page = await lead.Press("I put it up now");
        var text = page.Value("The text of the post");

        var shown = await lead.Fill("Link of the post", $"See it: {Link}").Press("It is up");

        var (delivery, row) = (await room.Delivery(post), await room.Row(post));
        Assert.DoesNotContain("Copy the text", begin.Text(), StringComparison.Ordinal);
        Assert.Equal("Year 4 planted beans", text);
        Assert.Equal("https://www.facebook.com/wrenfield", page.Link($"Open {Account} (new tab)").Href);
        Assert.Contains("Thank you: the post is up", shown.Text(), StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Published, PostStage.Sent, Link), (delivery.State, row.Stage, delivery.Link));
        Assert.Equal(["delivery.handed-over", "delivery.started", "delivery.published"], (await room.Acts(post)).Where(act => act.StartsWith("delivery", StringComparison.Ordinal)));
        Assert.Contains("Published by Folasade Ogunmola", shown.Text(), StringComparison.Ordinal);
        Assert.Equal(Link, shown.Link("See it there").Href);
        Assert.DoesNotContain("put it up", (await lead.Open("/notifications")).Text(), StringComparison.Ordinal);
        Assert.Contains("A post of yours is out", (await room.Teacher.Open("/notifications")).Text(), StringComparison.Ordinal);
        Assert.Contains("25 November 2026", Row((await administrator.Open("/accounts")).Text()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_evidence_says_whose_word_it_is()
    {
        var post = await Up();
        await TakeDown(post);
        await lead.Open(await Address(post));
        await lead.Press("It is gone");

        var bytes = (await room.Teacher.Open(post + "/evidence")).Bytes;

        var verdict = EvidenceCheck.Read(new MemoryStream(bytes));
        Assert.Null(verdict.Wrong);
        Assert.Contains(verdict.Holds, line => line.StartsWith($"Folasade Ogunmola put it up on {Account} by hand", StringComparison.Ordinal));
        Assert.Contains(verdict.Holds, line => line.StartsWith("Folasade Ogunmola took it down there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_link_nothing_is_confirmed()
    {
        var post = await Begun();

        var none = await lead.Press("It is up");
        var wrong = await lead.Fill("Link of the post", "https://example.net/posts/7").Press("It is up");

        Assert.Contains("Enter the link of the post on Facebook", none.ErrorAt("Link of the post"), StringComparison.Ordinal);
        Assert.Contains("Enter the link of the post on Facebook", wrong.ErrorAt("Link of the post"), StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Sending, (await room.Delivery(post)).State);
    }

    [Fact]
    public async Task Whoever_could_not_put_it_up_says_why_and_its_author_is_told_at_once()
    {
        var post = await Begun();

        await lead.Choose("I cannot get in to the account").Press("It is not going up");

        var page = await room.Teacher.Open(post);
        Assert.Equal((DeliveryState.Rejected, PostStage.Draft), ((await room.Delivery(post)).State, (await room.Row(post)).Stage));
        Assert.Contains("Whoever leads the account could not get in to it", page.Text(), StringComparison.Ordinal);
        Assert.Contains("A post of yours did not go out", (await room.Teacher.Open("/notifications")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("put it up", (await lead.Open("/notifications")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_lead_it_see_of_each_other_and_one_may_leave_it_to_the_other()
    {
        var post = await Begun();
        var kamil = await room.Site.As("Kamil Brzezik");
        var seen = await kamil.Open(await Address(post));
        await lead.Press("I have not put it up");
        var back = (await room.Delivery(post)).State;
        await kamil.Open(await Address(post));
        await kamil.Press("I put it up now");

        var page = await kamil.Fill("Link of the post", Link).Press("It is up");

        Assert.Contains("Folasade Ogunmola began with this", seen.Text(), StringComparison.Ordinal);
        Assert.Equal(DeliveryState.ToPutUp, back);
        Assert.Contains("Published by Kamil Brzezik", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_puts_it_up_and_whoever_does_not_read_it_does_not_find_it()
    {
        var address = await Address(await Waiting());

        var author = await room.Teacher.Open(address);
        var refused = await room.Teacher.Post($"{address}?handler=Begin");

        Assert.Contains("This one waits for Folasade Ogunmola or Kamil Brzezik", author.Text(), StringComparison.Ordinal);
        Assert.False(author.Has("I put it up now"));
        Assert.Contains("This is for those who put posts up on the account", refused.Text(), StringComparison.Ordinal);
        await room.Site.Join("Meena Varadkar", "governor");
        Assert.Equal(HttpStatusCode.NotFound, (await (await room.Site.As("Meena Varadkar")).Open(address)).Status);
    }

    [Fact]
    public async Task What_its_author_changes_meanwhile_is_not_put_up()
    {
        var post = await Waiting();
        var address = await Address(post);
        await lead.Open(address);
        await room.Teacher.Open(Newsroom.EditOf(post));
        await room.Teacher.Fill("What do you want to say?", "Year 4 planted peas").Press("Ask a colleague to check");

        var page = await lead.Press("I put it up now");

        Assert.Contains("Something changed since you opened this page", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nothing is left to do here", page.Text(), StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Cancelled, (await room.Delivery(post)).State);
        Assert.DoesNotContain("put it up", (await lead.Open("/notifications")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_signature_no_longer_counts_the_text_is_not_shown_and_the_post_waits_for_it_again()
    {
        var post = await Begun();
        await Leaves("Ambrose Kettering");

        var page = await lead.Open(await Address(post));
        var confirmed = await lead.Press("No, it is not up");

        Assert.Contains("Do not put this up", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Copy the text", page.Text(), StringComparison.Ordinal);
        Assert.Contains("It is written down that the post is not up", confirmed.Text(), StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Cancelled, PostStage.InReview), ((await room.Delivery(post)).State, (await room.Row(post)).Stage));
        Assert.Contains("delivery.held", await room.Acts(post));
    }

    [Fact]
    public async Task What_was_put_up_before_that_was_known_comes_down()
    {
        var post = await Begun();
        await Leaves("Ambrose Kettering");
        var refused = await lead.Fill("Link of the post", Link).Press("It is up");
        var page = await lead.Fill("Link of the post", Link).Press("Yes, it is up");

        await room.RunOutbox();

        Assert.Contains("Do not put this up", refused.Text(), StringComparison.Ordinal);
        Assert.Contains("This post has to come down", page.Text(), StringComparison.Ordinal);
        Assert.Equal(DeliveryState.TakingDown, (await room.Delivery(post)).State);
        Assert.Contains("A post waits for you to take it down", (await lead.Open("/notifications")).Text(), StringComparison.Ordinal);
        await lead.Open(await Address(post));
        await lead.Press("It is gone");
        Assert.Equal((DeliveryState.TakenDown, PostStage.TakenDown), ((await room.Delivery(post)).State, (await room.Row(post)).Stage));
    }

    [Fact]
    public async Task While_publishing_is_stopped_no_text_is_shown_and_nothing_is_lost()
    {
        var (post, begun) = (await Waiting(), await Begun("Two"));
        await administrator.Open("/posts/stop");
        await administrator.Press("Stop everything at Wrenfield School");

        var waits = await lead.Open(await Address(post));
        var stopped = await lead.Open(await Address(begun));
        await lead.Press("No, it is not up");

        Assert.Contains("Publishing is stopped", waits.Text(), StringComparison.Ordinal);
        Assert.False(waits.Has("I put it up now"));
        Assert.Contains("Publishing is stopped", stopped.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Copy the text", stopped.Text(), StringComparison.Ordinal);
        Assert.Equal((DeliveryState.ToPutUp, DeliveryState.ToPutUp), ((await room.Delivery(post)).State, (await room.Delivery(begun)).State));
    }

    [Fact]
    public async Task What_is_cancelled_while_somebody_has_it_in_hand_is_said_to_them()
    {
        var post = await Begun();
        await TakeDown(post, "Cancel the post");
        room.Site.Clock.Advance(TimeSpan.FromMinutes(2));
        await room.RunOutbox();

        var told = await lead.Open("/notifications");
        await lead.Open(await Address(post));
        await lead.Press("No, it is not up");

        Assert.Contains("A post waits for you to take it down", told.Text(), StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Cancelled, PostStage.Cancelled), ((await room.Delivery(post)).State, (await room.Row(post)).Stage));
    }

    [Fact]
    public async Task Taking_it_down_waits_for_a_person_and_says_which_post_and_where()
    {
        var post = await Up();
        await TakeDown(post);
        var page = await lead.Open(await Address(post));

        var gone = await lead.Press("It is gone");

        Assert.Contains("Year 4 planted beans", page.Text(), StringComparison.Ordinal);
        Assert.Equal(Link, page.Link("Open the post (new tab)").Href);
        Assert.Contains("Thank you: the post is down", gone.Text(), StringComparison.Ordinal);
        Assert.Contains("Taken down by a colleague", gone.Text(), StringComparison.Ordinal);
        Assert.Contains("Removed from the platform by Folasade Ogunmola", gone.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_taken_down_is_still_there_and_can_be_asked_for_again()
    {
        var post = await Up();
        await TakeDown(post);
        await lead.Open(await Address(post));

        await lead.Choose("The site or app does not delete it").Press("It is still up");

        Assert.Equal(DeliveryState.TakeDownRefused, (await room.Delivery(post)).State);
        await TakeDown(post);
        Assert.Equal(DeliveryState.TakingDown, (await room.Delivery(post)).State);
    }

    [Fact]
    public async Task Two_hours_of_a_working_day_later_they_are_reminded_once_and_the_headteacher_sees_it()
    {
        await room.Site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher");
        var post = await Waiting();
        for (var minutes = 0; minutes < 24 * 60; minutes += 60)
        {
            room.Site.Clock.Advance(TimeSpan.FromMinutes(60));
            await room.RunOutbox();
        }

        var told = await (await room.Site.As("Folasade Ogunmola")).Open("/notifications");
        var head = await (await room.Site.As("Tobias Fenwright")).Open("/");

        Assert.Equal(2, told.Text().Split("A post is late: nobody has said that it is up").Length);
        Assert.Single(await room.Acts(post), act => act == "delivery.reminded");
        Assert.Contains($"Late: nobody has said that it is up, {Account}", head.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_closed_asks_nobody_any_more()
    {
        var post = await Waiting();
        var account = await room.Site.Read(db => db.Set<SchoolAccount>().Where(row => row.Platform == "facebook").Select(row => row.Id).SingleAsync(Ct));
        await administrator.Open($"/accounts/{account}/disconnect");
        await administrator.Press("Close the account");
        room.Site.Clock.Advance(TimeSpan.FromMinutes(2));

        await room.RunOutbox();

        Assert.Equal((DeliveryState.Rejected, PostStage.Draft), ((await room.Delivery(post)).State, (await room.Row(post)).Stage));
        Assert.DoesNotContain("put it up", (await lead.Open("/notifications")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_pictures_are_there_to_save_in_the_size_of_the_place()
    {
        await room.Teacher.Open("/posts/new");
        Type();
        room.Teacher.Attach("Add pictures", "beans.png", PngOf.Grey(2400, 24, 128), "image/png");
        var draft = await room.Teacher.Press("Save draft");
        await room.Teacher.Open(Newsroom.EditOf(draft.Path));
        await room.Teacher.Fill("Describe picture 1", "Beans in a tray").Press("Ask a colleague to check");
        var post = draft.Path;
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();
        await lead.Open(await Address(post));

        var page = await lead.Press("I put it up now");

        var link = page.Link("Save picture 1");
        Assert.Equal("picture-1.png", link.GetAttribute("download"));
        Assert.Equal("Beans in a tray", page.Value("Its alt text, for people who cannot see it"));
        Assert.Contains("for=facebook", link.Href, StringComparison.Ordinal);
        var picture = Assert.Single((await room.Row(post)).Pictures);
        Assert.Equal(2048, picture.For("facebook").Width);
        Assert.Equal(picture.For("facebook").Hash, ContentHash.Of((await lead.Open(link.Href)).Bytes).Value);
    }

    [Fact]
    public async Task Page_home_and_list_of_accounts_ask_no_more_often_where_more_waits()
    {
        var address = await Address(await Waiting());
        string[] pages = [address, "/", "/accounts"];
        var few = await Asked(pages);
        await Waiting("Two");
        await Waiting("Three");

        Assert.Equal(few, await Asked(pages));
        Assert.Equal([21, 13, 7], few);
    }

    private async Task<IReadOnlyList<int>> Asked(string[] pages)
    {
        var asked = new List<int>();
        foreach (var page in pages)
        {
            await lead.Open(page);
            asked.Add(await room.Commands.During(() => lead.Open(page)));
        }

        return asked;
    }

    private void Type(string text = "Year 4 planted beans")
    {
        room.Type(text, scripted: false, news: false);
        room.Teacher.Choose(Account);
    }

    /// <summary>Written for the account, checked and approved.</summary>
    private async Task<string> Signed(string text = "Year 4 planted beans")
    {
        await room.Teacher.Open("/posts/new");
        Type(text);
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;
        await room.Check(post);
        await room.Approve(post);
        return post;
    }

    private async Task<string> Waiting(string text = "Year 4 planted beans")
    {
        var post = await Signed(text);
        await room.RunOutbox();
        return post;
    }

    private async Task<string> Begun(string text = "Year 4 planted beans")
    {
        var post = await Waiting(text);
        await lead.Open(await Address(post));
        await lead.Press("I put it up now");
        return post;
    }

    private async Task<string> Up()
    {
        var post = await Begun();
        await lead.Fill("Link of the post", Link).Press("It is up");
        return post;
    }

    private async Task TakeDown(string post, string button = "Take down")
    {
        await room.Colleague.Open(post + "/take-down");
        await room.Colleague.Fill("Why?", "A child can be recognised").Press(button);
        await room.RunOutbox();
    }

    private async Task<string> Address(string post) => PostLinks.PutUp(Newsroom.IdOf(post), (await room.Delivery(post)).Id);

    private async Task Leaves(string name) => await room.Site.UseAt(room.Site.School, async services =>
    {
        var db = services.GetRequiredService<CountersignDb>();
        var now = room.Site.Clock.GetUtcNow();
        var person = await db.Set<Person>().SingleAsync(row => row.Name == name, Ct);
        person.Leave(SchoolTime.Usual.Today(now.AddDays(-1)), false, now);
        await db.Save(new AuditEvent(SomeKind.Named("person.leaving"), room.Site.School, null, now, person.Id.Value), Ct);
        return true;
    });

    private static string Row(string list) => list[list.IndexOf(Account, StringComparison.Ordinal)..];
}
