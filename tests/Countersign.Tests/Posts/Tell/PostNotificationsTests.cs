using Countersign.People.Model;
using Countersign.Tests.Peers;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Tell;

/// <summary>People are told of posts in time, in the program and by e-mail, and of nothing that is done already.</summary>
public sealed class PostNotificationsTests(MailPeer mail) : IAsyncLifetime
{
    private readonly string domain = $"{Guid.CreateVersion7():N}.example";
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    // The clock of tests begins on a Saturday, on which e-mails wait for Monday.
    private async Task Open(int daysLater = 0)
    {
        var server = await mail.Server();
        room = await Newsroom.Open(settings => settings with { Mail = server }, daysLater);
        foreach (var (name, address) in (List<(string, string)>)[("Perpetua Vane", "perpetua"), ("Ambrose Kettering", "ambrose"), ("Idris Wainfleet", "idris")])
        {
            await room.Site.Use(services => services.GetRequiredService<Countersign.Foundation.Database.CountersignDb>().Set<Person>().Where(person => person.Name == name)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.Email, $"{address}@{domain}"), Ct));
        }
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Whoever_signs_next_is_told_at_once_and_the_author_what_became_of_it()
    {
        await Open(daysLater: 2);
        var post = await room.Submit();
        await room.RunOutbox();
        var checking = await Arrived();
        await room.Check(post);
        await room.RunOutbox();
        var approving = (await Arrived()).Skip(checking.Count).ToList();
        await room.Approve(post);
        await room.RunOutbox();
        var author = (await Arrived()).Skip(checking.Count + approving.Count).ToList();

        Assert.Contains(checking, one => one.To.Single() == $"perpetua@{domain}");
        Assert.DoesNotContain(checking, one => one.To.Single() == $"idris@{domain}");
        Assert.All(checking, one => Assert.StartsWith("A post waits to be checked", one.Subject, StringComparison.Ordinal));
        Assert.All(checking, one => Assert.Contains($"{room.Site.Settings.PublicAddress}posts/{Newsroom.IdOf(post)}/sign", one.Text, StringComparison.Ordinal));
        Assert.Equal([$"ambrose@{domain}", "A post waits for your approval (Wrenfield School)"], Assert.Single(approving) is var only ? [only.To.Single(), only.Subject] : []);
        Assert.All(author, one => Assert.Equal($"idris@{domain}", one.To.Single()));
        Assert.Contains(author, one => one.Text.Contains("A post of yours is out", StringComparison.Ordinal));
        Assert.DoesNotContain(await Arrived(), one => (one.Subject + one.Text + one.Html).Contains("beans", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nobody_gets_an_e_mail_about_what_was_done_before_it_would_have_gone()
    {
        await Open();
        await room.Scheduled();
        await room.RunOutbox();
        var onSaturday = await Arrived();
        room.Site.Clock.Advance(TimeSpan.FromDays(2));
        await room.RunOutbox();

        Assert.Empty(onSaturday);
        var only = Assert.Single(await Arrived());
        Assert.Equal($"idris@{domain}", only.To.Single());
        Assert.StartsWith("2 things to look at", only.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_back_waits_for_its_author_until_it_is_sent_on_again()
    {
        await Open();
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");
        await room.Colleague.Fill("What should the author change?", "Say which class").Press("Send it back");
        var back = await room.Teacher.Open("/notifications");
        var colleague = await room.Colleague.Open("/notifications");
        await room.Teacher.Open(Newsroom.EditOf(post));
        await room.Teacher.Press("Ask a colleague to check");
        var again = await room.Teacher.Open("/notifications");

        Assert.Contains("A post of yours came back to you", back.Text(), StringComparison.Ordinal);
        Assert.Equal("1 waiting for you", back.Document.QuerySelector(".cs-count")?.TextContent);
        Assert.Null(again.Document.QuerySelector(".cs-count"));
        Assert.Contains("Nothing waits for you", colleague.Text(), StringComparison.Ordinal);
        Assert.Contains("Nothing waits for you", again.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_is_cancelled_waits_for_nobody()
    {
        await Open();
        var post = await room.Submit();
        var before = await room.Colleague.Open("/notifications");
        await room.Teacher.Open(post + "/take-down");
        await room.Teacher.Fill("Why?", "Wrong day").Press("Cancel the post");
        var after = await room.Colleague.Open("/notifications");

        Assert.Contains("A post waits to be checked", before.Text(), StringComparison.Ordinal);
        Assert.Contains("Nothing waits for you", after.Text(), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<ArrivedMail>> Arrived() => await mail.For(domain);
}
