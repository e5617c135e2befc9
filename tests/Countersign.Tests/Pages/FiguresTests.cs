using System.Net;
using Countersign.People.Model;
using Countersign.Tests.Posts;

namespace Countersign.Tests.Pages;

public sealed class FiguresTests : IAsyncLifetime
{
    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_governor_reads_what_was_published_signed_and_sent_back_and_nothing_of_any_post()
    {
        await room.Site.Join("Delphine Marchbanks", "governor");
        var governor = await room.Site.As("Delphine Marchbanks");
        var post = await room.Submit("Year 4 planted beans");
        room.Site.Clock.Advance(TimeSpan.FromMinutes(20));
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();
        await room.Submit("A secret plan");

        var page = await governor.Open("/figures");
        var before = await governor.Open("/figures?term=2026-summer");

        Assert.Equal("Figures: Autumn term 2026", page.Heading());
        Assert.Contains("Posts published 1 ", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Signatures given 2 ", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Half were approved within 20 minutes", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Sent back to the author 0", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Questions the policy left open 0", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Posts published by month: September 0, October 0, November 1, December 0", page.Document.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Contains("Posts published 0", before.Text(), StringComparison.Ordinal);
        Assert.All((string[])["beans", "secret", "Idris", "Perpetua"], word => Assert.DoesNotContain(word, page.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_for_those_who_watch_over_the_school()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await room.Teacher.Open("/figures")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await room.Manager.Open("/figures")).Status);
    }

    [Fact]
    public async Task A_trust_has_a_row_for_each_school_and_its_administrator_steps_in()
    {
        var trust = await room.Site.OpenSchool("Harebell Trust", EstablishmentKind.Trust);
        await room.Site.OpenSchool("Larkfield School", parent: trust);
        var administrator = await room.Site.As(trust, await room.Site.Join(trust, "Henrietta Vosperley", "administrator"));
        await room.Site.Join(trust, "Philippa Langstroth", "trustee");
        var trustee = await room.Site.As(trust, "Philippa Langstroth");

        var one = await room.Commands.During(() => administrator.Open("/figures"));
        await room.Site.OpenSchool("Oxlip School", parent: trust);
        var two = await room.Commands.During(() => administrator.Open("/figures"));
        var read = await trustee.Open("/figures");
        var inside = await administrator.Press("Step in at Oxlip School");

        Assert.Equal(["Larkfield School", "Oxlip School"], read.Document.QuerySelectorAll("main tbody th").Select(cell => Page.Squeeze(cell.TextContent)));
        Assert.False(read.Has("Step in at Oxlip School"));
        Assert.Contains("You are at Oxlip School now", inside.Text(), StringComparison.Ordinal);
        Assert.Equal(one, two);
        Assert.InRange(two, 1, 12);
    }
}
