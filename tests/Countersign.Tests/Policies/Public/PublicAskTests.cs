using System.Net;
using Countersign.Policies.Unanswered;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Policies.Public;

public sealed class PublicAskTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Visitor parent = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await site.Adopt("primary");
        parent = site.Nobody();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_parent_asks_from_the_house_rules_without_signing_in()
    {
        await parent.Open("/rules/wrenfield-school/families");
        await parent.Follow("Ask our policy a question");

        var page = await parent.Fill("What do you want to do?", "can i add my sons teacher on facebook").Press("Ask");

        Assert.Contains("We understood: Ask to be friends, or follow: colleague, personal account", page.Text(), StringComparison.Ordinal);
        Assert.Contains("You ask as a parent or carer", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Keep a receipt", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ask for somebody else", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pupil_is_asked_only_about_what_binds_pupils()
    {
        var page = await parent.Open("/rules/wrenfield-school/pupils/ask");

        Assert.Contains("Befriend or follow somebody", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Open a school account", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Things the policy says nothing about", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pupil_who_is_in_danger_is_told_whom_to_tell_and_no_name_of_the_staff()
    {
        await parent.Open("/rules/wrenfield-school/pupils/ask");

        var page = await parent.Fill("What do you want to do?", "someone online keeps asking me for nudes and says he will leak them").Press("Ask");

        Assert.Equal("Could a child be at risk? Tell somebody now", page.Heading());
        Assert.Contains("Childline", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody is named as", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_what_somebody_outside_asks_is_kept()
    {
        await parent.Open("/rules/wrenfield-school/pupils/ask");
        await parent.Press("Befriend or follow somebody, or accept a request");

        Assert.Equal(0, await site.Read(db => db.Set<UnansweredCount>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("/rules/nowhere/pupils/ask")]
    [InlineData("/rules/wrenfield-school/governors/ask")]
    public async Task Where_there_are_no_house_rules_nobody_asks(string address)
    {
        var page = await parent.Open(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }
}
