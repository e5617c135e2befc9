namespace Countersign.PolicyLanguage.Model;

/// <summary>What somebody does with a thing when signing it.</summary>
public enum SigningAct
{
    Check,
    Approve,

    /// <summary>The last word, where only some may carry the work out: a post goes out on it.</summary>
    FinalSignOff,
}
