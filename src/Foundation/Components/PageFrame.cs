namespace Countersign.Foundation.Components;

/// <summary>What the layout shows around a page. Scoped to one request; sign-in fills it, and a page nobody signed in for leaves it empty.</summary>
public sealed class PageFrame
{
    /// <summary>The name of the school or trust the person works in now.</summary>
    public string? Establishment { get; set; }

    /// <summary>The name of the person signed in, or null when nobody is.</summary>
    public string? Person { get; set; }

    /// <summary>What happened to how they sign in, a sentence each, until they have read it.</summary>
    public IReadOnlyList<string> SignInNews { get; set; } = [];

    /// <summary>They sign nothing until somebody has confirmed that it is them.</summary>
    public bool SignaturesRest { get; set; }

    /// <summary>The views of what everybody here reads at the top of each page, in order.</summary>
    public IReadOnlyList<string> Banners { get; set; } = [];

    /// <summary>For whom the forms of the page are, and where they are at home; null where nobody is signed in.</summary>
    public (EstablishmentId Home, PersonId Person)? FormsAreFor { get; set; }

    /// <summary>What is said of a page that is filled in again with what was typed before, a sentence each.</summary>
    public IReadOnlyList<string> FilledIn { get; set; } = [];

    /// <summary>Everything shown is invented, and the page says so.</summary>
    public bool Demo { get; set; }

    /// <summary>A demo person is stepped into and left, not signed in and out.</summary>
    public bool DemoPerson { get; set; }

    /// <summary>The sections across the top, in order; none are shown when empty.</summary>
    public IReadOnlyList<NavItem> NavItems { get; set; } = [];
}

/// <summary>One section across the top of the page.</summary>
public sealed record NavItem(string Text, string Href)
{
    /// <summary>How many things wait behind it, asked where a page shows it; nothing is shown of none. Null where it counts nothing.</summary>
    public Func<Task<int>>? Waiting { get; init; }

    /// <summary>Whether a page at this path lies in this section.</summary>
    public bool Holds(string? path) =>
        Href == "/" ? path is null or "" or "/" : path is not null && (path + "/").StartsWith(Href + "/", StringComparison.OrdinalIgnoreCase);
}
