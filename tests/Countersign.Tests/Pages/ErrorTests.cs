using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using Countersign.People.Model;
using Countersign.Tests.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Tests.Pages;

/// <summary>Whatever was sent, the page that answers says what happened and what to do.</summary>
public sealed class ErrorTests : IAsyncLifetime
{
    private static readonly Uri SignIn = new("/sign-in", UriKind.Relative);

    private TestSite site = null!;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        browser = new HttpClient { BaseAddress = site.Address };
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData(400, "We could not read what was sent")]
    [InlineData(403, "You cannot open this page")]
    [InlineData(404, "We cannot find that page")]
    [InlineData(405, "This page does not take that")]
    [InlineData(409, "Somebody was quicker")]
    [InlineData(413, "What you sent is too large")]
    [InlineData(429, "Please wait a minute")]
    [InlineData(503, "Countersign is not ready")]
    public async Task Each_answer_has_words_of_its_own(int status, string heading)
    {
        var page = await site.Nobody().Open($"/error/{status}");

        Assert.Equal((status, heading), ((int)page.Status, page.Heading()));
        Assert.DoesNotContain("our fault", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_answered_as_that()
    {
        using var form = new ByteArrayContent(new byte[31_000_000]);
        form.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, SignIn) { Content = form };
        request.Headers.ExpectContinue = true;

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "What you sent is too large"), await Answer(request));
    }

    [Theory]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"Name\"\r\n\r\nAda", "multipart/form-data; boundary=x")]
    [InlineData("--x", "multipart/form-data")]
    [InlineData("Name=Ada", "application/x-www-form-urlencoded")]
    public async Task A_form_that_is_broken_or_has_no_token_is_answered_as_that(string body, string type)
    {
        using var form = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        form.Headers.TryAddWithoutValidation("Content-Type", type);
        using var request = new HttpRequestMessage(HttpMethod.Post, SignIn) { Content = form };

        Assert.Equal((HttpStatusCode.BadRequest, "We could not read what was sent"), await Answer(request));
    }

    [Fact]
    public async Task A_form_of_two_thousand_fields_is_answered_as_that()
    {
        using var form = new FormUrlEncodedContent(Enumerable.Range(0, 2000).Select(number => new KeyValuePair<string, string>($"field-{number}", "x")));
        using var request = new HttpRequestMessage(HttpMethod.Post, SignIn) { Content = form };

        Assert.Equal((HttpStatusCode.BadRequest, "We could not read what was sent"), await Answer(request));
    }

    [Theory]
    [InlineData("/news/wrenfield%01school")]
    [InlineData("/posts?stage=%E2%80%AE")]
    [InlineData("/join?key=%00")]
    public async Task An_address_with_a_hidden_character_leads_nowhere(string address) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Nobody().Open(address)).Status);

    [Fact]
    public async Task A_method_that_a_page_does_not_have_is_told_which_it_has()
    {
        var wrong = new List<string>();
        var administrator = await site.As(Me.Administrator);
        var every = await EveryForm.Of(site);
        foreach (var page in every.Pages)
        {
            var taken = page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).Append("GET").Append("HEAD").ToHashSet();
            foreach (var method in new[] { "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW" }.Where(method => !taken.Contains(method)))
            {
                var answer = await administrator.Send(method, EveryForm.AddressOf(page), []);
                if (answer.Status != HttpStatusCode.MethodNotAllowed)
                {
                    wrong.Add($"{method} {page.ViewEnginePath}: {answer.Status}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<(HttpStatusCode Status, string Heading)> Answer(HttpRequestMessage request)
    {
        using var response = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        using var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (response.StatusCode, page.QuerySelector("h1")?.TextContent.Trim() ?? "");
    }
}
