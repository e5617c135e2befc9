using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Countersign.Tests.Web;

/// <summary>The pages of the program from its route table, and the forms on them that visitors find by following links.</summary>
internal sealed partial class EveryForm
{
    // Pages of one kind look alike; the third of a kind shows nothing new.
    private const int OfOneKind = 2;

    private readonly List<(Regex Address, CompiledPageActionDescriptor Page)> pages;

    private EveryForm(List<(Regex, CompiledPageActionDescriptor)> pages) => this.pages = pages;

    public IEnumerable<CompiledPageActionDescriptor> Pages => pages.Select(entry => entry.Page);

    /// <summary>Every address of the program that a visitor found, pictures and files too.</summary>
    public SortedSet<string> Found { get; } = new(StringComparer.Ordinal);

    public static async Task<EveryForm> Of(TestSite site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var pages = new List<(Regex, CompiledPageActionDescriptor)>();
        foreach (var page in site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .OrderBy(page => page.AttributeRouteInfo!.Template!.Count(character => character == '{')))
        {
            var address = Optional().Replace(Regex.Escape(page.AttributeRouteInfo!.Template!).Replace(@"\{", "{", StringComparison.Ordinal), "(/[^/]+)?");
            pages.Add((new Regex($"^/{Given().Replace(address, "[^/]+")}$"), await loader.LoadAsync(page, EndpointMetadataCollection.Empty)));
        }

        return new EveryForm(pages);
    }

    public CompiledPageActionDescriptor? At(string path) => pages.FirstOrDefault(entry => entry.Address.IsMatch(path)).Page;

    /// <summary>An address of the page, of things that are not there unless an id is given.</summary>
    public static string AddressOf(CompiledPageActionDescriptor page, string? id = null) => AddressOf(page.AttributeRouteInfo!.Template!, id);

    /// <summary>The same of any route.</summary>
    public static string AddressOf(string route, string? id = null) => "/" +
        Given().Replace(route.TrimStart('/'), given => given.Value.Contains(":int", StringComparison.Ordinal) ? "7" : id ?? Guid.CreateVersion7().ToString());

    /// <summary>What this visitor can send, beginning where they stand and at these addresses.</summary>
    public async Task<IReadOnlyList<SentForm>> SeenBy(Visitor visitor, params IReadOnlyList<string> addresses)
    {
        var (found, seen, kinds) = (new List<SentForm>(), new HashSet<string>(), new Dictionary<string, int>());
        var ahead = new Queue<string>(addresses);
        while (ahead.TryDequeue(out var address))
        {
            if (!seen.Add(address) || At(address.Split('?')[0]) is not { } page || kinds.GetValueOrDefault(page.ViewEnginePath) >= OfOneKind)
            {
                continue;
            }

            kinds[page.ViewEnginePath] = kinds.GetValueOrDefault(page.ViewEnginePath) + 1;
            var shown = await visitor.Open(address);
            Found.Add(shown.Address.AbsolutePath);
            Found.UnionWith(shown.Document.QuerySelectorAll("[src]").Select(element => new Uri(shown.Address, element.GetAttribute("src")!).AbsolutePath));
            found.AddRange(SentForm.On(visitor, At));
            foreach (var link in shown.Links().Where(link => Uri.TryCreate(link.Href, UriKind.Absolute, out var to) && to.Authority == shown.Address.Authority))
            {
                Found.Add(new Uri(link.Href).AbsolutePath);
                ahead.Enqueue(new Uri(link.Href).PathAndQuery);
            }
        }

        return found;
    }

    [GeneratedRegex(@"/\{[^}]*\?\}")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Given();
}
