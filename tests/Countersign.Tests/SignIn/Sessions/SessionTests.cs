using System.Net;
using Countersign.Tests.Samples;

namespace Countersign.Tests.SignIn.Sessions;

public sealed class SessionTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_first()
    {
        var stranger = site.Nobody();

        await stranger.Open("/sign-out");

        Assert.Equal("/sign-in?then=%2Fsign-out", stranger.Page.Path);
        Assert.Equal("Sign in", stranger.Page.Heading());
    }

    [Fact]
    public async Task Whoever_signed_out_is_a_stranger_again()
    {
        var teacher = await site.As("class teacher");
        await teacher.Open("/sign-out");

        await teacher.Press("Sign out");

        await teacher.Open("/sign-out");
        Assert.Equal(HttpStatusCode.OK, teacher.Page.Status);
        Assert.Equal("Sign in", teacher.Page.Heading());
    }

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 120)]
    public async Task A_session_ends_without_use_after_ten_minutes_on_a_shared_computer_and_two_hours_on_ones_own(bool shared, int minutes)
    {
        await site.HasJoined("Bruno Castlemaine", "bruno.castlemaine", "caretaker");
        var bruno = site.Nobody();
        await bruno.SignIn("bruno.castlemaine", shared: shared);
        await bruno.Press("Make a sheet of codes");
        var elsewhere = await site.As("Bruno Castlemaine");

        site.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        var inUse = await bruno.Open("/your-sign-in");
        site.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        var stillInUse = await bruno.Open("/your-sign-in");
        site.Clock.Advance(TimeSpan.FromMinutes(minutes));
        var ended = await bruno.Open("/your-sign-in");

        Assert.Equal(("Your sign-in", "Your sign-in", "Sign in"), (inUse.Heading(), stillInUse.Heading(), ended.Heading()));
        Assert.Equal(shared, stillInUse.Text().Contains("on a shared computer", StringComparison.Ordinal));
        Assert.Equal(shared ? "Your sign-in" : "Sign in", (await elsewhere.Open("/your-sign-in")).Heading());
    }

    [Fact]
    public async Task That_the_computer_is_shared_is_remembered_while_the_code_is_asked_for()
    {
        await site.HasJoined("Bruno Castlemaine", "bruno.castlemaine", "caretaker");
        var bruno = site.Nobody();
        await bruno.SignIn("bruno.castlemaine");
        var code = (await bruno.Press("Make a sheet of codes")).Document.QuerySelector("main li code")!.TextContent;
        var shared = site.Nobody();

        await shared.SignIn("bruno.castlemaine", shared: true);
        await shared.Fill("Code", code).Press("Continue");

        Assert.Contains("on a shared computer", (await shared.Open("/your-sign-in")).Text(), StringComparison.Ordinal);
        Assert.Contains("so use a security key", (await shared.Open("/your-sign-in/change")).Text(), StringComparison.Ordinal);
    }
}
