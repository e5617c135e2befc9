namespace Countersign.PolicyLanguage.Understanding;

/// <summary>What a sentence is for.</summary>
public enum SentenceKind
{
    /// <summary>Is it allowed?</summary>
    May,

    /// <summary>Something has happened.</summary>
    Event,

    /// <summary>Somebody gives cause to worry.</summary>
    Worry,

    /// <summary>How, when, where, or whom to ask.</summary>
    Howto,
}
