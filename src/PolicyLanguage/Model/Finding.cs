namespace Countersign.PolicyLanguage.Model;

/// <summary>What a finding is about.</summary>
public enum FindingKind
{
    /// <summary>Something was left to be filled in.</summary>
    Placeholder,

    /// <summary>A bracket has no partner.</summary>
    UnclosedBracket,

    /// <summary>A sentence stands twice.</summary>
    DoubledSentence,

    /// <summary>One sentence both demands and bars.</summary>
    MixedDuty,

    /// <summary>What tells one version from another, or who answers for it, is missing.</summary>
    MissingParticular,

    /// <summary>A date for review has passed.</summary>
    ReviewOverdue,

    /// <summary>Two dates cannot both be right.</summary>
    DatesDisagree,

    /// <summary>A word leaves the time open and no setting fills it in.</summary>
    OpenInterval,

    /// <summary>Letters stand for words that the text never gives.</summary>
    UnspeltAcronym,

    /// <summary>One companion document seems to go by two names.</summary>
    TwoNames,

    /// <summary>Something is claimed of everybody and nothing records it.</summary>
    UnrecordedClaim,

    /// <summary>Something of a template or an editor was left behind.</summary>
    Residue,

    /// <summary>A newer edition of a publication is in force.</summary>
    StaleEdition,

    /// <summary>A list is promised and not given.</summary>
    ListNotGiven,

    /// <summary>A setting has no value yet.</summary>
    SettingOpen,

    /// <summary>One kind of concern goes two ways.</summary>
    TwoRoutes,

    /// <summary>A concern about somebody would reach that same person.</summary>
    RouteToSubject,

    /// <summary>One role decides on work and looks into what went wrong with it.</summary>
    JudgeOfOwnWork,

    /// <summary>People are bound in one clause and not named in another.</summary>
    UnevenScope,

    /// <summary>Work has nobody who signs or does it.</summary>
    NobodyNamed,

    /// <summary>The last item of a list ends as if another followed.</summary>
    ListUnfinished,

    /// <summary>Every entry of a record of changes says the same.</summary>
    SameSummaries,

    /// <summary>Of two lists that say nearly the same, one lacks an item of the other.</summary>
    UnevenLists,

    /// <summary>Concerns go to so many people that somebody who has one may not know to whom.</summary>
    ManyRecipients,

    /// <summary>Somebody who counts on one side and belongs to the family of the other is not thought of.</summary>
    BothAtOnce,

    /// <summary>What recurs is asked of a part of those who count as one group.</summary>
    PartOfGroup,

    /// <summary>A rule turns on who is related, and nothing says who is.</summary>
    UndefinedRelation,

    /// <summary>One clause provides for work with people whom another bars altogether.</summary>
    BarredAndProvidedFor,

    /// <summary>A permission without a condition stands beside one with conditions.</summary>
    OpenBesideBounded,

    /// <summary>One clause demands or bars what another only advises.</summary>
    TwoStrengths,

    /// <summary>Breaking a rule has a gravity that no conduct of the catalogue has.</summary>
    UnknownGravity,

    /// <summary>Nothing under a heading speaks of what it promises.</summary>
    EmptyPromise,

    /// <summary>The text says two things, and the document says which holds or who decides.</summary>
    Settled,

    /// <summary>A matter that many schools settle and this document does not speak of. Never a rule.</summary>
    Consider,

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

/// <summary>Something that governors may want to look at before they ratify a document. It never stops the document from being read.</summary>
/// <param name="Clause">Null where it concerns the whole document.</param>
/// <param name="Line">In the text, from 1.</param>
/// <param name="Message">One sentence.</param>
/// <param name="CouldDo">What governors could do about it; the choice is theirs.</param>
/// <param name="Situation">A situation that shows it; null where there is none.</param>
public sealed record Finding(FindingKind Kind, string? Clause, int Line, string Message, string CouldDo, Witness? Situation = null)
{
    /// <summary>The kind as it is printed: <c>conflict</c>.</summary>
    public string Name => Kind switch
    {
        FindingKind.Conflict => "conflict",
        FindingKind.Gap => "gap",
        FindingKind.DeadRule => "dead rule",
        FindingKind.IdleException => "idle exception",
        FindingKind.LooserThanAbove => "looser than above",
        FindingKind.IdleExample => "idle example",
        FindingKind.Settled => "settled",
        FindingKind.Consider => "to consider",
        _ => "warning",
    };
}
