namespace Countersign.PolicyLanguage.Grammar;

/// <summary>
/// What stands in one place of a line, or in a line as a whole. Each type is read in one place (the readers of values), written
/// as JSON in one, and has one kind of box in forms.
/// </summary>
public enum ArgumentType
{
    /// <summary>Prose, or several pieces of it where they are joined.</summary>
    Text,

    /// <summary>Several lines, each a line of the block.</summary>
    Lines,

    /// <summary>Said by its keyword alone.</summary>
    Flag,

    /// <summary>One of a closed list.</summary>
    Choice,

    Strength,

    /// <summary>What a procedure asks of whoever begins it.</summary>
    Question,

    /// <summary>A word of one kind.</summary>
    Word,

    /// <summary>A fact that holds.</summary>
    Fact,

    /// <summary>A fact that holds, or that does not.</summary>
    Condition,

    Role,

    /// <summary>A role, or any colleague.</summary>
    Signer,

    /// <summary>A role, or a body outside the school.</summary>
    Recipient,

    Clause,

    Setting,

    /// <summary>A time in which something is done.</summary>
    Deadline,

    /// <summary>How often something comes round.</summary>
    Interval,

    /// <summary>How long before a date.</summary>
    Reminder,

    /// <summary>A day, or a month alone.</summary>
    Date,

    /// <summary>How long a rule holds: years after leaving, an age, or both.</summary>
    Waiting,

    Duty,

    /// <summary>A signature that a rule needs first: <c>approval by the headteacher</c>.</summary>
    Signature,

    // Whole lines with several places.
    RuleHead,
    RuleOver,
    Decider,
    ProcedureSignature,
    WorkStep,
    Skip,
    Confirmation,
    Refusal,
    Subject,
    Entry,
}
