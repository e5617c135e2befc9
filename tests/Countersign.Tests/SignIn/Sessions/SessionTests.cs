using System.Net;

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
}
