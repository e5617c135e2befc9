using System.Net;
using System.Text.RegularExpressions;
using Countersign.Help;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing.Template;

namespace Countersign.Tests.Help;

/// <summary>The guides as the program shows them, and the pages from which somebody comes to them.</summary>
public sealed partial class GuidePagesTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Everybody_reads_them_signed_in_or_not()
    {
        var family = site.Nobody();
        var list = await family.Open("/help");

        Assert.Equal(Guides.Names.Select(name => "/help/" + name), Addresses(list).Where(address => address.StartsWith("/help/", StringComparison.Ordinal)));
        foreach (var reader in (Visitor[])[family, await site.As("teacher")])
        {
            foreach (var guide in Guides.All)
            {
                var page = await reader.Open("/help/" + guide.Name);

                Assert.Equal(guide.Title, page.Heading());
                Assert.Equal(GuidesTests.Pictures(guide.Name), page.Document.QuerySelectorAll("article img").Select(picture => picture.GetAttribute("src")));
            }
        }

        foreach (var picture in Guides.Names.SelectMany(GuidesTests.Pictures))
        {
            Assert.Equal(HttpStatusCode.OK, (await family.Open("/help/" + picture)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await family.Open("/help/martian")).Status);
        Assert.Empty(family.Cookies.GetAllCookies());
    }

    [Fact]
    public void Each_address_in_them_is_one_of_the_program()
    {
        var lost = Guides.Names.SelectMany(name => Links(GuidesTests.Source(name)).Where(address => !Leads(address)).Select(address => $"docs/guide/{name}.md leads to {address}"));

        Assert.Empty(lost);
        Assert.False(Leads(Assert.Single(Links("[Mars](/posts/on/mars/now)"))));
        Assert.False(Leads(Assert.Single(Links("[Mars](/help/martian)"))));
        Assert.False(Leads(Assert.Single(Links("[Mars](signer.md)"))));
    }

    [Fact]
    public async Task A_page_leads_to_the_part_that_explains_it()
    {
        var administrator = await site.As("administrator");

        Assert.Contains("/help/business-manager#the-pupil-list", Addresses(await administrator.Open("/pupils")));
        Assert.Contains("/help/business-manager#people", Addresses(await administrator.Open("/people")));
        Assert.Contains("/help/teacher#write-a-post", Addresses(await administrator.Open("/posts/new")));
        Assert.Contains("/help/governor#before-a-policy-comes-to-your-meeting", Addresses(await administrator.Open("/policy/compare")));
        Assert.DoesNotContain(Addresses(await administrator.Open("/data")), address => address.StartsWith("/help/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_part_that_pages_lead_to_is_a_heading_and_each_folder_has_pages()
    {
        var reader = site.Nobody();
        var pages = site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<PageActionDescriptor>().Select(page => page.ViewEnginePath).ToList();
        foreach (var (folder, (guide, part)) in PagesExplained.Folders)
        {
            Assert.True(pages.Exists(page => page.StartsWith(folder + "/", StringComparison.Ordinal)), $"{folder} has no pages");
            Assert.True((await reader.Open("/help/" + guide)).Document.QuerySelector($"h2[id='{part}']") is not null, $"{folder} leads to {guide}, which has no heading {part}");
        }

        Assert.Equal(Guides.Names.Order(StringComparer.Ordinal), PagesExplained.Folders.Values.Select(place => place.Guide).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Addresses(Page page) => page.Links().Select(link => link.GetAttribute("href")!);

    private static IEnumerable<string> Links(string text) => Link().Matches(text).Select(link => link.Groups["address"].Value);

    private bool Leads(string address) => address.StartsWith("/help/", StringComparison.Ordinal) ? Guides.Find(address["/help/".Length..]) is not null
        : site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.Parameters.All(parameter => parameter.IsOptional))
            .Any(endpoint => address.StartsWith('/') && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(address, []));

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\((?<address>[^)]+)\)")]
    private static partial Regex Link();
}
