namespace Countersign.PolicyLanguage.Analysing;

/// <summary>What an analysis can find.</summary>
public enum FindingKind
{
    /// <summary>A permission and a bar apply at once, and the author does not say that this is meant.</summary>
    Conflict,

    /// <summary>Nothing decides, although a rule speaks of just this person and channel.</summary>
    Gap,

    /// <summary>A rule that decides in no situation.</summary>
    DeadRule,

    /// <summary>An exception that holds in no situation, or that changes no answer where it does.</summary>
    IdleException,

    /// <summary>A school allows more than its trust or federation does.</summary>
    LooserThanAbove,

    /// <summary>An example that leads every line of every rule to the same as an earlier one and expects no more.</summary>
    IdleExample,
}

/// <summary>Something that governors may want to mend before they vote. Never an error.</summary>
/// <param name="Clause">The clause where it could be mended.</param>
/// <param name="Line">Where it stands in the text, from 1.</param>
/// <param name="Message">One lower-case sentence.</param>
/// <param name="CouldDo">What the author could do.</param>
/// <param name="Situation">One situation that shows it; null where none could.</param>
public sealed record Finding(FindingKind Kind, string Clause, int Line, string Message, string CouldDo, Witness? Situation)
{
    /// <summary>The kind as it is printed: <c>conflict</c>.</summary>
    public string Name => Kind switch
    {
        FindingKind.Conflict => "conflict",
        FindingKind.Gap => "gap",
        FindingKind.DeadRule => "dead rule",
        FindingKind.IdleException => "idle exception",
        FindingKind.LooserThanAbove => "looser than above",
        _ => "idle example",
    };
}
