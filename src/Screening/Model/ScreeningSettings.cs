namespace Countersign.Screening.Model;

/// <summary>What the school has told the screening about itself. The default knows nothing and allows nothing.</summary>
public sealed record ScreeningSettings
{
    /// <summary>Pupils whose names may be published in this post, with consent already checked by the caller.</summary>
    public IReadOnlySet<Guid> MayBeNamed { get; init; } = new HashSet<Guid>();

    /// <summary>Phrases that hold a pupil's name by accident ("Harry Potter day"), each agreed by the school.</summary>
    public IReadOnlyList<string> AllowedPhrases { get; init; } = [];

    /// <summary>The school's own telephone numbers, in any usual way of writing them.</summary>
    public IReadOnlyList<string> SchoolPhones { get; init; } = [];

    /// <summary>The school's own mail domains; their sub-domains count too.</summary>
    public IReadOnlyList<string> SchoolMailDomains { get; init; } = [];

    /// <summary>The postcodes of the school's own sites.</summary>
    public IReadOnlyList<string> SchoolPostcodes { get; init; } = [];

    /// <summary>Prints counts alone.</summary>
    public override string ToString() => $"Settings with {MayBeNamed.Count} pupils who may be named";
}
