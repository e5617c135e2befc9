using Countersign.SignIn.Sessions;

namespace Countersign.Tests.SignIn.Sessions;

public sealed class PublicCookieTests
{
    [Fact]
    public async Task Where_people_type_plain_http_names_are_plain_and_browsers_are_not_held_to_https()
    {
        await using var site = await TestSite.Start();
        using var browser = new HttpClient { BaseAddress = site.Address };

        using var answer = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.StartsWith("countersign-forms=", Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => !cookie.Contains("expires", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("http://localhost:5080/", "countersign", false)]
    [InlineData("http://countersign.school.example/", "countersign", false)]
    [InlineData("https://countersign.school.example/", "__Host-countersign", true)]
    [InlineData("https://localhost/", "__Host-countersign", true)]
    public void The_address_that_people_type_decides(string address, string name, bool secure)
    {
        var cookie = new CookieBuilder();
        PublicCookie.Shape(cookie, "countersign", new CountersignSettings { DataFolder = "", PublicAddress = new Uri(address) });

        Assert.Equal((name, "/", true), (cookie.Name, cookie.Path, cookie.HttpOnly));
        Assert.Equal(secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest, cookie.SecurePolicy);
    }

    [Fact]
    public void No_other_source_shapes_a_cookie()
    {
        string[] shaping = ["Cookie.Name =", "new CookieOptions", "new CookieBuilder {", "Cookies.Append(\"", "SecurePolicy ="];
        var found = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Checkout.Root, file).Split('/', '\\').Any(part => part is "obj" or "bin" or "node_modules"))
            .Where(file => File.ReadLines(file).Any(line => shaping.Any(text => line.Contains(text, StringComparison.Ordinal))))
            .Select(Path.GetFileName);

        Assert.Equal(["PublicCookie.cs"], found);
    }
}
