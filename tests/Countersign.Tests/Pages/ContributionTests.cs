using Countersign.Foundation.Audit;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Tests.Pages;

/// <summary>Each module is asked what it contributes to what the program shows and keeps as a whole.</summary>
public sealed class ContributionTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public void Every_module_that_has_pages_has_a_section_in_the_menu_and_each_section_a_page()
    {
        var pages = site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>().ToList();
        var entries = site.Services.GetServices<MenuEntry>().ToList();

        var led = entries.ToDictionary(entry => entry.Text, entry => pages.Single(page => "/" + page.AttributeRouteInfo!.Template == entry.Address).ViewEnginePath.Split('/')[1]);

        Assert.Equal(pages.Select(page => page.ViewEnginePath.Split('/')[1]).Distinct().Order(StringComparer.Ordinal), led.Values.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(entries.Count, entries.Select(entry => entry.Place).Distinct().Count());
    }

    [Theory]
    [InlineData("teacher", "Home Notifications Ask Policy Posts Accounts")]
    [InlineData("administrator", "Home Notifications Ask Policy Posts Accounts Figures People Pupil list")]
    public async Task The_menu_shows_the_sections_that_somebody_may_open(string role, string sections)
    {
        var visitor = await site.As(role);

        Assert.Equal(sections, Sections(await visitor.Open("/")));
    }

    [Fact]
    public async Task An_administrator_of_several_schools_may_go_from_one_to_the_next()
    {
        var trust = await site.OpenSchool("Harebell Trust", EstablishmentKind.Trust);
        var visitor = await site.As(trust, "administrator");

        Assert.Equal("Home Notifications Ask Policy Posts Accounts Figures People Pupil list Schools", Sections(await visitor.Open("/")));
    }

    [Fact]
    public async Task Every_module_that_knows_of_work_tells_the_home_page()
    {
        var person = await site.Join("Nia Pask", "teacher");
        var known = ArchitectureTests.AllTypes.Where(type => type.IsClass && type.IsAssignableTo(typeof(IWork))).Select(type => type.FullName).Order(StringComparer.Ordinal);

        var told = await site.Use(services =>
        {
            services.GetRequiredService<CurrentPerson>().Is(new Me(person, site.School, "Nia Pask", ["teacher"]));
            return Task.FromResult(services.GetServices<IWork>().Select(work => work.GetType().FullName).Order(StringComparer.Ordinal).ToList());
        });

        Assert.NotEmpty(told);
        Assert.Equal(known, told);
    }

    [Fact]
    public void Every_module_that_saves_contributes_its_kinds_of_act()
    {
        var saving = ArchitectureTests.AllTypes.Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Events", StringComparison.Ordinal) && type.Namespace!.StartsWith("Countersign", StringComparison.Ordinal))
            .Select(type => type.Assembly.GetName().Name!.Split('.')[^1]).Distinct().Order(StringComparer.Ordinal);

        var contributing = site.Services.GetRequiredService<AuditEventKinds>().Modules.Where(module => module.Kinds.Count > 0).Select(module => module.Module).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(saving, contributing);
    }

    private static string Sections(Page page) => string.Join(' ', page.Document.QuerySelectorAll("#navigation a").Select(link => Page.Squeeze(link.TextContent)));
}
