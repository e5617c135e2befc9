using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Countersign.Tests.Foundation.Components;

/// <summary>After a form was sent, the next page says once what was done and what happens next.</summary>
public sealed class DoneTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_was_done_is_said_on_the_next_page_and_only_there()
    {
        var administrator = await site.As("administrator");
        await administrator.Open("/people/add");
        await administrator.Fill("Name", "Ottoline Marsh").Fill("E-mail address", "ottoline@school.example").Choose("A member of staff").Press("Add this person");

        var banner = administrator.Page.Document.QuerySelector("main .govuk-notification-banner--success")!;
        Assert.Equal("alert", banner.GetAttribute("role"));
        Assert.Equal("The person is added", Page.Squeeze(banner.QuerySelector(".govuk-notification-banner__heading")!.TextContent));
        Assert.Contains("Invite them now", banner.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain('?', administrator.Page.Path);

        var again = await administrator.Open(administrator.Page.Path);
        Assert.Null(again.Document.QuerySelector(".govuk-notification-banner--success"));
    }

    [Fact]
    public async Task A_form_that_was_refused_says_nothing_of_success()
    {
        var administrator = await site.As("administrator");
        await administrator.Open("/people/add");

        var page = await administrator.Press("Add this person");

        Assert.NotNull(page.Document.QuerySelector(".govuk-error-summary"));
        Assert.Null(page.Document.QuerySelector(".govuk-notification-banner--success"));
    }

    [Fact]
    public void The_sentence_travels_in_a_cookie_that_scripts_cannot_read()
    {
        var cookie = site.Services.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie;

        Assert.Equal("countersign-done", cookie.Name);
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteMode.Lax, cookie.SameSite);
    }
}
