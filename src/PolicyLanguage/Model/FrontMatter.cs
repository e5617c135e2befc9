namespace Countersign.PolicyLanguage.Model;

/// <summary>Where a document stands among those that bind a school, the uppermost last.</summary>
public enum Layer
{
    School,
    Federation,
    Trust,
    Law,
}

/// <summary>How years after a date are counted.</summary>
public enum YearsEnd
{
    /// <summary>They end with the anniversary; the first free day is the day after.</summary>
    WithTheDay,

    /// <summary>They end before the anniversary, which is the first free day.</summary>
    BeforeTheDay,
}

/// <summary>What stands at the head of a document.</summary>
public sealed record FrontMatter
{
    /// <summary>The short name by which answers cite the document, such as <c>federation</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence that tells this policy from others when somebody chooses where to start.</summary>
    public string? Summary { get; init; }

    /// <summary>Issue or version, in the document's own numbering.</summary>
    public string? Version { get; init; }

    public DateOnly? Issued { get; init; }

    public DateOnly? Reviewed { get; init; }

    public DateOnly? Ratified { get; init; }

    public DateOnly? ReviewDue { get; init; }

    /// <summary>Months between reviews; null where the text gives none.</summary>
    public int? ReviewMonths { get; init; }

    /// <summary>Whether the text has it reviewed when news arrives, with no interval.</summary>
    public bool ReviewedOnNews { get; init; }

    public string? RatifiedBy { get; init; }

    public string? Owner { get; init; }

    public Layer Layer { get; init; }

    /// <summary>The nation whose law the document states or follows, in its own words; null where it names none.</summary>
    public string? Nation { get; init; }

    public YearsEnd YearsEnd { get; init; }

    /// <summary>Who is asked where the text says nothing. Silence is never a yes.</summary>
    public required string WhenSilent { get; init; }

    /// <summary>Who decides where a fact cannot be known.</summary>
    public required string WhenUnknown { get; init; }

    /// <summary>Who counts as a colleague besides the staff, such as <c>volunteer</c>; empty where only the staff do.</summary>
    public IReadOnlyList<string> Colleagues { get; init; } = [];
}
