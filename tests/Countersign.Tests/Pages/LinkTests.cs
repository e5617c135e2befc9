using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Template;

namespace Countersign.Tests.Pages;

/// <summary>Every address that the program links to stands once, in a class of links, and leads to a page that exists.</summary>
public sealed partial class LinkTests : IAsyncLifetime
{
    private TestSite site = null!;

    private static IReadOnlyList<Type> LinkClasses => [.. ArchitectureTests.AllTypes.Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Links", StringComparison.Ordinal))];

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public void Every_link_leads_to_a_page_or_file_that_takes_what_the_link_gives()
    {
        var lost = LinkClasses.SelectMany(Addresses).Where(link => !Leads(link.Address, link.Given)).Select(link => $"{link.Name} leads nowhere: {link.Address}").ToList();

        Assert.NotEmpty(LinkClasses);
        Assert.Empty(lost);
    }

    [Fact]
    public void A_link_to_a_page_that_moved_is_found()
    {
        Assert.False(Leads("/post/6ab8e2c0-0000-7000-8000-000000000000", 1));
        Assert.False(Leads("/posts/written", 0));
        Assert.True(Leads("/posts", 0));
    }

    // ServiceManager writes paths of the operating system, which no browser opens.
    [Fact]
    public void No_source_writes_an_address_outside_the_links()
    {
        var found = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !file.EndsWith("Links.cs", StringComparison.Ordinal) && !Path.GetRelativePath(Checkout.Root, file).Split('/', '\\').Any(part => part is "obj" or "bin" or "node_modules" or "PolicyLanguage" or "Platforms" or "ServiceManager"))
            .SelectMany(file => File.ReadLines(file).Where(WritesAnAddress).Select(line => $"{Path.GetRelativePath(Checkout.Root, file)}: {line.Trim()}"));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("return Redirect(\"/posts\");", true)]
    [InlineData("return Redirect($\"/posts/{id}\");", true)]
    [InlineData("<a class=\"govuk-link\" href=\"~/posts\">", true)]
    [InlineData("<form action=\"/posts/new\">", true)]
    [InlineData("@page \"/posts/new\"", false)]
    [InlineData("routes.MapGet(\"/posts/{id}/evidence\", File);", false)]
    [InlineData("/// <c>&lt;cs-back href=\"/posts\" /&gt;</c>", false)]
    [InlineData("<link rel=\"stylesheet\" href=\"~/assets/main.css\">", false)]
    [InlineData("<partial name=\"/Posts/List/_Content.cshtml\" />", false)]
    public void The_scan_knows_an_address_when_it_sees_one(string line, bool address) => Assert.Equal(address, WritesAnAddress(line));

    [Fact]
    public void A_place_that_lies_in_another_module_is_led_to_where_that_module_says()
    {
        var places = site.Services.GetRequiredService<NamedDestinations>();
        var declared = ArchitectureTests.AllTypes.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(NamedDestination)).Select(property => (NamedDestination)property.GetValue(null)!).ToList();

        Assert.NotEmpty(declared);
        Assert.All(declared, place => Assert.True(Leads(places.Find(place, Guid.CreateVersion7().ToString())!, 1), place.Name));
        Assert.Null(places.Find(new NamedDestination("nowhere"), "key"));
    }

    private static bool WritesAnAddress(string line) =>
        Address().IsMatch(line) && !Definition().IsMatch(line.TrimStart()) && !Asset().IsMatch(line);

    private static IEnumerable<(string Name, string Address, int Given)> Addresses(Type links)
    {
        foreach (var constant in links.GetFields(BindingFlags.Public | BindingFlags.Static).Where(member => ((string)member.GetValue(null)!).StartsWith('/')))
        {
            yield return ($"{links.Name}.{constant.Name}", (string)constant.GetValue(null)!, 0);
        }

        foreach (var method in links.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            var given = method.GetParameters().Select(parameter => Sample(parameter.ParameterType)).ToArray();
            yield return ($"{links.Name}.{method.Name}", (string)method.Invoke(null, given)!, given.Length);
        }
    }

    private static object? Sample(Type type) =>
        type == typeof(string) ? "word"
        : type == typeof(int) ? 2
        : type == typeof(Guid) ? Guid.CreateVersion7()
        : type == typeof(DateOnly) ? new DateOnly(2026, 11, 1)
        : Nullable.GetUnderlyingType(type) is not null ? null
        : type.GetMethod("New")!.Invoke(null, null);

    // The most exact page of those that fit is the one the router takes; it must not need more than the link can give.
    private bool Leads(string address, int given)
    {
        var path = address.Split('?', '#')[0];
        var taken = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []))
            .Where(endpoint => !endpoint.RoutePattern.RawText!.Contains("**", StringComparison.Ordinal))
            .MinBy(endpoint => endpoint.RoutePattern.InboundPrecedence);
        return taken is not null && taken.RoutePattern.Parameters.Count(parameter => !parameter.IsOptional) <= given;
    }

    [GeneratedRegex("""[("= ]\$?"~?/[a-z]|(?:Redirect\(|href=|action=)"~?/""")]
    private static partial Regex Address();

    [GeneratedRegex("""^(?:///|@page|//)|\.Map(?:Get|Post|Group|Fallback|OpenApi|Health)\(|\.StartsWithSegments\("|UseExceptionHandler|UseStatusCodePages""")]
    private static partial Regex Definition();

    [GeneratedRegex("""~/(?:assets/|favicon\.svg|mark\.svg|[a-z]+\.js)""")]
    private static partial Regex Asset();
}
