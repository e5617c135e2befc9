namespace Countersign.Links;

/// <summary>The addresses of the program's own pages. A test follows each of them.</summary>
internal static class HostLinks
{
    public const string Home = "/";

    public const string PutFirstWeekAway = "/?handler=PutAway";

    /// <summary>The school in numbers.</summary>
    public const string Figures = "/figures";

    public static string FiguresOf(string term) => $"/figures?term={term}";

    public const string Accessibility = "/accessibility";

    public const string Data = "/data";

    /// <summary>The guides, one for each kind of person.</summary>
    public const string Help = "/help";

    /// <summary>What somebody typed and did not send.</summary>
    public const string Unsent = "/unsent";

    /// <summary>Every component, in development only.</summary>
    public const string Components = "/components";

    /// <summary>One guide, at one of its headings.</summary>
    public static string Guide(string name, string? part = null) => part is null ? $"/help/{name}" : $"/help/{name}#{part}";

    /// <summary>What other programs can ask, as OpenAPI.</summary>
    public static string ApiDescription(string document = "openapi") => $"/api/{document}.json";
}
